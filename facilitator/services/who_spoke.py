"""Who spoke in sessions, also where what they said is kept no longer."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

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
