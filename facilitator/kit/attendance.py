"""Who spoke in sessions, and for how long, also where what they said is kept no longer."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from facilitator.records.rooms import SittingRecord, VisitRecord
from facilitator.records.sessions import TranscriptRecord, TurnRecord


def who_spoke(tx: Session, sessions: Collection[int] | Select[int]) -> list[tuple[int, int | None]]:
    """Session and person of each voice; None for one of whom only a label is known."""
    heard = (
        select(TranscriptRecord.session_id, TurnRecord.person_id, TurnRecord.label)
        .join(TurnRecord, TurnRecord.transcript_id == TranscriptRecord.id)
        .where(TranscriptRecord.session_id.in_(sessions))
        .where(TurnRecord.person_id.is_not(None) | (TurnRecord.label != ""))
        .distinct()
    )
    emptied = select(TranscriptRecord).where(
        TranscriptRecord.session_id.in_(sessions), TranscriptRecord.emptied_at.is_not(None)
    )
    found = [(session_id, person_id) for session_id, person_id, _ in tx.execute(heard)]
    found += [(one.session_id, person) for one in tx.scalars(emptied) for person in one.spoke]
    return found


def who_was_there(tx: Session, session_ids: Collection[int]) -> dict[int, set[int]]:
    """Who was in each session: by the platform's list, or because they spoke."""
    found: dict[int, set[int]] = {session_id: set() for session_id in session_ids}
    visits = (
        select(SittingRecord.session_id, VisitRecord.person_id)
        .join(VisitRecord, VisitRecord.sitting_id == SittingRecord.id)
        .where(SittingRecord.session_id.in_(session_ids), VisitRecord.person_id.is_not(None))
    )
    stayed = [(session_id, person_id) for session_id, person_id in tx.execute(visits)]
    for session_id, person_id in (*stayed, *who_spoke(tx, session_ids)):
        if person_id is not None:
            found[session_id].add(person_id)
    return found


def seconds_spoken(tx: Session, session_ids: Collection[int]) -> dict[int, dict[int, float]]:
    """How long each person spoke in each session; a session without known times is not in it."""
    turns = (
        select(TranscriptRecord.session_id, TurnRecord.person_id, TurnRecord.spans)
        .join(TurnRecord, TurnRecord.transcript_id == TranscriptRecord.id)
        .where(TranscriptRecord.session_id.in_(session_ids), TurnRecord.person_id.is_not(None))
    )
    emptied = select(TranscriptRecord).where(
        TranscriptRecord.session_id.in_(session_ids), TranscriptRecord.emptied_at.is_not(None)
    )
    rows = [
        (session_id, person_id, sum(end - start for start, end, _ in spans))
        for session_id, person_id, spans in tx.execute(turns)
    ]
    rows += [
        (one.session_id, person_id, seconds)
        for one in tx.scalars(emptied)
        for person_id, seconds in zip(one.spoke, one.spoke_seconds, strict=False)
    ]
    found: dict[int, dict[int, float]] = {}
    for session_id, person_id, seconds in rows:
        if person_id is not None and seconds > 0:
            own = found.setdefault(session_id, {})
            own[person_id] = own.get(person_id, 0.0) + seconds
    return found
