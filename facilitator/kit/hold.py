"""After a backup was restored, mails and posts are held: they may have left before.

What was waiting when the backup was made may have been sent since, and work that runs again writes
the same mails again. The owner decides what becomes of it.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from facilitator.domain.mails import MailState
from facilitator.records.outbox import OutboxRecord
from facilitator.records.outgoing import OutgoingMessage
from facilitator.records.posts import PostRecord
from facilitator.records.work import HoldRecord

KINDS: tuple[type[OutgoingMessage], ...] = (OutboxRecord, PostRecord)
DROPPED_REASON = "It waited when a backup was restored, and the owner dropped it."


def hold(tx: Session, why: str, at: datetime) -> None:
    """Let nothing leave until the owner releases it."""
    tx.add(HoldRecord(why=why, since=at))


def held_since(tx: Session) -> datetime | None:
    """Return since when nothing leaves; None if it does."""
    return tx.scalar(select(func.min(HoldRecord.since)).where(HoldRecord.released_at.is_(None)))


def held_number(tx: Session) -> int:
    """Return how many mails and posts wait."""
    return sum(
        tx.scalar(select(func.count()).where(kind.state == MailState.WAITING)) or 0
        for kind in KINDS
    )


def release(tx: Session, at: datetime, *, drop: bool) -> int:
    """Let mails and posts leave again. What waits is sent, or with ``drop`` never sent.

    Returns the number of what waited. Safe to run twice.
    """
    if held_since(tx) is None:
        return 0
    number = held_number(tx)
    for kind in KINDS:
        waiting = update(kind).where(kind.state == MailState.WAITING)
        # The attempt that it had is over: it ended when it found the hold.
        tx.execute(
            waiting.values(state=MailState.DROPPED, why=DROPPED_REASON) if drop
            else waiting.values(tries=kind.tries + 1)
        )  # fmt: skip
    tx.execute(update(HoldRecord).where(HoldRecord.released_at.is_(None)).values(released_at=at))
    return number
