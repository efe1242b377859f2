"""What is due now, by the records and the clock alone: nothing waits in memory for its time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from facilitator.kit.deps import Deps
from facilitator.records.rooms import SittingRecord
from facilitator.records.work import ParcelRecord

VISITS_AFTER = timedelta(minutes=10)  # Zoom's list of a meeting is complete some minutes after it
VISITS_UNTIL = timedelta(days=1)
MOST = 500


@dataclass(frozen=True, slots=True)
class Due:
    """Sittings to look at: for a transcript (with the tries so far), for who was there."""

    transcripts: tuple[tuple[int, int], ...] = ()
    visits: tuple[int, ...] = ()


def due(deps: Deps) -> Due:
    """What is to be started now."""
    now = deps.clock.now()
    unheard = (
        select(SittingRecord.id, SittingRecord.tries)
        .where(SittingRecord.next_try_at <= now, SittingRecord.recording_gone_at.is_(None))
        .order_by(SittingRecord.next_try_at)
        .limit(MOST)
    )
    uncounted = (
        select(SittingRecord.id)
        .where(SittingRecord.ended_at <= now - VISITS_AFTER, SittingRecord.attended_at.is_(None))
        .where(SittingRecord.ended_at > now - VISITS_UNTIL)
        .limit(MOST)
    )
    with deps.db.reading() as tx:
        return Due(
            tuple((id, tries) for id, tries in tx.execute(unheard)), tuple(tx.scalars(uncounted))
        )


def remove_parcels(before: datetime, deps: Deps) -> None:
    """Remove transcripts that were handed in and never could be read."""
    with deps.db.tx() as tx:
        tx.execute(delete(ParcelRecord).where(ParcelRecord.came_at < before))
