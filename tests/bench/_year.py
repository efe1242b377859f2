"""A year of several groups in the records of a service, and moderators who are signed in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from facilitator.app import dependencies
from facilitator.config import Settings
from facilitator.demo import play_month, play_year
from facilitator.demo.move_dates import move_month
from facilitator.demo.sample_months import GROUPS, MONTHS, load_month
from facilitator.demo.single_transaction import SingleTransactionDatabase
from facilitator.domain.people.person import Role, Roster
from facilitator.features.access import sign_in
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.sessions import SessionRecord

COPIES, ROUNDS = 5, 2  # of the two groups there are, and of their half year
APART = timedelta(weeks=4)
DRAFTS = 6  # of each group: its newest sessions, whose recaps nobody has approved


@dataclass
class Kept:
    """What was filled in; a moderator is a browser's key, and where its pages are."""

    sessions: int
    groups: int
    moderators: list[tuple[str, Mapping[str, int]]]


def fill(folder, moderators, copies=COPIES, sessions=MONTHS * ROUNDS):
    """Records of a year in the folder of a service that is not running; fewer for a short form."""
    deps = dependencies.deps(Settings(FACILITATOR_VAR=str(folder / "var"), _env_file=None))
    deps.db.upgrade()
    now = datetime.now(UTC)
    db = SingleTransactionDatabase(deps.db)
    quick = replace(deps, db=db, mailer=play_month.DiscardingMailer(deps.mailer.sender))
    groups = [(slug, copy) for copy in range(copies) for slug in GROUPS]
    with db.as_one():
        for slug, copy in groups:
            last = _live(slug, copy, now, sessions, quick)
            play_month.plan_without_agenda(last, quick)
            play_month.plan_next_session(last, now + timedelta(hours=26 + copy), quick)
    with deps.db.tx() as tx:
        tx.execute(update(OutboxRecord).values(state="sent", sent_at=now))
    kept = Kept(len(groups) * sessions, len(groups), _signed_in(deps, moderators))
    deps.db.close()
    return kept


def _live(slug, copy, now, sessions, deps):
    """Play the year of one group; gives its newest session."""
    last = None
    for number in range(sessions):
        back = sessions - number
        one = _copied(load_month(slug, number % MONTHS + 1), copy, number // MONTHS)
        one = move_month(one, (now - APART * back + timedelta(weeks=2) - one.starts_at).days // 7)
        if last is None:
            play_year._create_group(one, deps)
        last = play_month.play_session(one, last if one.number > 1 else None, deps)
        if back > DRAFTS:
            play_month.play_follow_up(last, now, deps)
        else:
            play_month.send_draft(last, deps)
    return last


def _copied(one, copy, round):
    """The same session of another group, or half a year later: then without its guest."""
    people = [replace(p, email=p.email and f"g{copy}-{p.email}") for p in one.roster.people]
    guest = one.guest and one.guest.model_copy(update={"email": f"g{copy}-{one.guest.email}"})
    if round:
        people, guest = [p for p in people if p.role is not Role.GUEST], None
    more = (*one.turns, (one.there[0].name, f"That was evening {copy * ROUNDS + round + 1}."))
    return replace(
        one, group=one.group.model_copy(update={"name": f"{one.group.name} {copy + 1}"}),
        roster=Roster(tuple(people)), turns=more, guest=guest,
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
        (
            sign_in.sign_in_with_link(
                sign_in.create_first_link(id, deps).link.rpartition("/")[2], deps
            ),
            places,
        )
        for id, places in made
    ]
