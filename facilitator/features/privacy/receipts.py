"""List receipts, which prove in numbers what was removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.records.work import ReceiptRecord

MOST = 500


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """A receipt in a list; ``removed`` maps what was removed to how many."""

    id: int
    at: datetime
    about: str
    removed: Mapping[str, int]


def receipt_lines(tx: Session) -> list[ReceiptLine]:
    """Return the newest receipts, newest first, at most ``MOST``."""
    rows = tx.scalars(select(ReceiptRecord).order_by(ReceiptRecord.id.desc()).limit(MOST))
    return [ReceiptLine(row.id, row.at, row.about, dict(row.removed)) for row in rows]
