"""Sync the planned sessions of a group with the schedule of its meeting room."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.events import Event, Occurrence, Schedule
from facilitator.domain.sessions.sittings import EARLY, LATE
from facilitator.kit.deps import Deps
from facilitator.records.groups import GroupRecord
from facilitator.records.rooms import RoomRecord
from facilitator.records.sessions import SessionRecord

MOVED_WITHIN = timedelta(days=4)
log = structlog.get_logger()
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
    newer one was used before. A meeting that the platform does not know is not called off: its host
    may have lost a licence, or have changed. Only the message that it was deleted does that.
    Returns False if no group has the room. Raises ExternalServiceError.
    """
    with deps.db.tx() as tx:
        room = find_room(tx, event.platform, event.room)
        if room is None:
            return False
        room.account = event.account or room.account
    platform = deps.platform(event.platform)
    now = deps.clock.now()
    told = event.schedule
    is_deleted = told is not None and told.has_times and not told.occurrences
    schedule = platform.schedule(event.room) if platform else event.schedule
    if schedule is None and is_deleted:
        schedule = event.schedule
    if schedule is None:
        if platform is not None:
            _note_missing(event.platform, event.room, deps)
        return True
    at = now if platform else event.at
    with deps.db.tx() as tx:
        room = find_room(tx, event.platform, event.room)
        if room is not None and (room.planned_at is None or room.planned_at <= at):
            room.planned_at, room.missing_since = at, None
            room.has_times = schedule.has_times
            room.join_link = schedule.join_link or room.join_link
            if schedule.has_times:
                _reconcile(tx, room, schedule, now)
            else:
                _leave_to_moderator(tx, room, now)
    return True


def _note_missing(platform: str, number: str, deps: Deps) -> None:
    """Note that a platform does not know a meeting, so that its moderator can decide."""
    log.warning("meeting not found on its platform", platform=platform)
    with deps.db.tx() as tx:
        room = find_room(tx, platform, number)
        if room is not None:
            room.missing_since = room.missing_since or deps.clock.now()


def _leave_to_moderator(tx: Session, room: RoomRecord, now: datetime) -> None:
    """Let the moderator change the sessions of a meeting whose times its platform does not know."""
    for session in tx.scalars(select(SessionRecord).where(SessionRecord.room_id == room.id)):
        if _is_open(session, now):
            session.occurrence = None


def _reconcile(tx: Session, room: RoomRecord, schedule: Schedule, now: datetime) -> None:
    """Create or update a session per future occurrence; cancel those no longer planned.

    A session whose occurrence has got another id was moved: it stays the same, with all answers.
    """
    known = list(tx.scalars(select(SessionRecord).where(SessionRecord.room_id == room.id)))
    by_occurrence = {s.occurrence: s for s in known if s.occurrence}
    wanted = {o.id: o for o in schedule.occurrences if o.starts_at > now - timedelta(days=1)}
    by_occurrence |= _moved(
        [s for s in known if _is_open(s, now) and s.occurrence and s.occurrence not in wanted],
        [o for o in wanted.values() if o.id not in by_occurrence],
    )
    for occurrence in wanted.values():
        session = by_occurrence.get(occurrence.id) or _session_without_occurrence(known, occurrence)
        if session is None:
            session = create_session(tx, room.group, room.id)
            known.append(session)
        session.occurrence = occurrence.id
        session.planned_at, session.planned_minutes = occurrence.starts_at, occurrence.minutes
        session.cancelled_at = None
    for session in known:
        if _is_open(session, now) and session.occurrence and session.occurrence not in wanted:
            session.cancelled_at = session.cancelled_at or now


def _is_open(session: SessionRecord, now: datetime) -> bool:
    """Whether a session is planned, and neither held nor over."""
    return session.held_at is None and session.planned_at is not None and session.planned_at > now


def _moved(left: list[SessionRecord], new: list[Occurrence]) -> dict[str, SessionRecord]:
    """Return the sessions that were moved, by the id of their new occurrence.

    A whole series that was moved has as many new occurrences as old ones, in the same order. Of
    others, each belongs to the nearest one within some days.
    """
    left = sorted((s for s in left if s.cancelled_at is None), key=_planned_at)
    new = sorted(new, key=lambda occurrence: occurrence.starts_at)
    if len(left) == len(new):
        return {occurrence.id: s for occurrence, s in zip(new, left, strict=True)}
    found: dict[str, SessionRecord] = {}
    for occurrence in new:
        near = min(left, key=lambda s: abs(_planned_at(s) - occurrence.starts_at), default=None)
        if near is not None and abs(_planned_at(near) - occurrence.starts_at) <= MOVED_WITHIN:
            found[occurrence.id] = near
            left.remove(near)
    return found


def _planned_at(session: SessionRecord) -> datetime:
    assert session.planned_at is not None
    return session.planned_at


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
