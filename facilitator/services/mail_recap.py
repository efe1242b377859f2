"""After the recap: whose mail is to be written, and each of them."""

from __future__ import annotations

from sqlalchemy import select

from facilitator.domain.people import Role
from facilitator.records.groups import MembershipRecord
from facilitator.records.rooms import SittingRecord
from facilitator.records.sessions import SessionRecord
from facilitator.services import queries
from facilitator.services.deps import Deps
from facilitator.services.write_mails import write_notice, write_recap_mail


def recipients(session_id: int, deps: Deps) -> list[int]:
    """The ids of the members of a session's group who have an address."""
    with deps.db.tx() as tx:
        session = tx.get(SessionRecord, session_id)
        if session is None:
            return []
        members = queries.members_of(tx, session.group_id)
        return sorted(m.person_id for m in members if m.person.email)


def mail(session_id: int, person_id: int, deps: Deps) -> None:
    """Write one member's recap. Safe to run twice; nothing for who has left in the meantime."""
    with deps.db.tx() as tx:
        view = queries.view_of(tx, session_id)
        session = tx.get_one(SessionRecord, session_id)
        membership = tx.scalar(
            select(MembershipRecord).where(
                MembershipRecord.group_id == session.group_id,
                MembershipRecord.person_id == person_id,
                MembershipRecord.left_at.is_(None),
            )
        )
        person = membership.as_person() if membership else None
    if person and person.email:
        write_recap_mail(view, person, deps.outbox)


def tell_silence(sitting_id: int, deps: Deps) -> bool:
    """Tell the group's moderators why a session has no transcript. False where there is nobody."""
    with deps.db.tx() as tx:
        sitting = tx.get(SittingRecord, sitting_id)
        if sitting is None or not sitting.silence or sitting.files:
            return False
        session = sitting.session
        roster = queries.roster_of(tx, session.group_id)
        told = {"group": session.group.name, "held_at": session.held_at, "why": sitting.silence}
        session_id = session.id
    moderators = [p for p in roster.people if p.role is Role.MODERATOR and p.email]
    for person in moderators:
        write_notice(
            "no_transcript", session_id, person, deps.outbox,
            moderator=person.name, session=session_id, **told,
        )  # fmt: skip
    return bool(moderators)
