"""About a person: the sessions they were in, and what they said there."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.people.about import Entry
from facilitator.domain.recaps.view import clock
from facilitator.features.privacy.about_entries import moment, of_session
from facilitator.records.boards import CaptureRecord
from facilitator.records.rooms import SittingRecord, VisitRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord, TurnRecord


def sessions(tx: Session, person_id: int) -> list[Entry]:
    """Those they stayed in by the platform's list, each stay by itself, or only spoke in."""
    stays = tx.execute(
        select(SessionRecord, VisitRecord)
        .join(SittingRecord, SittingRecord.session_id == SessionRecord.id)
        .join(VisitRecord, VisitRecord.sitting_id == SittingRecord.id)
        .where(VisitRecord.person_id == person_id)
        .order_by(VisitRecord.id)
    ).all()
    stayed = {session.id for session, _ in stays}
    spoke = TranscriptRecord.turns.any(TurnRecord.person_id == person_id)
    heard = tx.scalars(
        select(TranscriptRecord)
        .where(spoke | TranscriptRecord.emptied_at.is_not(None))
        .where(TranscriptRecord.session_id.not_in(stayed))
        .order_by(TranscriptRecord.id)
    )
    return [
        *(_stay(person_id, session, visit) for session, visit in stays),
        *(_stay(person_id, t.session) for t in heard if not t.emptied_at or person_id in t.spoke),
    ]


def words(tx: Session, person_id: int) -> list[Entry]:
    """All they said that is still kept; what was deleted has its day in the session's entry."""
    rows = tx.execute(
        select(TurnRecord, SessionRecord)
        .join(TranscriptRecord, TranscriptRecord.id == TurnRecord.transcript_id)
        .join(SessionRecord, SessionRecord.id == TranscriptRecord.session_id)
        .where(TurnRecord.person_id == person_id)
        .order_by(SessionRecord.id, TurnRecord.number)
    )
    return [
        {
            **of_session(session),
            "at": clock(turn.spans[0][0]) if turn.spans else None,
            "text": " ".join(text for _, _, text in turn.spans),
        }
        for turn, session in rows
    ]


def noted(tx: Session, person_id: int) -> list[Entry]:
    """What a moderator noted while a session ran that they said they will do."""
    rows = tx.execute(
        select(CaptureRecord, SessionRecord)
        .join(SessionRecord, SessionRecord.id == CaptureRecord.session_id)
        .where(CaptureRecord.person_id == person_id)
        .order_by(CaptureRecord.id)
    )
    return [
        {**of_session(session), "at": moment(row.at), "kind": row.kind, "text": row.text}
        for row, session in rows
    ]


def _stay(person_id: int, session: SessionRecord, visit: VisitRecord | None = None) -> Entry:
    heard = session.transcript
    gone = heard.emptied_at if heard else None
    spoke = dict(zip(heard.spoke, heard.spoke_seconds, strict=False)) if heard else {}
    return {
        **of_session(session),
        "joined_at": moment(visit.joined_at) if visit else None,
        "left_at": moment(visit.left_at) if visit else None,
        "words_deleted_at": moment(gone),
        "seconds_spoken": spoke.get(person_id),
    }
