"""Delete transcripts that wait for the moderator's word."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from facilitator.domain.sessions.held_transcripts import HeldState
from facilitator.records.held_transcripts import HeldTranscriptRecord

WITH_WORDS = HeldTranscriptRecord.sealed != b""


def delete_held(
    tx: Session, sessions: Collection[int], at: datetime, state: HeldState = HeldState.DELETED
) -> None:
    """Delete the words of transcripts of these sessions that are kept unread, if there are any.

    The rows stay and say why, so that no platform or tool brings the words back.
    """
    tx.execute(
        update(HeldTranscriptRecord)
        .where(HeldTranscriptRecord.session_id.in_(sessions), WITH_WORDS)
        .values(sealed=b"", state=state.value, decided_at=at)
        .execution_options(synchronize_session="fetch")
    )
