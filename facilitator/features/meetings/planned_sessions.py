"""Sync the planned sessions of a group with the schedule of its meeting room."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.events import Event, Occurrence, Schedule
from facilitator.domain.sessions.sittings import EARLY, LATE
from facilitator.kit.deps import Deps
from facilitator.records.groups import GroupRecord
from facilitator.records.rooms import RoomRecord
from facilitator.records.sessions import SessionRecord

BY_NAME = "group"  # stands for a platform where an event names a group instead of a room


def find_room(tx: Session, platform: str, number: str) -> RoomRecord | None:
    """Return the room with its row locked, or None if it is not linked to a group."""
    if not number:
        return None
    query = select(RoomRecord).where(RoomRecord.platform == platform, RoomRecord.number == number)
    return tx.scalar(query.with_for_update())


def sync_planned_sessions(event: Event, deps: Deps) -> bool:
    """Update the planned sessions of a room from its platform. Safe to run twice.

    The event only triggers this: the schedule is read from the platform, so lost or late events
    do no harm. If the platform cannot be asked, the schedule in the event is used, unless a
    newer one was used before. Returns False if no group has the room. Raises ExternalServiceError.
    """
    with deps.db.tx() as tx:
        room = find_room(tx, event.platform, event.room)
        if room is None:
            return False
        room.account = event.account or room.account
    platform = deps.platform(event.platform)
    now = deps.clock.now()
    schedule = platform.schedule(event.room) if platform else event.schedule
    if schedule is None and platform is None:
        return True
    at = now if platform else event.at
    with deps.db.tx() as tx:
        room = find_room(tx, event.platform, event.room)
        if room is not None and (room.planned_at is None or room.planned_at <= at):
            room.planned_at = at
            _reconcile(tx, room, schedule or Schedule(()), now)
    return True


def _reconcile(tx: Session, room: RoomRecord, schedule: Schedule, now: datetime) -> None:
    """Create or update a session per future occurrence; cancel those no longer planned."""
    known = list(tx.scalars(select(SessionRecord).where(SessionRecord.room_id == room.id)))
    by_occurrence = {s.occurrence: s for s in known if s.occurrence}
    wanted = {o.id: o for o in schedule.occurrences if o.starts_at > now - timedelta(days=1)}
    for occurrence in wanted.values():
        session = by_occurrence.get(occurrence.id) or _session_without_occurrence(known, occurrence)
        if session is None:
            session = create_session(tx, room.group, room.id)
            known.append(session)
        session.occurrence = occurrence.id
        session.planned_at, session.planned_minutes = occurrence.starts_at, occurrence.minutes
        session.cancelled_at = None
    for session in known:
        is_open = session.held_at is None and session.planned_at and session.planned_at > now
        if is_open and session.occurrence and session.occurrence not in wanted:
            session.cancelled_at = session.cancelled_at or now


def _session_without_occurrence(
    known: list[SessionRecord], occurrence: Occurrence
) -> SessionRecord | None:
    """Return a session at this time that was planned by hand, or held unplanned."""
    ends_at = occurrence.starts_at + timedelta(minutes=occurrence.minutes)
    return next(
        (
            s
            for s in known
            if s.occurrence is None
            and (begins_at := s.held_at or s.planned_at)
            and occurrence.starts_at - EARLY <= begins_at <= ends_at + LATE
        ),
        None,
    )


def create_session(tx: Session, group: GroupRecord, room_id: int | None) -> SessionRecord:
    """Add a session to a group, with the group's theme and its name as title."""
    session = SessionRecord(
        group_id=group.id, room_id=room_id, title=group.name, theme=group.theme, seconds=0.0
    )
    tx.add(session)
    tx.flush()
    return session
