"""Delete what guests wrote: on request, and when the group's retention time is over."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.domain.sessions.retention import deleted_on
from facilitator.kit.deps import Deps
from facilitator.records.guests import GuestRecord
from facilitator.records.work import ReceiptRecord


def forget_guests(
    tx: Session, person_id: int, groups: Collection[int], without: Callable[[str], str]
) -> None:
    """Delete a person's invitations, and remove their name from what other guests wrote."""
    tx.execute(delete(GuestRecord).where(GuestRecord.person_id == person_id))
    for guest in tx.scalars(select(GuestRecord).where(GuestRecord.group_id.in_(groups))):
        guest.does, guest.brings = without(guest.does), without(guest.brings)


def delete_expired_guest_texts(deps: Deps) -> int:
    """Delete what guests wrote once their session is older than the group keeps transcripts.

    Safe to run twice. Returns the number of guests; a receipt is stored for each session.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        wrote = (GuestRecord.does != "") | (GuestRecord.brings != "")
        expired = [
            guest
            for guest in tx.scalars(select(GuestRecord).where(wrote))
            if _is_expired(guest, now)
        ]
        for guest in expired:
            guest.does = guest.brings = ""
        for session_id in dict.fromkeys(guest.session_id for guest in expired):
            number = sum(guest.session_id == session_id for guest in expired)
            about = f"what guests wrote before session {session_id}"
            tx.add(ReceiptRecord(about=about, removed={"guests": number}, at=now))
        return len(expired)


def _is_expired(guest: GuestRecord, now: datetime) -> bool:
    days = guest.group.as_settings().transcript_days
    return deleted_on(guest.starts_at, days) <= now.date()
