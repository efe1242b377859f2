"""Delete transcripts and live notes after the group's retention period; recaps stay."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import CursorResult, Delete, delete, select, update
from sqlalchemy.orm import Session

from facilitator.domain.sessions.retention import DRAFT_DAYS, deleted_on
from facilitator.features.erasure.delete_held import delete_held
from facilitator.features.erasure.forget_prompts import delete_trials
from facilitator.kit.attendance import session_speakers, speaking_seconds
from facilitator.kit.deps import Deps
from facilitator.kit.retention import transcript_deletion_day
from facilitator.records.boards import OFF, LiveNoteRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.rooms import PlatformSummaryRecord, SittingRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord
from facilitator.records.work import QuestionRecord, ReceiptRecord


def due(deps: Deps) -> list[int]:
    """Return the ids of the sessions whose words are to be deleted now."""
    today = deps.clock.now().date()
    with deps.db.tx() as tx:
        query = (
            select(SessionRecord)
            .join(TranscriptRecord)
            .where(TranscriptRecord.emptied_at.is_(None))
            .where(SessionRecord.id.in_(select(RecapRecord.session_id)))
            .where(TranscriptRecord.turns.any())
            .order_by(SessionRecord.id)
        )
        return [s.id for s in tx.scalars(query) if _is_due(tx, s, today)]


def delete_words(session_id: int, deps: Deps) -> int:
    """Delete the words of a session if they are due. Returns the number of turns.

    Safe to run twice. Writes a receipt. A mark and the fingerprint stay, so that the same
    transcript cannot be taken in again.
    """
    with deps.db.tx() as tx:
        session = tx.get(SessionRecord, session_id, with_for_update=True)
        if session is None or not _is_due(tx, session, deps.clock.now().date()):
            return 0
        transcript = session.transcript
        assert transcript is not None
        transcript.spoke = [person for _, person in session_speakers(tx, [session_id])]
        spoken = speaking_seconds(tx, [session_id]).get(session_id, {})
        transcript.spoke_seconds = [
            round(spoken.get(p, 0.0), 1) if p else 0.0 for p in transcript.spoke
        ]
        transcript.emptied_at = deps.clock.now()
        sittings = select(SittingRecord.id).where(SittingRecord.session_id == session_id)
        removed = {
            "turns": delete(TurnRecord).where(TurnRecord.transcript_id == transcript.id),
            "questions": delete(QuestionRecord).where(QuestionRecord.session_id == session_id),
            "platform_summaries": delete(PlatformSummaryRecord).where(
                PlatformSummaryRecord.sitting_id.in_(sittings)
            ),
            "notes": _delete_notes(session_id),
        }
        delete_trials(tx, [session_id])
        delete_held(tx, [session_id], transcript.emptied_at)
        counts = {}
        for name, statement in removed.items():
            result = tx.execute(statement)
            counts[name] = result.rowcount if isinstance(result, CursorResult) else 0
        tx.execute(
            update(SittingRecord)
            .where(SittingRecord.session_id == session_id)
            .values(next_try_at=None)
        )
        tx.add(
            ReceiptRecord(
                about=f"what was said in session {session_id}", removed=counts,
                at=deps.clock.now(),
            )
        )  # fmt: skip
        return counts["turns"]


def delete_old_notes(deps: Deps) -> int:
    """Delete live notes of sessions without a transcript, when its words would be deleted.

    Returns the number of sessions. Safe to run twice.
    """
    today = deps.clock.now().date()
    with deps.db.tx() as tx:
        with_notes = select(LiveNoteRecord.session_id).where(LiveNoteRecord.kind != OFF)
        with_words = select(TranscriptRecord.session_id).where(TranscriptRecord.turns.any())
        query = select(SessionRecord).where(
            SessionRecord.id.in_(with_notes), SessionRecord.id.not_in(with_words)
        )
        old = [session.id for session in tx.scalars(query) if _notes_deleted_on(session) <= today]
        for session_id in old:
            tx.execute(_delete_notes(session_id))
        return len(old)


def _delete_notes(session_id: int) -> Delete:
    """Return the deletion of a session's live notes; off-the-record times have no words."""
    return delete(LiveNoteRecord).where(
        LiveNoteRecord.session_id == session_id, LiveNoteRecord.kind != OFF
    )


def _notes_deleted_on(session: SessionRecord) -> date:
    held_at = session.held_at or session.planned_at or session.created_at
    days = session.group.as_settings().transcript_days
    return deleted_on(held_at + timedelta(days=DRAFT_DAYS), days)


def _is_due(tx: Session, session: SessionRecord, today: date) -> bool:
    transcript = session.transcript
    day = (
        transcript_deletion_day(tx, session)
        if transcript and transcript.emptied_at is None
        else None
    )
    return day is not None and day <= today
