"""Find transcripts and attendance that are due to be fetched, from records and clock alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from facilitator.kit.deps import Deps
from facilitator.records.rooms import SittingRecord
from facilitator.records.work import UploadRecord

VISITS_AFTER = timedelta(minutes=10)  # Zoom's list of a meeting is complete some minutes after it
VISITS_UNTIL = timedelta(days=1)
MOST = 500


@dataclass(frozen=True, slots=True)
class Due:
    """Sitting ids: (id, tries so far) to fetch a transcript, and ids to fetch attendance."""

    transcripts: tuple[tuple[int, int], ...] = ()
    visits: tuple[int, ...] = ()


def due(deps: Deps) -> Due:
    """Return what is due now, at most ``MOST`` of each."""
    now = deps.clock.now()
    missing = (
        select(SittingRecord.id, SittingRecord.tries)
        .where(SittingRecord.next_try_at <= now, SittingRecord.recording_gone_at.is_(None))
        .order_by(SittingRecord.next_try_at)
        .limit(MOST)
    )
    without_visits = (
        select(SittingRecord.id)
        .where(SittingRecord.ended_at <= now - VISITS_AFTER, SittingRecord.attended_at.is_(None))
        .where(SittingRecord.ended_at > now - VISITS_UNTIL)
        .limit(MOST)
    )
    with deps.db.reading() as tx:
        return Due(
            tuple((id, tries) for id, tries in tx.execute(missing)),
            tuple(tx.scalars(without_visits)),
        )


def remove_unread_uploads(before: datetime, deps: Deps) -> None:
    """Delete uploads from before a time that could never be read."""
    with deps.db.tx() as tx:
        tx.execute(delete(UploadRecord).where(UploadRecord.came_at < before))
