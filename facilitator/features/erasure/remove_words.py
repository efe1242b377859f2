"""Remove what a person said from the records, with everything derived from it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import CursorResult, Delete, Select, Update, delete, select, update
from sqlalchemy.orm import Session

from facilitator.features.erasure.close_hot_seats import close_seats
from facilitator.features.erasure.forget_edits import remove_edits
from facilitator.features.erasure.forget_prompts import delete_trials
from facilitator.features.live.live_notes import remove_notes_about
from facilitator.records.recaps import (
    REMOVED,
    ChallengeRecord,
    CommitmentRecord,
    EvidenceRecord,
    HotSeatRecord,
    PointRecord,
    RecapRecord,
    SolutionRecord,
)
from facilitator.records.sessions import TranscriptRecord, TurnRecord


def remove_words(tx: Session, person_id: int, session_id: int | None = None) -> tuple[int, int]:
    """Remove what a person said, in all sessions or in one.

    Returns the numbers of turns and of statements removed. Their hot seats stay, because of the
    peers' solutions, but without the challenge.
    """
    close_seats(tx, person_id, session_id)
    if session_id is not None:
        delete_trials(tx, [session_id])
        remove_summaries(tx, [session_id])
    remove_edits(tx, person_id, session_id)
    remove_notes_about(tx, person_id, session_id)
    transcripts = select(TranscriptRecord.id)
    recaps = select(RecapRecord.id)
    if session_id is not None:
        transcripts = transcripts.where(TranscriptRecord.session_id == session_id)
        recaps = recaps.where(RecapRecord.session_id == session_id)
    seats = select(HotSeatRecord.id).where(HotSeatRecord.recap_id.in_(recaps))
    own = select(ChallengeRecord.id).join(HotSeatRecord).where(
        HotSeatRecord.person_id == person_id, HotSeatRecord.recap_id.in_(recaps)
    )  # fmt: skip
    removals: list[Delete | Update] = [
        delete(SolutionRecord).where(
            SolutionRecord.person_id == person_id, SolutionRecord.hot_seat_id.in_(seats)
        ),
        delete(CommitmentRecord).where(
            CommitmentRecord.person_id == person_id, CommitmentRecord.recap_id.in_(recaps)
        ),
        delete(PointRecord).where(
            PointRecord.person_id == person_id, PointRecord.recap_id.in_(recaps)
        ),
        delete(EvidenceRecord).where(EvidenceRecord.challenge_id.in_(own)),
        update(ChallengeRecord).where(ChallengeRecord.id.in_(own)).values(text=REMOVED),
    ]
    statements = sum([_count(tx, removal) for removal in removals])
    _clear_speaking_time(tx, person_id, transcripts)
    turns = _count(
        tx,
        delete(TurnRecord).where(
            TurnRecord.person_id == person_id, TurnRecord.transcript_id.in_(transcripts)
        ),
    )
    return turns, statements


def remove_summaries(tx: Session, sessions: Collection[int]) -> None:
    """Remove the lines of these sessions' recaps that tell of several statements at once.

    What second readers objected to goes, too. Nobody can tell whose words are in them.
    """
    for recap in tx.scalars(select(RecapRecord).where(RecapRecord.session_id.in_(sessions))):
        recap.summary = ""
        for seat in recap.hot_seats:
            seat.summary = seat.challenge.objection = ""
            for given in seat.solutions:
                given.objection = ""
        for said in recap.commitments:
            said.objection = ""
    tx.flush()


def _clear_speaking_time(tx: Session, person_id: int, transcripts: Select[int]) -> None:
    """Clear a person's speaking time in transcripts whose words were deleted before."""
    emptied = select(TranscriptRecord).where(
        TranscriptRecord.id.in_(transcripts), TranscriptRecord.emptied_at.is_not(None)
    )
    for kept in tx.scalars(emptied):
        spoke = zip(kept.spoke, kept.spoke_seconds, strict=False)
        kept.spoke_seconds = [0.0 if person == person_id else seconds for person, seconds in spoke]


def _count(tx: Session, statement: Delete | Update) -> int:
    result = tx.execute(statement.execution_options(synchronize_session=False))
    return result.rowcount if isinstance(result, CursorResult) else 0
