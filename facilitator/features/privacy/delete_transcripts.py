"""What was said is kept no longer than its group wants; the recap stays, with what it quotes."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import CursorResult, Delete, delete, select, update
from sqlalchemy.orm import Session

from facilitator.domain.sessions.keeping import DRAFT_DAYS, deleted_on
from facilitator.features.erasure.forget_prompts import forget_trials
from facilitator.kit.attendance import seconds_spoken, who_spoke
from facilitator.kit.deps import Deps
from facilitator.kit.retention import words_go_on
from facilitator.records.boards import OFF, CaptureRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.rooms import PlatformSummaryRecord, SittingRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord
from facilitator.records.work import QuestionRecord, ReceiptRecord


def due(deps: Deps) -> list[int]:
    """The sessions whose words are to go now."""
    today = deps.clock.now().date()
    with deps.db.tx() as tx:
        kept = (
            select(SessionRecord)
            .join(TranscriptRecord)
            .where(TranscriptRecord.emptied_at.is_(None))
            .where(SessionRecord.id.in_(select(RecapRecord.session_id)))
            .where(TranscriptRecord.turns.any())
            .order_by(SessionRecord.id)
        )
        return [s.id for s in tx.scalars(kept) if _is_due(tx, s, today)]


def empty(session_id: int, deps: Deps) -> int:
    """Delete what was said in a session, if its day has come. Gives the number of turns.

    Safe to run twice. A receipt says how much went; a mark and the fingerprint stay, so that the
    same transcript does not bring the words back.
    """
    with deps.db.tx() as tx:
        session = tx.get(SessionRecord, session_id, with_for_update=True)
        if session is None or not _is_due(tx, session, deps.clock.now().date()):
            return 0
        kept = session.transcript
        assert kept is not None
        kept.spoke = [person for _, person in who_spoke(tx, [session_id])]
        spoken = seconds_spoken(tx, [session_id]).get(session_id, {})
        kept.spoke_seconds = [round(spoken.get(p, 0.0), 1) if p else 0.0 for p in kept.spoke]
        kept.emptied_at = deps.clock.now()
        sittings = select(SittingRecord.id).where(SittingRecord.session_id == session_id)
        removed = {
            "turns": delete(TurnRecord).where(TurnRecord.transcript_id == kept.id),
            "questions": delete(QuestionRecord).where(QuestionRecord.session_id == session_id),
            "platform_summaries": delete(PlatformSummaryRecord).where(
                PlatformSummaryRecord.sitting_id.in_(sittings)
            ),
            "notes": _notes(session_id),
        }
        forget_trials(tx, [session_id])
        counted = {}
        for name, statement in removed.items():
            done = tx.execute(statement)
            counted[name] = done.rowcount if isinstance(done, CursorResult) else 0
        tx.execute(
            update(SittingRecord)
            .where(SittingRecord.session_id == session_id)
            .values(next_try_at=None)
        )
        tx.add(
            ReceiptRecord(
                about=f"what was said in session {session_id}", removed=counted,
                at=deps.clock.now(),
            )
        )  # fmt: skip
        return counted["turns"]


def let_notes_go(deps: Deps) -> int:
    """Delete what was noted in sessions nobody has a transcript of, when its words would go.

    Gives the number of sessions. Safe to run twice.
    """
    today = deps.clock.now().date()
    with deps.db.tx() as tx:
        noted = select(CaptureRecord.session_id).where(CaptureRecord.kind != OFF)
        heard = select(TranscriptRecord.session_id).where(TranscriptRecord.turns.any())
        silent = select(SessionRecord).where(
            SessionRecord.id.in_(noted), SessionRecord.id.not_in(heard)
        )
        old = [session.id for session in tx.scalars(silent) if _notes_go_on(session) <= today]
        for session_id in old:
            tx.execute(_notes(session_id))
        return len(old)


def _notes(session_id: int) -> Delete:
    """What was noted while a session ran; the times it was off the record hold no words."""
    return delete(CaptureRecord).where(
        CaptureRecord.session_id == session_id, CaptureRecord.kind != OFF
    )


def _notes_go_on(session: SessionRecord) -> date:
    held_at = session.held_at or session.planned_at or session.created_at
    days = session.group.as_settings().transcript_days
    return deleted_on(held_at + timedelta(days=DRAFT_DAYS), days)


def _is_due(tx: Session, session: SessionRecord, today: date) -> bool:
    kept = session.transcript
    day = words_go_on(tx, session) if kept and kept.emptied_at is None else None
    return day is not None and day <= today
