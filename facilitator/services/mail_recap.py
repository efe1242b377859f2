"""After the recap: whose mail is to be put into the outbox, and each of them."""

from __future__ import annotations

from sqlalchemy import func, select

from facilitator import emails
from facilitator.domain.people import Role
from facilitator.records.groups import MembershipRecord, PersonRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.rooms import SittingRecord
from facilitator.records.sessions import SessionRecord
from facilitator.services import queries
from facilitator.services.deps import Deps
from facilitator.services.outbox import Addressed, drop_older, put

KIND, SILENCE = "recap", "no_transcript"


def recipients(session_id: int, deps: Deps) -> list[int]:
    """The ids of the members of a session's group who have an address."""
    with deps.db.tx() as tx:
        session = tx.get(SessionRecord, session_id)
        if session is None:
            return []
        members = queries.members_of(tx, session.group_id)
        return sorted(m.person_id for m in members if m.person.email)


def mail(session_id: int, person_id: int, deps: Deps) -> bool:
    """Put one member's mail of the newest recap into the outbox. Safe to run twice.

    An older one that still waits is dropped. False where ``put`` says so.
    """
    with deps.db.tx() as tx:  # of one moment: nobody is forgotten between reading and putting
        view = queries.view_of(tx, session_id)
        group_id = tx.get_one(SessionRecord, session_id).group_id
        person = tx.get(PersonRecord, person_id)
        if person is None:
            return False
        newest = select(func.max(RecapRecord.version)).where(RecapRecord.session_id == session_id)
        purpose = f"session:{session_id}:{tx.scalar(newest)}"
        drop_older(tx, KIND, session_id, purpose)
        content = emails.write(KIND, view=view, member=person.name)
        to = Addressed(KIND, group_id, person_id, purpose, session_id)
        return put(tx, to, content, deps.clock.now())


def tell_silence(sitting_id: int, deps: Deps) -> bool:
    """Tell the group's moderators why a session has no transcript. False where there is nobody.

    Safe to run twice.
    """
    with deps.db.tx() as tx:
        sitting = tx.get(SittingRecord, sitting_id)
        if sitting is None or not sitting.silence or sitting.files:
            return False
        session = sitting.session
        members = tx.scalars(
            select(MembershipRecord).where(
                MembershipRecord.group_id == session.group_id,
                MembershipRecord.role == Role.MODERATOR.value,
                MembershipRecord.left_at.is_(None),
            )
        )
        moderators = [m.person for m in members if m.person.email]
        for person in moderators:
            content = emails.write(
                SILENCE, group=session.group.name, moderator=person.name,
                held_at=session.held_at, why=sitting.silence, session=session.id,
            )  # fmt: skip
            purpose = f"sitting:{sitting_id}"
            to = Addressed(SILENCE, session.group_id, person.id, purpose, session.id)
            put(tx, to, content, deps.clock.now())
        return bool(moderators)
