"""Record when a meeting ran and who attended, from platform events in any order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.events import Event, EventKind, Visit
from facilitator.domain.people.person import Roster
from facilitator.domain.people.speakers import find_member
from facilitator.domain.sessions.sittings import (
    PlannedSession,
    earliest,
    latest,
    match_session,
    next_transcript_try,
)
from facilitator.features.meetings.planned_sessions import create_session, find_room
from facilitator.kit import queries
from facilitator.kit.deps import Deps
from facilitator.kit.members import forgotten_check
from facilitator.records.groups import GroupRecord
from facilitator.records.rooms import RoomRecord, SittingRecord, VisitRecord
from facilitator.records.sessions import SessionRecord

DAY = timedelta(days=1)
UNPLANNED_MINUTES = 60
READY = (EventKind.RECORDED, EventKind.TRANSCRIBED)

BY_HAND = "by hand"  # stands in ``files`` for an uploaded transcript


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """The sitting an event is about, and its session."""

    sitting_id: int
    session_id: int


def record_event(event: Event, deps: Deps) -> RecordedEvent | None:
    """Add the facts of an event to its sitting. Safe to run twice, and in any order.

    Returns None if no group has the room; nothing is stored about other meetings.
    """
    is_forgotten = forgotten_check(deps.db) if event.visit else _never
    with deps.db.tx() as tx:
        sitting = _sitting(tx, event, deps.clock.now())
        if sitting is None:
            return None
        facts = sitting.as_sitting().with_facts(event.started_at, event.ended_at)
        sitting.started_at, sitting.ended_at = facts.started_at, facts.ended_at
        session = sitting.session
        session.held_at = earliest(session.held_at, sitting.started_at)
        if event.visit:
            roster = queries.roster_of(tx, session.group_id, session.held_at)
            _merge_visit(tx, sitting, event.visit, roster, is_forgotten)
        if event.kind in READY or sitting.ended_at:
            _expect_transcript(sitting, event, deps.clock.now())
        return RecordedEvent(sitting.id, session.id)


def complete_visits(sitting_id: int, deps: Deps) -> None:
    """Complete the attendance from the platform's own list, as events may get lost.

    Safe to run twice. Raises ExternalServiceError.
    """
    with deps.db.tx() as tx:
        sitting = tx.get(SittingRecord, sitting_id)
        if sitting is None:
            return
        name, uuid = sitting.platform, sitting.uuid
    platform = deps.platform(name)
    visits = platform.visits(uuid) if platform else []
    is_forgotten = forgotten_check(deps.db)
    with deps.db.tx() as tx:
        sitting = tx.get(SittingRecord, sitting_id, with_for_update=True)
        if sitting is None:
            return
        roster = queries.roster_of(tx, sitting.session.group_id, sitting.session.held_at)
        for visit in visits:
            _merge_visit(tx, sitting, visit, roster, is_forgotten)
        sitting.attended_at = deps.clock.now()


def _never(_: str) -> bool:
    return False


def _sitting(tx: Session, event: Event, now: datetime) -> SittingRecord | None:
    """Return the sitting of this event, created on the first event about it."""
    query = select(SittingRecord).where(
        SittingRecord.platform == event.platform, SittingRecord.uuid == event.sitting
    )
    room = find_room(tx, event.platform, event.room)
    existing = tx.scalar(query.with_for_update())
    if existing is not None or room is None:
        return existing
    room.account = event.account or room.account
    at = event.started_at or event.ended_at or event.at
    session = find_or_create_session(tx, room.group, room, at)
    sitting = SittingRecord(
        session=session, platform=event.platform, uuid=event.sitting, files=[], tries=0, silence=""
    )
    tx.add(sitting)
    tx.flush()
    return sitting


def find_or_create_session(
    tx: Session, group: GroupRecord, room: RoomRecord | None, at: datetime
) -> SessionRecord:
    """Return the group's session at this time; create one if none was planned."""
    existing = find_session_near(tx, group, room, at)
    return existing or create_session(tx, group, room.id if room else None)


def find_session_near(
    tx: Session, group: GroupRecord, room: RoomRecord | None, at: datetime
) -> SessionRecord | None:
    """Return the group's session at this time; None if none was planned or held then."""
    query = select(SessionRecord).where(SessionRecord.group_id == group.id)
    if room is not None:
        query = query.where(SessionRecord.room_id == room.id)
    nearby = [
        s
        for s in tx.scalars(query)
        if s.cancelled_at is None
        and (s.planned_at or s.held_at)
        and abs(_start_of(s) - at) < 2 * DAY
    ]
    session_id = match_session(at, [_as_planned(s) for s in nearby])
    return next((s for s in nearby if s.id == session_id), None)


def _start_of(session: SessionRecord) -> datetime:
    begins = session.planned_at or session.held_at
    assert begins is not None
    return begins


def _as_planned(session: SessionRecord) -> PlannedSession:
    length = session.planned_minutes or max(UNPLANNED_MINUTES, round(session.seconds / 60))
    return PlannedSession(session.id, _start_of(session), length)


def _merge_visit(
    tx: Session,
    sitting: SittingRecord,
    visit: Visit,
    roster: Roster,
    is_forgotten: Callable[[str], bool],
) -> None:
    """Merge a visit into its record: earliest join and latest leave win."""
    record = next((v for v in sitting.visits if v.visit == visit.id), None)
    if record is None:
        record = VisitRecord(visit=visit.id, label="")
        sitting.visits.append(record)
    record.joined_at = earliest(record.joined_at, visit.joined_at)
    record.left_at = latest(record.left_at, visit.left_at)
    if record.person_id is None and visit.name:
        by_email = next((p.name for p in roster.people if p.email and p.email == visit.email), None)
        name = by_email or find_member(visit.name, roster)
        session = sitting.session
        person = (
            queries.find_member_by_name(tx, session.group_id, name, session.held_at)
            if name
            else None
        )
        hidden = is_forgotten(visit.name)
        record.person_id = person.id if person else None
        record.label = "" if person or hidden else visit.name


def _expect_transcript(sitting: SittingRecord, event: Event, now: datetime) -> None:
    """Schedule a look for the transcript, in case no event announces it."""
    if sitting.files or sitting.recording_gone_at or sitting.next_try_at or sitting.silence:
        return
    sitting.next_try_at = next_transcript_try(sitting.ended_at or event.at or now, sitting.tries)


def stop_waiting_for_transcript(tx: Session, session: SessionRecord) -> None:
    """Stop asking the platform for a transcript of this session."""
    for sitting in tx.scalars(select(SittingRecord).where(SittingRecord.session_id == session.id)):
        sitting.files = sitting.files or [BY_HAND]
        sitting.next_try_at, sitting.silence, sitting.silence_notices = None, "", []
