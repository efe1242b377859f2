"""Who attended sessions, who spoke and for how long, even after a transcript was deleted."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from facilitator.records.rooms import SittingRecord, VisitRecord
from facilitator.records.sessions import TranscriptRecord, TurnRecord


def session_speakers(
    tx: Session, sessions: Collection[int] | Select[int]
) -> list[tuple[int, int | None]]:
    """List (session id, person id) of each speaker; None for an unresolved speaker label."""
    speakers = (
        select(TranscriptRecord.session_id, TurnRecord.person_id, TurnRecord.label)
        .join(TurnRecord, TurnRecord.transcript_id == TranscriptRecord.id)
        .where(TranscriptRecord.session_id.in_(sessions))
        .where(TurnRecord.person_id.is_not(None) | (TurnRecord.label != ""))
        .distinct()
    )
    deleted = select(TranscriptRecord).where(
        TranscriptRecord.session_id.in_(sessions), TranscriptRecord.emptied_at.is_not(None)
    )
    pairs = [(session_id, person_id) for session_id, person_id, _ in tx.execute(speakers)]
    pairs += [
        (transcript.session_id, person_id)
        for transcript in tx.scalars(deleted)
        for person_id in transcript.spoke
    ]
    return pairs


def session_attendees(tx: Session, session_ids: Collection[int]) -> dict[int, set[int]]:
    """List who attended each session: on the platform's participant list, or spoke in it."""
    attendees: dict[int, set[int]] = {session_id: set() for session_id in session_ids}
    visits = (
        select(SittingRecord.session_id, VisitRecord.person_id)
        .join(VisitRecord, VisitRecord.sitting_id == SittingRecord.id)
        .where(SittingRecord.session_id.in_(session_ids), VisitRecord.person_id.is_not(None))
    )
    joined = [(session_id, person_id) for session_id, person_id in tx.execute(visits)]
    for session_id, person_id in (*joined, *session_speakers(tx, session_ids)):
        if person_id is not None:
            attendees[session_id].add(person_id)
    return attendees


def speaking_seconds(tx: Session, session_ids: Collection[int]) -> dict[int, dict[int, float]]:
    """Seconds each person spoke, by session; sessions without known times are left out."""
    turns = (
        select(TranscriptRecord.session_id, TurnRecord.person_id, TurnRecord.spans)
        .join(TurnRecord, TurnRecord.transcript_id == TranscriptRecord.id)
        .where(TranscriptRecord.session_id.in_(session_ids), TurnRecord.person_id.is_not(None))
    )
    deleted = select(TranscriptRecord).where(
        TranscriptRecord.session_id.in_(session_ids), TranscriptRecord.emptied_at.is_not(None)
    )
    rows = [
        (session_id, person_id, sum(end - start for start, end, _ in spans))
        for session_id, person_id, spans in tx.execute(turns)
    ]
    rows += [
        (transcript.session_id, person_id, seconds)
        for transcript in tx.scalars(deleted)
        for person_id, seconds in zip(transcript.spoke, transcript.spoke_seconds, strict=False)
    ]
    totals: dict[int, dict[int, float]] = {}
    for session_id, person_id, seconds in rows:
        if person_id is not None and seconds > 0:
            by_person = totals.setdefault(session_id, {})
            by_person[person_id] = by_person.get(person_id, 0.0) + seconds
    return totals
