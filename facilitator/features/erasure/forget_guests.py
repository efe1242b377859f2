"""What guests said goes: on request, and by itself when the group keeps it no longer."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator.domain.sessions.keeping import deleted_on
from facilitator.kit.deps import Deps
from facilitator.records.guests import GuestRecord
from facilitator.records.work import ReceiptRecord


def forget_guests(
    tx: Session, person_id: int, groups: Collection[int], without: Callable[[str], str]
) -> None:
    """Remove a person's own invitations; put a gap where other guests wrote their name."""
    tx.execute(delete(GuestRecord).where(GuestRecord.person_id == person_id))
    for guest in tx.scalars(select(GuestRecord).where(GuestRecord.group_id.in_(groups))):
        guest.does, guest.brings = without(guest.does), without(guest.brings)


def let_guests_words_go(deps: Deps) -> int:
    """Delete what guests wrote, so many days after their session as what is said in it stays.

    Safe to run twice. Gives the number of guests; receipts say how many of which session.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        wrote = (GuestRecord.does != "") | (GuestRecord.brings != "")
        gone = [
            guest for guest in tx.scalars(select(GuestRecord).where(wrote)) if _is_over(guest, now)
        ]
        for guest in gone:
            guest.does = guest.brings = ""
        for session_id in dict.fromkeys(guest.session_id for guest in gone):
            number = sum(guest.session_id == session_id for guest in gone)
            about = f"what guests wrote before session {session_id}"
            tx.add(ReceiptRecord(about=about, removed={"guests": number}, at=now))
        return len(gone)


def _is_over(guest: GuestRecord, now: datetime) -> bool:
    days = guest.group.as_settings().transcript_days
    return deleted_on(guest.starts_at, days) <= now.date()
