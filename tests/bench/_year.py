"""A year of several groups in the records of a service, and moderators who are signed in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from facilitator.demo import play_year
from facilitator.demo.stories import GROUPS, MONTHS, month
from facilitator.domain.people.people import Roster
from facilitator.features.access import sign_in
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.sessions import SessionRecord
from tests.standins.deps import SetClock, deps_of

COPIES, ROUNDS = 5, 2  # of the two groups there are, and of their half year
APART = timedelta(weeks=4)
LAST_WORDS = "\n\n9999\n{at} --> {at}\n{who}: Good night, everybody.\n"


@dataclass
class Kept:
    """What was filled in; a moderator is a browser's key, and where its pages are."""

    sessions: int
    groups: int
    moderators: list[tuple[str, Mapping[str, int]]]


def fill(folder, moderators):
    """Records of a year in the folder of a service that is not running."""
    (folder / "var").mkdir()
    db = Database(f"sqlite:///{folder / 'var' / 'facilitator.db'}")
    db.upgrade()
    now = datetime.now(UTC)
    deps = deps_of(db, folder, clock=SetClock(now))
    groups = [(slug, copy) for copy in range(COPIES) for slug in GROUPS]
    for slug, copy in groups:
        for number in range(MONTHS * ROUNDS):
            one = _copied(month(slug, number % MONTHS + 1), copy, number // MONTHS)
            back = MONTHS * ROUNDS - number
            begins = one.starts_at.replace(year=now.year, month=now.month, day=1) - APART * back
            play_year._play(one, begins, deps, is_newest=back == 1)
        play_year._plan(one, now + timedelta(hours=1), deps)
    with db.tx() as tx:
        tx.execute(update(OutboxRecord).values(state="sent", sent_at=now))
    kept = Kept(len(groups) * MONTHS * ROUNDS, len(groups), _signed_in(deps, moderators))
    db.close()
    return kept


def _copied(one, copy, round):
    """The same session of another group, or half a year later."""
    people = tuple(replace(p, email=p.email and f"g{copy}-{p.email}") for p in one.roster.people)
    more = LAST_WORDS.format(at=f"01:59:{round + 10}.000", who=one.there[0].name)
    return replace(
        one, group=one.group.model_copy(update={"name": f"{one.group.name} {copy + 1}"}),
        roster=Roster(people), transcript=one.transcript + more.encode(),
    )  # fmt: skip


def _signed_in(deps, count):
    """So many moderators, dealt to the groups."""
    made = []
    with deps.db.tx() as tx:
        groups = list(tx.scalars(select(GroupRecord.id).order_by(GroupRecord.id)))
        for number in range(count):
            group_id = groups[number % len(groups)]
            person = PersonRecord(name=f"Mo {number}", email=f"mo{number}@example.org")
            tx.add(MembershipRecord(group_id=group_id, person=person, role="moderator"))
            tx.flush()
            own = select(SessionRecord.id).where(SessionRecord.group_id == group_id)
            held = list(tx.scalars(own.where(SessionRecord.held_at.is_not(None))))
            coming = tx.scalars(own.where(SessionRecord.held_at.is_(None))).first()
            places = {"group": group_id, "next": coming, "held": held[-1 - number % 5]}
            made.append((person.id, places))
    return [
        (sign_in.use_link(sign_in.first_link(id, deps).link.rpartition("/")[2], deps), places)
        for id, places in made
    ]
