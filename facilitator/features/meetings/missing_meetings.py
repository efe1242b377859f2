"""Meetings that their platform does not know any more: looked for again, and shown to moderators.

Absent is not cancelled: the host may have lost a licence, or the meeting may have another number.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from sqlalchemy import select

from facilitator.domain.errors import ExternalServiceError
from facilitator.domain.events import Event, EventKind
from facilitator.features.meetings.planned_sessions import sync_planned_sessions
from facilitator.kit.deps import Deps
from facilitator.records.rooms import RoomRecord

UNTIL_TOLD = timedelta(days=1)  # a moderator is asked only then
log = structlog.get_logger()


def look_again(deps: Deps) -> int:
    """Ask the platforms for all meetings that are missing. Returns how many are back.

    One that cannot be asked for is left for the next time.
    """
    with deps.db.reading() as tx:
        missing = [
            (room.id, room.platform, room.number)
            for room in tx.scalars(select(RoomRecord).where(RoomRecord.missing_since.is_not(None)))
        ]
    now, back = deps.clock.now(), 0
    for number, platform, room in missing:
        event = Event(
            EventKind.PLAN_CHANGED, platform, f"missing:{number}:{now:%Y%m%d%H}", now, room=room
        )
        try:
            sync_planned_sessions(event, deps)
        except ExternalServiceError as error:
            log.warning("meeting could not be looked for", platform=platform, reason=str(error))
            continue
        with deps.db.reading() as tx:
            back += tx.get_one(RoomRecord, number).missing_since is None
    return back


def is_missing(room: RoomRecord | None, now: datetime) -> bool:
    """Whether a meeting has been missing for so long that its moderator should decide."""
    since = room.missing_since if room else None
    return since is not None and since <= now - UNTIL_TOLD
