"""Shared reads of guests, and whether something may be sent to one: asked here by everybody."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.people import guests
from facilitator.domain.people.people import Role
from facilitator.records.groups import MembershipRecord
from facilitator.records.guests import GuestRecord


def guest_of(tx: Session, group_id: int, person_id: int) -> GuestRecord | None:
    """The invitation of a person to a group, if there was one."""
    return tx.scalar(
        select(GuestRecord).where(
            GuestRecord.group_id == group_id, GuestRecord.person_id == person_id
        )
    )


def membership_of(tx: Session, guest: GuestRecord) -> MembershipRecord | None:
    """Their place in the group, whatever it is by now."""
    return tx.scalar(
        select(MembershipRecord).where(
            MembershipRecord.group_id == guest.group_id,
            MembershipRecord.person_id == guest.person_id,
        )
    )


def guests_of(tx: Session, group_id: int) -> dict[int, GuestRecord]:
    """All who were ever invited to a group, by person."""
    found = select(GuestRecord).where(GuestRecord.group_id == group_id).order_by(GuestRecord.id)
    return {guest.person_id: guest for guest in tx.scalars(found)}


def why_no_guest(
    tx: Session, member: MembershipRecord, session_id: int | None, kind: str = ""
) -> str:
    """Why somebody in a group is not to be told of this session; empty where they are.

    Only those who are in it as a guest, and were invited, are asked about: a guest whom a member
    list brought is there by the moderator's word.
    """
    if member.role != Role.GUEST:
        return ""
    guest = guest_of(tx, member.group_id, member.person_id)
    return why_not_them(guest, session_id, kind) if guest else ""


def why_not_them(guest: GuestRecord, session_id: int | None, kind: str = "") -> str:
    """See domain.guests.why_not."""
    theirs = session_id is not None and guest.session_id == session_id
    return guests.why_not(guest.times, kind, is_their_session=theirs)
