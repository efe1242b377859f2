"""A group that has met once and meets again in two weeks: what a check-in is about."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import select

from facilitator.engines.offline import OfflineEngine
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.sessions import SessionRecord
from facilitator.services.deps import Deps
from facilitator.services.keep_session import keep_session
from facilitator.services.make_recap import Handed, make_recap
from tests.people import MEMBERS, zoom_vtt
from tests.standins.deps import deps_of

STARTS_AT = datetime(2026, 3, 18, 17, tzinfo=UTC)
HELD = Handed(
    [zoom_vtt().encode()], MEMBERS + b"Gil,gil@example.org,guest\n", held_on=date(2026, 3, 4),
    group="Founders North", title="March",
)  # fmt: skip


@dataclass
class Before:
    """The second session is planned; ``people`` are the ids of the cast by name."""

    deps: Deps
    session_id: int
    held_id: int
    people: dict[str, int]

    def pair(self, name):
        return self.session_id, self.people[name]

    def link(self, name="Dana", purpose="check-in", until=None):
        """The path of a member's link."""
        until = until or datetime(2026, 4, 1, tzinfo=UTC)
        return f"/{purpose}/" + self.deps.links.token(purpose, self.pair(name), until)

    def change(self, **values):
        """Change the planned session."""
        with self.deps.db.tx() as tx:
            session = tx.get_one(SessionRecord, self.session_id)
            for name, value in values.items():
                setattr(session, name, value)


def before(db, folder):
    """Records in which Dana and Bob said on 4 March what they would do; the time is 16 March."""
    deps = deps_of(db, folder)
    deps.clock.at = datetime(2026, 3, 16, 9, tzinfo=UTC)
    kept = keep_session(HELD, make_recap(HELD, OfflineEngine()), db)
    with db.tx() as tx:
        group = tx.scalars(select(GroupRecord)).one()
        planned = SessionRecord(group_id=group.id, title="March II", planned_at=STARTS_AT)
        tx.add(planned)
        tx.flush()
        people = dict(
            tx.execute(
                select(PersonRecord.name, PersonRecord.id).join(
                    MembershipRecord, MembershipRecord.person_id == PersonRecord.id
                )
            ).all()
        )
        return Before(deps, planned.id, kept.session_id, people)
