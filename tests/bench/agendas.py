"""A thousand agendas drafted offline, one after the other: seconds of one core, in all and for one.

Groups of eight that met five times, with the recap and the icebreaker of each; all have checked in.
"""

import random
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from facilitator.domain.people.person import Person, Role, Roster
from facilitator.domain.recaps.recap import (
    Challenge,
    Commitment,
    HotSeat,
    Recap,
    Solution,
    SolutionKind,
)
from facilitator.features.agenda import prepare_agenda
from facilitator.features.checkins.answer_check_in import submit_check_in
from facilitator.features.icebreakers.choose_icebreaker import AskedIcebreaker, record_use
from facilitator.features.recaps.store_recap import store_recap
from facilitator.kit.members import get_or_create_group, save_members
from facilitator.prompting.library import PromptLibrary
from facilitator.records.database import Database
from facilitator.records.sessions import SessionRecord
from tests.standins.deps import deps_of

AGENDAS, MEMBERS, MET, SECONDS = 1000, 8, 5, 60
FIRST = datetime(2026, 1, 7, 17, tzinfo=UTC)
WHAT = "trial users|hiring|pricing|a co-founder|cash|focus|a big customer|delegation".split("|")
DID = ("cut the import to one field", "call ten of them", "write down three things she can own",
       "raise the price for new ones", "say no to the next two", "ask for a deposit")  # fmt: skip


def run(short: bool = False) -> None:
    agendas = 3 if short else AGENDAS
    with tempfile.TemporaryDirectory() as folder:
        db = Database(f"sqlite:///{Path(folder) / 'records.db'}")
        db.upgrade()
        deps = deps_of(db, Path(folder))
        deps.clock.at = FIRST + timedelta(weeks=4 * MET, days=-3)
        dice = random.Random(7)
        sessions = [_group(number, deps, dice) for number in range(agendas)]
        deps.clock.pass_by(days=2)
        took = []
        for session_id in sessions:
            at = time.process_time()
            assert prepare_agenda.prepare(session_id, deps)
            took.append(time.process_time() - at)
        db.close()
    took.sort()
    print(f"{agendas} agendas take {sum(took):.1f} s of one core (wanted: under {SECONDS})")
    print(f"median {took[len(took) // 2] * 1000:.0f} ms, slowest {took[-1] * 1000:.0f} ms")


def _group(number, deps, dice):
    """A group with its history and its check-ins; gives its next session."""
    themes = PromptLibrary().themes()
    theme = themes[number % len(themes)]
    names = [f"Member{n} of {number}" for n in range(MEMBERS)]
    cast = [
        Person(name, f"m{n}.{number}@example.org", role=Role.MEMBER if n else Role.MODERATOR,
               profile=f"I have been through {dice.choice(WHAT)} and {dice.choice(WHAT)}.")
        for n, name in enumerate(names)
    ]  # fmt: skip
    with deps.db.tx() as tx:
        group = get_or_create_group(tx, f"Group {number}", theme)
        people = save_members(tx, group, Roster(tuple(cast)))
        ids = [people[name].id for name in names]
        packs = PromptLibrary().icebreakers(theme)
        for met in range(MET + 1):
            at = FIRST + timedelta(weeks=4 * met)
            session = SessionRecord(group=group, title=group.name, theme=theme, planned_at=at)
            tx.add(session)
            tx.flush()
            if met < MET:
                session.held_at = at
                store_recap(tx, session, _recap(names, met, dice), people)
                one = dice.choice(packs)
                record_use(
                    tx, session, one, AskedIcebreaker(one.text, tuple(ids), dice.choice(ids))
                )
    for person_id in ids:
        submit_check_in(session.id, person_id, _form(dice), deps)
    return session.id


def _recap(names, met, dice):
    """Two hot seats with four solutions each, and a commitment of everybody."""
    sat = [names[(2 * met + n) % MEMBERS] for n in range(2)]
    return Recap(
        "bench",
        tuple(
            HotSeat(name, 600.0, 1800.0, Challenge(f"I am stuck with {dice.choice(WHAT)}.", ()),
                    tuple(_solution(peer, dice) for peer in dice.sample(names, 5) if peer != name))
            for name in sat
        ),
        tuple(Commitment(name, f"I will {dice.choice(DID)}.", ()) for name in names),
    )  # fmt: skip


def _solution(peer, dice):
    return Solution(peer, SolutionKind.SUGGESTION, f"You could {dice.choice(DID)}.", ())


def _form(dice):
    """What somebody answers; every third wants the hot seat."""
    if dice.random() < 1 / 3:
        sentence = f"We have trouble with {dice.choice(WHAT)} again."
        return {"attending": "yes", "hot-seat": "yes", "sentence": sentence, "share-wish": "yes"}
    return {"attending": dice.choice(("yes", "yes", "unsure", "no")), "hot-seat": "no"}
