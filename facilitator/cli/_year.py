"""Fills the demo's records with a year of two groups, as if it had been in use all along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from facilitator import config, wiring
from facilitator.domain.commitments import NOTED
from facilitator.domain.people import Role
from facilitator.practice.months import GROUPS, MONTHS, Month, month, says_after
from facilitator.practice.moved import moved
from facilitator.records.sessions import SessionRecord
from facilitator.services import answer_follow_up, ask_check_in, prepare_agenda, queries, send_recap
from facilitator.services.answer_check_in import send_check_in
from facilitator.services.deps import Deps
from facilitator.services.followed import followed
from facilitator.services.hand_in import Wanted, completed
from facilitator.services.keep_session import keep_session
from facilitator.services.link_room import link_room
from facilitator.services.look_after_groups import edit_group
from facilitator.services.make_recap import Handed, make_recap
from facilitator.services.plan_session import plan_session

NEWEST = timedelta(days=6)  # before today
NEXT = timedelta(hours=26)  # from now: its agenda is drafted, and most have checked in


@dataclass(frozen=True, slots=True)
class _At:
    """A clock that stands still, for what was done on a day in the past."""

    at: datetime

    def now(self) -> datetime:
        return self.at


def fill(deps: Deps, told: Callable[[str], None]) -> None:
    """Play all sample sessions, the newest a few days ago. Safe to run twice.

    Its recap waits for approval, as does the agenda of a session tomorrow; all else was sent.
    """
    now = datetime.now(UTC)
    all_of = [month(slug, number) for slug in GROUPS for number in range(1, MONTHS + 1)]
    all_of.sort(key=lambda one: one.starts_at)
    with deps.db.tx() as tx:
        if queries.group_named(tx, all_of[-1].group.name) is not None:
            return  # it was played before
    weeks = (now - NEWEST - all_of[-1].starts_at) // timedelta(weeks=1)
    all_of = [moved(one, weeks) for one in all_of]
    for one in all_of:
        told(f"{one.group.name}, session {one.number}")
        _play(one, deps, is_newest=one is all_of[-1])
    told("The session of tomorrow")
    first = next(one for one in reversed(all_of) if one.slug == GROUPS[0])
    _plan(first, (now + NEXT).replace(minute=0, second=0, microsecond=0), deps)


def _play(one: Month, deps: Deps, *, is_newest: bool) -> None:
    group, begins, db = one.group, one.starts_at, deps.db
    link_room(db, group.name, group.theme, one.roster, "", "")
    settings = {"time_zone": group.zone, "format": group.format, "minutes": group.minutes}
    edit_group(group.name, settings, db)
    title = f"{group.name}, {begins:%B %Y}"
    handed = Handed(
        [one.transcript],
        None,
        held_on=begins.date(),
        group=group.name,
        title=title,
        roster=one.roster,
    )
    handed = completed(handed, Wanted(), db)
    made = make_recap(handed, wiring.engine(config.load(), handed, "offline"))
    kept = keep_session(handed, made, db)
    with db.tx() as tx:
        session = tx.get_one(SessionRecord, kept.session_id)
        session.held_at = begins.astimezone(UTC)
        people = {
            p.name: p.id for p in (m.person for m in queries.members_of(tx, session.group_id))
        }
        lead = people[next(p.name for p in one.roster.people if p.role is Role.MODERATOR)]
    evening = replace(deps, clock=_At(begins + timedelta(hours=3)))
    if is_newest:
        send_recap.show_moderators(kept.session_id, evening)
        return
    send_recap.approve(kept.session_id, None, lead, evening)
    _answer(one, people, replace(deps, clock=_At(begins + timedelta(days=16))))


def _answer(one: Month, people: dict[str, int], deps: Deps) -> None:
    """Say how commitments went, two weeks later."""
    for name, says in {**says_after(one)}.items():
        if name not in people:
            continue
        with deps.db.tx() as tx:
            promises = [(p.id, p.text) for p in followed(tx, person_id=people[name]) if p.is_open]
        for number, text in promises:
            if (went := says.of(text)) and went.answer in NOTED:
                answer_follow_up.answer(people[name], number, went.answer, went.word, deps)


def _plan(last: Month, at: datetime, deps: Deps) -> None:
    """The session that follows: members check in, and its agenda is drafted."""
    coming = plan_session(last.group.name, at, deps.db, topic="the price of being nice")
    wishes = last.next.wishes
    with deps.db.tx() as tx:
        session = tx.get_one(SessionRecord, coming.id)
        members = [
            (m.person_id, m.person.name)
            for m in queries.members_of(tx, session.group_id)
            if m.role != Role.GUEST
        ]
    for number, (person_id, name) in enumerate(members):
        ask_check_in.ask_member(coming.id, person_id, deps)
        if number == len(members) - 1:
            continue  # somebody never has the time
        wish = wishes.get(name)
        form = {**wish.model_dump(), "share-wish": "yes"} if wish else {}
        form |= {"attending": "yes", "hot-seat": "yes" if wish else "no"}
        send_check_in(coming.id, person_id, form, deps)
    prepare_agenda.prepare(coming.id, deps)
