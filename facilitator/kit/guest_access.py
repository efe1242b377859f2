"""Database reads about guests, and whether something may be sent to a guest."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.people import guests
from facilitator.domain.people.person import Role
from facilitator.records.groups import MembershipRecord
from facilitator.records.guests import GuestRecord


def find_guest(tx: Session, group_id: int, person_id: int) -> GuestRecord | None:
    """Find the invitation of a person to a group, or None."""
    return tx.scalar(
        select(GuestRecord).where(
            GuestRecord.group_id == group_id, GuestRecord.person_id == person_id
        )
    )


def guest_membership(tx: Session, guest: GuestRecord) -> MembershipRecord | None:
    """Find a guest's membership in the group, whatever its role is by now."""
    return tx.scalar(
        select(MembershipRecord).where(
            MembershipRecord.group_id == guest.group_id,
            MembershipRecord.person_id == guest.person_id,
        )
    )


def guests_of(tx: Session, group_id: int) -> dict[int, GuestRecord]:
    """List everybody who was ever invited to a group, keyed by person id."""
    query = select(GuestRecord).where(GuestRecord.group_id == group_id).order_by(GuestRecord.id)
    return {guest.person_id: guest for guest in tx.scalars(query)}


def why_not_contact_member(
    tx: Session, member: MembershipRecord, session_id: int | None, kind: str = ""
) -> str:
    """Explain why a member must not be contacted about a session; empty if they may be.

    Only guests with an invitation are checked: a guest from an imported member list was added by
    the moderator.
    """
    if member.role != Role.GUEST:
        return ""
    guest = find_guest(tx, member.group_id, member.person_id)
    return why_not_contact_guest(guest, session_id, kind) if guest else ""


def why_not_contact_guest(guest: GuestRecord, session_id: int | None, kind: str = "") -> str:
    """Like ``domain.people.guests.reason_not_to_send``, for a guest and a session."""
    is_their_session = session_id is not None and guest.session_id == session_id
    return guests.reason_not_to_send(guest.times, kind, is_their_session=is_their_session)
