"""Record when a person held the floor before their words are deleted.

A later recap then gives their hot seat to nobody else.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.conversation.floor import floor_of
from facilitator.domain.sessions.turns import Transcript
from facilitator.kit import queries
from facilitator.records.groups import PersonRecord
from facilitator.records.sessions import TranscriptRecord, TurnRecord


def close_seats(tx: Session, person_id: int, session_id: int | None = None) -> None:
    """Mark the time spans of a person's hot seats as closed, in all transcripts or in one.

    Without their words a later recap could no longer tell what was said to them from what was
    said to the hot seat before. Safe to run twice: it finds nothing once the words are deleted.
    """
    name = tx.get_one(PersonRecord, person_id).name
    spoke = select(TurnRecord.transcript_id).where(TurnRecord.person_id == person_id)
    kept = select(TranscriptRecord).where(TranscriptRecord.id.in_(spoke))
    if session_id is not None:
        kept = kept.where(TranscriptRecord.session_id == session_id)
    for record in tx.scalars(kept):
        turns = tuple(turn.as_turn() for turn in record.turns)
        closed = tuple((start, end) for start, end in record.closed)
        roster = queries.roster_of(tx, record.group_id, record.session.held_at)
        floor = floor_of(Transcript(turns, closed=closed), roster)
        theirs = [[start, end] for member, start, end in floor.spans if member == name]
        record.closed = sorted([*record.closed, *theirs])
