"""Members' commitments and everything said about them since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.records.check_ins import CommitmentStatusRecord
from facilitator.records.recaps import CommitmentRecord, RecapRecord


@dataclass(frozen=True, slots=True)
class LoggedCommitment:
    """A commitment; ``session_id`` is the session in which it was made."""

    id: int
    session_id: int
    person_id: int
    text: str
    due: date | None

    @property
    def key(self) -> tuple[int, str]:
        """Identifies a commitment across versions of a recap, which have different rows."""
        return self.session_id, self.text


@dataclass(frozen=True, slots=True)
class StatusEntry:
    """What was said about a commitment, by whom and where; times in UTC."""

    session_id: int | None
    person_id: int
    state: str
    word: str
    said_in: str
    said_at: datetime


def status_entries(tx: Session, *person_ids: int) -> list[tuple[LoggedCommitment, StatusEntry]]:
    """Everything that was said about these members' commitments, oldest first."""
    record = CommitmentStatusRecord
    rows = tx.execute(  # columns only: loading a year of records takes three times as long
        select(
            CommitmentRecord.id, RecapRecord.session_id, CommitmentRecord.person_id,
            CommitmentRecord.text, CommitmentRecord.due,
            record.session_id, record.person_id, record.state, record.word, record.said_in,
            record.said_at,
        )
        .join(CommitmentRecord, CommitmentRecord.id == record.commitment_id)
        .join(RecapRecord, RecapRecord.id == CommitmentRecord.recap_id)
        .where(CommitmentRecord.person_id.in_(person_ids))
        .order_by(record.id)
    )  # fmt: skip
    return [(LoggedCommitment(*row[:5]), StatusEntry(*row[5:])) for row in rows]
