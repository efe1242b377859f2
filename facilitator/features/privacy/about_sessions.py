"""Personal data export: sessions a person attended, and what they said there."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.people.personal_data import Entry
from facilitator.domain.recaps.view import format_duration
from facilitator.features.privacy.about_entries import iso_time, session_fields
from facilitator.records.boards import LiveNoteRecord
from facilitator.records.groups import MembershipRecord
from facilitator.records.held_transcripts import HeldTranscriptRecord
from facilitator.records.rooms import SittingRecord, VisitRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord


def sessions(tx: Session, person_id: int) -> list[Entry]:
    """Return their visits by the platform's list, and sessions in which they only spoke."""
    visits = tx.execute(
        select(SessionRecord, VisitRecord)
        .join(SittingRecord, SittingRecord.session_id == SessionRecord.id)
        .join(VisitRecord, VisitRecord.sitting_id == SittingRecord.id)
        .where(VisitRecord.person_id == person_id)
        .order_by(VisitRecord.id)
    ).all()
    visited_ids = {session.id for session, _ in visits}
    spoke = TranscriptRecord.turns.any(TurnRecord.person_id == person_id)
    transcripts = tx.scalars(
        select(TranscriptRecord)
        .where(spoke | TranscriptRecord.emptied_at.is_not(None))
        .where(TranscriptRecord.session_id.not_in(visited_ids))
        .order_by(TranscriptRecord.id)
    )
    return [
        *(_attendance(person_id, session, visit) for session, visit in visits),
        *(
            _attendance(person_id, t.session)
            for t in transcripts
            if not t.emptied_at or person_id in t.spoke
        ),
    ]


def spoken_words(tx: Session, person_id: int) -> list[Entry]:
    """Return all kept words of theirs; the session entry says when others were deleted."""
    rows = tx.execute(
        select(TurnRecord, SessionRecord)
        .join(TranscriptRecord, TranscriptRecord.id == TurnRecord.transcript_id)
        .join(SessionRecord, SessionRecord.id == TranscriptRecord.session_id)
        .where(TurnRecord.person_id == person_id)
        .order_by(SessionRecord.id, TurnRecord.number)
    )
    return [
        {
            **session_fields(session),
            "at": format_duration(turn.spans[0][0]) if turn.spans else None,
            "text": " ".join(text for _, _, text in turn.spans),
        }
        for turn, session in rows
    ]


def waiting_transcripts(tx: Session, person_id: int) -> list[Entry]:
    """Return the transcripts of their groups that nobody has read yet; who speaks is not known."""
    rows = tx.execute(
        select(HeldTranscriptRecord, SessionRecord)
        .join(SessionRecord, SessionRecord.id == HeldTranscriptRecord.session_id)
        .join(MembershipRecord, MembershipRecord.group_id == SessionRecord.group_id)
        .where(MembershipRecord.person_id == person_id, HeldTranscriptRecord.sealed != b"")
        .order_by(SessionRecord.id)
    )
    return [
        {
            **session_fields(session),
            "came_at": iso_time(held.came_at),
            "deleted_on": held.as_held().goes_on.isoformat(),
        }
        for held, session in rows
    ]


def noted_commitments(tx: Session, person_id: int) -> list[Entry]:
    """Return their commitments that a moderator noted during a session."""
    rows = tx.execute(
        select(LiveNoteRecord, SessionRecord)
        .join(SessionRecord, SessionRecord.id == LiveNoteRecord.session_id)
        .where(LiveNoteRecord.person_id == person_id)
        .order_by(LiveNoteRecord.id)
    )
    return [
        {**session_fields(session), "at": iso_time(row.at), "kind": row.kind, "text": row.text}
        for row, session in rows
    ]


def _attendance(person_id: int, session: SessionRecord, visit: VisitRecord | None = None) -> Entry:
    transcript = session.transcript
    deleted_at = transcript.emptied_at if transcript else None
    spoke = (
        dict(zip(transcript.spoke, transcript.spoke_seconds, strict=False)) if transcript else {}
    )
    return {
        **session_fields(session),
        "joined_at": iso_time(visit.joined_at) if visit else None,
        "left_at": iso_time(visit.left_at) if visit else None,
        "words_deleted_at": iso_time(deleted_at),
        "seconds_spoken": spoke.get(person_id),
    }
