"""What members said they would do, and all that was said about it since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.records.check_ins import CommitmentStatusRecord
from facilitator.records.recaps import CommitmentRecord, RecapRecord


@dataclass(frozen=True, slots=True)
class Promised:
    """A commitment; ``session_id`` is where it was made."""

    id: int
    session_id: int
    person_id: int
    text: str
    due: date | None

    @property
    def key(self) -> tuple[int, str]:
        """A new version of a recap makes new rows; the words are the same commitment."""
        return self.session_id, self.text


@dataclass(frozen=True, slots=True)
class Status:
    """What was said of a commitment, by whom and where; times in UTC."""

    session_id: int | None
    person_id: int
    state: str
    word: str
    said_in: str
    said_at: datetime


def statuses_of(tx: Session, *person_ids: int) -> list[tuple[Promised, Status]]:
    """All that was ever said about members' commitments, in the order it was said."""
    kept = CommitmentStatusRecord
    rows = tx.execute(  # columns: a year of them as records takes three times as long
        select(
            CommitmentRecord.id, RecapRecord.session_id, CommitmentRecord.person_id,
            CommitmentRecord.text, CommitmentRecord.due,
            kept.session_id, kept.person_id, kept.state, kept.word, kept.said_in, kept.said_at,
        )
        .join(CommitmentRecord, CommitmentRecord.id == kept.commitment_id)
        .join(RecapRecord, RecapRecord.id == CommitmentRecord.recap_id)
        .where(CommitmentRecord.person_id.in_(person_ids))
        .order_by(kept.id)
    )  # fmt: skip
    return [(Promised(*row[:5]), Status(*row[5:])) for row in rows]
