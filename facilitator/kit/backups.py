"""When the last backup was made."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.records.work import BackupRecord


def last_backup_at(tx: Session) -> datetime | None:
    """Return when the last backup was made; None if there is none."""
    return tx.scalar(select(func.max(BackupRecord.made_at)))
