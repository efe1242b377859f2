"""During a session: when its room was open and who was there, whatever order the messages have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.events import Event, EventKind, Visit
from facilitator.domain.people.people import Roster
from facilitator.domain.people.speakers import member_named
from facilitator.domain.sessions.sittings import Planned, earliest, latest, next_try, session_of
from facilitator.features.meetings.follow_rooms import new_session, room_of
from facilitator.kit import queries
from facilitator.kit.deps import Deps
from facilitator.kit.people import forgotten_check
from facilitator.records.groups import GroupRecord
from facilitator.records.rooms import RoomRecord, SittingRecord, VisitRecord
from facilitator.records.sessions import SessionRecord

DAY = timedelta(days=1)
UNPLANNED_MINUTES = 60
READY = (EventKind.RECORDED, EventKind.TRANSCRIBED)

BY_HAND = "by hand"  # in place of a platform's file


@dataclass(frozen=True, slots=True)
class Noted:
    """The sitting an event was about, and its session."""

    sitting_id: int
    session_id: int


def note(event: Event, deps: Deps) -> Noted | None:
    """Add what an event tells to its sitting. Safe to run twice, and in any order.

    None where the room is no group's: what happens in other meetings is not ours to keep.
    """
    is_forgotten = forgotten_check(deps.db) if event.visit else _nobody
    with deps.db.tx() as tx:
        sitting = _sitting(tx, event, deps.clock.now())
        if sitting is None:
            return None
        known = sitting.as_sitting().with_facts(event.started_at, event.ended_at)
        sitting.started_at, sitting.ended_at = known.started_at, known.ended_at
        session = sitting.session
        session.held_at = earliest(session.held_at, sitting.started_at)
        if event.visit:
            roster = queries.roster_of(tx, session.group_id, session.held_at)
            _stay(tx, sitting, event.visit, roster, is_forgotten)
        if event.kind in READY or sitting.ended_at:
            _expect_transcript(sitting, event, deps.clock.now())
        return Noted(sitting.id, session.id)


def complete_visits(sitting_id: int, deps: Deps) -> None:
    """Take who was there from the platform's own list: its messages may never come.

    Safe to run twice. Raises OutsideFault.
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
            _stay(tx, sitting, visit, roster, is_forgotten)
        sitting.attended_at = deps.clock.now()


def _nobody(_: str) -> bool:
    return False


def _sitting(tx: Session, event: Event, now: datetime) -> SittingRecord | None:
    """The sitting of this event, made where it is the first we hear of it."""
    find = select(SittingRecord).where(
        SittingRecord.platform == event.platform, SittingRecord.uuid == event.sitting
    )
    room = room_of(tx, event.platform, event.room)
    known = tx.scalar(find.with_for_update())
    if known is not None or room is None:
        return known
    room.account = event.account or room.account
    at = event.started_at or event.ended_at or event.at
    session = session_at(tx, room.group, room, at)
    sitting = SittingRecord(
        session=session, platform=event.platform, uuid=event.sitting, files=[], tries=0, silence=""
    )
    tx.add(sitting)
    tx.flush()
    return sitting


def session_at(
    tx: Session, group: GroupRecord, room: RoomRecord | None, at: datetime
) -> SessionRecord:
    """The group's session that this time belongs to; a new one where none was planned."""
    known = near_session(tx, group, room, at)
    return known or new_session(tx, group, room.id if room else None)


def near_session(
    tx: Session, group: GroupRecord, room: RoomRecord | None, at: datetime
) -> SessionRecord | None:
    """The group's session that this time belongs to; None where none was planned or held then."""
    known = select(SessionRecord).where(SessionRecord.group_id == group.id)
    if room is not None:
        known = known.where(SessionRecord.room_id == room.id)
    near = [
        s
        for s in tx.scalars(known)
        if s.cancelled_at is None and (s.planned_at or s.held_at) and abs(_begins(s) - at) < 2 * DAY
    ]
    found = session_of(at, [_planned(s) for s in near])
    return next((s for s in near if s.id == found), None)


def _begins(session: SessionRecord) -> datetime:
    begins = session.planned_at or session.held_at
    assert begins is not None
    return begins


def _planned(session: SessionRecord) -> Planned:
    length = session.planned_minutes or max(UNPLANNED_MINUTES, round(session.seconds / 60))
    return Planned(session.id, _begins(session), length)


def _stay(
    tx: Session,
    sitting: SittingRecord,
    visit: Visit,
    roster: Roster,
    is_forgotten: Callable[[str], bool],
) -> None:
    """Add to a stay what is new: the first coming and the last leaving hold."""
    kept = next((v for v in sitting.visits if v.visit == visit.id), None)
    if kept is None:
        kept = VisitRecord(visit=visit.id, label="")
        sitting.visits.append(kept)
    kept.joined_at = earliest(kept.joined_at, visit.joined_at)
    kept.left_at = latest(kept.left_at, visit.left_at)
    if kept.person_id is None and visit.name:
        by_email = next((p.name for p in roster.people if p.email and p.email == visit.email), None)
        name = by_email or member_named(visit.name, roster)
        session = sitting.session
        person = queries.person_in(tx, session.group_id, name, session.held_at) if name else None
        hidden = is_forgotten(visit.name)
        kept.person_id = person.id if person else None
        kept.label = "" if person or hidden else visit.name


def _expect_transcript(sitting: SittingRecord, event: Event, now: datetime) -> None:
    """When to look for a transcript, if no message tells that it is there."""
    if sitting.files or sitting.recording_gone_at or sitting.next_try_at or sitting.silence:
        return
    sitting.next_try_at = next_try(sitting.ended_at or event.at or now, sitting.tries)


def stop_waiting(tx: Session, session: SessionRecord) -> None:
    """Its platform is not asked for a transcript any more."""
    for sitting in tx.scalars(select(SittingRecord).where(SittingRecord.session_id == session.id)):
        sitting.files = sitting.files or [BY_HAND]
        sitting.next_try_at, sitting.silence = None, ""
