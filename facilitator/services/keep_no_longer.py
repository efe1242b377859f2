"""What was said is kept no longer than its group wants; the recap stays, with what it quotes."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import CursorResult, Delete, delete, func, select, update
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.domain.keeping import DRAFT_DAYS, deleted_on
from facilitator.records.boards import OFF, CaptureRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.reviews import OwnPartRecord, ReviewRecord
from facilitator.records.rooms import PlatformSummaryRecord, SittingRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord
from facilitator.records.work import QuestionRecord, ReceiptRecord
from facilitator.services.deps import Deps
from facilitator.services.forget_prompts import forget_trials
from facilitator.services.who_spoke import seconds_spoken, who_spoke


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
