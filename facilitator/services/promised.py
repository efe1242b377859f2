"""What members said they would do, and all that was said about it since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.records.check_ins import CommitmentStatusRecord
from facilitator.records.recaps import CommitmentRecord, RecapRecord


@dataclass(frozen=True, slots=True)
class Promised:
    """A commitment; ``session_id`` is where it was made."""

    id: int
    session_id: int
    text: str
    due: date | None

    @property
    def key(self) -> tuple[int, str]:
        """A new version of a recap makes new rows; the words are the same commitment."""
        return self.session_id, self.text


def statuses_of(tx: Session, *person_ids: int) -> list[tuple[Promised, CommitmentStatusRecord]]:
    """All that was ever said about members' commitments, in the order it was said."""
    rows = tx.execute(
        select(CommitmentStatusRecord, CommitmentRecord, RecapRecord.session_id)
        .join(CommitmentRecord, CommitmentRecord.id == CommitmentStatusRecord.commitment_id)
        .join(RecapRecord, RecapRecord.id == CommitmentRecord.recap_id)
        .where(CommitmentRecord.person_id.in_(person_ids))
        .order_by(CommitmentStatusRecord.id)
    )
    return [(Promised(made.id, sid, made.text, made.due), status) for status, made, sid in rows]
