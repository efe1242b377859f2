"""Database reads about retention: when a transcript is deleted, what must not be imported again."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.domain.sessions.retention import DRAFT_DAYS, deleted_on
from facilitator.records.recaps import RecapRecord
from facilitator.records.reviews import MemberReviewRecord, ReviewRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord


def approved_at(tx: Session, session: SessionRecord) -> datetime | None:
    """When a recap was sent to the group; later versions do not move it.

    A draft that nobody approves counts as approved after ``DRAFT_DAYS``, so that a transcript is
    not kept for ever because a moderator forgot the draft. None if there is no recap.
    """
    query = select(ReviewRecord.sent_at).where(ReviewRecord.session_id == session.id)
    if at := tx.scalar(query):
        return at
    first_made = select(func.min(RecapRecord.made_at)).where(RecapRecord.session_id == session.id)
    at = tx.scalar(first_made)
    return at + timedelta(days=DRAFT_DAYS) if at else None


def transcript_deletion_day(tx: Session, session: SessionRecord) -> date | None:
    """The day on which a session's transcript is, or was, deleted; None if there is none."""
    transcript = session.transcript
    if transcript is None:
        return None
    if transcript.emptied_at is not None:
        return transcript.emptied_at.date()
    if (
        tx.scalar(select(TurnRecord.id).where(TurnRecord.transcript_id == transcript.id).limit(1))
        is None
    ):
        return None
    approved = approved_at(tx, session)
    days = session.group.as_settings().transcript_days
    return deleted_on(approved, days) if approved else None


def find_deleted_transcript(
    tx: Session, group_id: int | None, fingerprint: str
) -> TranscriptRecord | None:
    """Find a group's deleted transcript with this fingerprint."""
    return tx.scalar(
        select(TranscriptRecord)
        .where(TranscriptRecord.group_id == group_id, TranscriptRecord.fingerprint == fingerprint)
        .where(TranscriptRecord.emptied_at.is_not(None))
        .limit(1)
    )


def last_struck_at(tx: Session, session_id: int) -> datetime | None:
    """When a member last struck words of a session; blocks new imports of its transcript."""
    query = select(func.max(MemberReviewRecord.changed_at))
    return tx.scalar(query.where(MemberReviewRecord.session_id == session_id))


def check_not_struck(tx: Session, session_id: int) -> None:
    """Raise Refused if importing a session's transcript would restore what a member struck."""
    if last_struck_at(tx, session_id):
        raise Refused(
            f"A member struck words of session {session_id}, so its transcript "
            "is not imported again.",
            f"`facilitator show {session_id}` shows its recap; `facilitator review redo "
            f"{session_id}` makes a new one from what is left.",
        )


def check_may_import(tx: Session, group_id: int | None, fingerprint: str) -> None:
    """Raise Refused if this transcript was deleted when its time was over, or was struck."""
    known = tx.scalar(
        select(TranscriptRecord.session_id)
        .where(TranscriptRecord.group_id == group_id, TranscriptRecord.fingerprint == fingerprint)
        .limit(1)
    )
    if known is not None:
        check_not_struck(tx, known)
    deleted = find_deleted_transcript(tx, group_id, fingerprint)
    if deleted is not None and deleted.emptied_at is not None:
        raise Refused(
            f"What was said in session {deleted.session_id} was deleted on "
            f"{deleted.emptied_at:%Y-%m-%d}, as its group's settings "
            "demand, and is not imported again.",
            f"`facilitator show {deleted.session_id}` shows its recap; `facilitator recap` with "
            "--no-store makes one and stores nothing.",
        )
