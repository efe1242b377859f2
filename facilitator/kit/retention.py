"""Shared reads: how long what was said is kept, and what may not be taken in again."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.domain.sessions.keeping import DRAFT_DAYS, deleted_on
from facilitator.records.recaps import RecapRecord
from facilitator.records.reviews import OwnPartRecord, ReviewRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord


def approved_at(tx: Session, session: SessionRecord) -> datetime | None:
    """When the group was sent its recap; a later version does not move the day they know.

    A draft that nobody approves counts as approved after a while: words are not kept for ever
    because a moderator forgot them. None where there is no recap.
    """
    sent = select(ReviewRecord.sent_at).where(ReviewRecord.session_id == session.id)
    if at := tx.scalar(sent):
        return at
    made = select(func.min(RecapRecord.made_at)).where(RecapRecord.session_id == session.id)
    at = tx.scalar(made)
    return at + timedelta(days=DRAFT_DAYS) if at else None


def words_go_on(tx: Session, session: SessionRecord) -> date | None:
    """The day on which the words of a session go, or went; None where there are none to go."""
    kept = session.transcript
    if kept is None:
        return None
    if kept.emptied_at is not None:
        return kept.emptied_at.date()
    if tx.scalar(select(TurnRecord.id).where(TurnRecord.transcript_id == kept.id).limit(1)) is None:
        return None
    approved = approved_at(tx, session)
    days = session.group.as_settings().transcript_days
    return deleted_on(approved, days) if approved else None


def emptied_of(tx: Session, group_id: int | None, fingerprint: str) -> TranscriptRecord | None:
    """The transcript of a group that had just these words, where they are kept no longer."""
    return tx.scalar(
        select(TranscriptRecord)
        .where(TranscriptRecord.group_id == group_id, TranscriptRecord.fingerprint == fingerprint)
        .where(TranscriptRecord.emptied_at.is_not(None))
        .limit(1)
    )


def struck_at(tx: Session, session_id: int) -> datetime | None:
    """When a member last struck words of a session: from then on its transcript is not taken in."""
    changed = select(func.max(OwnPartRecord.changed_at))
    return tx.scalar(changed.where(OwnPartRecord.session_id == session_id))


def check_struck(tx: Session, session_id: int) -> None:
    """Raise Refused where the words of a session would bring back what a member struck."""
    if struck_at(tx, session_id):
        raise Refused(
            f"A member struck words of session {session_id}, and they are not taken in again.",
            f"`facilitator show {session_id}` shows its recap; `facilitator review redo "
            f"{session_id}` makes it anew from what is left.",
        )


def check_words(tx: Session, group_id: int | None, fingerprint: str) -> None:
    """Raise Refused where these very words were deleted because their time was over, or struck."""
    known = tx.scalar(
        select(TranscriptRecord.session_id)
        .where(TranscriptRecord.group_id == group_id, TranscriptRecord.fingerprint == fingerprint)
        .limit(1)
    )
    if known is not None:
        check_struck(tx, known)
    gone = emptied_of(tx, group_id, fingerprint)
    if gone is not None and gone.emptied_at is not None:
        raise Refused(
            f"What was said in session {gone.session_id} was deleted on "
            f"{gone.emptied_at:%Y-%m-%d}, as its group wants, and is not taken in again.",
            f"`facilitator show {gone.session_id}` shows its recap; `facilitator recap` with "
            "--no-store makes one and keeps nothing.",
        )
