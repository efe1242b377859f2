"""Plan sessions by hand and set their topics."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.features.meetings.link_room import room_of_group
from facilitator.features.meetings.planned_sessions import create_session
from facilitator.kit import queries
from facilitator.kit.queries import get_session
from facilitator.records.base import now
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord
from facilitator.records.sessions import SessionRecord

LONGEST_TOPIC = 200
SHORTEST, LONGEST = 15, 480  # minutes
MAX_SESSIONS = 6
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A planned session; ``topic`` is empty if it has none of its own."""

    id: int
    at: datetime
    minutes: int
    topic: str


def plan_session(
    group: str, at: datetime, db: Database, *, minutes: int | None = None, topic: str | None = None
) -> PlannedSession:
    """Plan a session of a group. Safe to run twice: a group has one session at a time.

    A time without a zone is in the group's zone, and so is the returned time. Raises NotFound for
    the group, and Refused if the time is past, does not exist or overlaps another session, or if
    the length or the topic is not valid.
    """
    clean_topic = None if topic is None else checked_topic(topic)
    if minutes is not None:
        check_minutes(minutes)
    with db.tx() as tx:
        group_record = queries.get_group(tx, group)
        zone = group_record.as_settings().zone
        begins_at = future_time(at, zone, now())
        existing = find_session_planned_at(tx, group_record.id, begins_at)
        duration = (
            minutes or (existing.planned_minutes if existing else None) or group_record.minutes
        )
        check_free(tx, group_record, begins_at, duration, existing)
        session = store_planned_session(tx, group_record, begins_at, duration, existing)
        session.topic = session.topic if clean_topic is None else clean_topic
        tx.flush()
        return replace(_coming(session), at=begins_at.astimezone(zone))


def set_topic(session_id: int, topic: str, db: Database) -> None:
    """Set the topic of a session, in addition to its group's theme; an empty text removes it.

    Raises NotFound, and Refused if the text is not a valid topic.
    """
    clean_topic = checked_topic(topic)
    with db.tx() as tx:
        get_session(tx, session_id).topic = clean_topic


def upcoming_sessions(
    tx: Session, group_id: int, after: datetime, *, most: int = MAX_SESSIONS
) -> tuple[PlannedSession, ...]:
    """Return the next sessions of a group after a time, earliest first."""
    query = (
        select(SessionRecord)
        .where(SessionRecord.group_id == group_id, SessionRecord.planned_at > after)
        .where(SessionRecord.cancelled_at.is_(None), SessionRecord.held_at.is_(None))
        .order_by(SessionRecord.planned_at, SessionRecord.id)
        .limit(most)
    )
    return tuple(_coming(session) for session in tx.scalars(query))


def find_session_planned_at(
    tx: Session, group_id: int, begins_at: datetime
) -> SessionRecord | None:
    """Return the session planned for exactly this time, even if it was cancelled."""
    return tx.scalar(
        select(SessionRecord)
        .where(SessionRecord.group_id == group_id, SessionRecord.planned_at == begins_at)
        .order_by(SessionRecord.cancelled_at.is_not(None), SessionRecord.id)
        .limit(1)
    )


def store_planned_session(
    tx: Session, group: GroupRecord, begins_at: datetime, minutes: int,
    there: SessionRecord | None,
) -> SessionRecord:  # fmt: skip
    """Store a session at this time, new or ``there``; a cancellation is undone."""
    room = room_of_group(tx, group.id)
    session = there or create_session(tx, group, room.id if room else None)
    session.planned_at, session.cancelled_at = begins_at, None
    session.planned_minutes = minutes
    return session


def check_minutes(minutes: int) -> None:
    """Raise Refused if a session cannot have this length."""
    if not SHORTEST <= minutes <= LONGEST:
        raise Refused(
            f"A session cannot be {minutes} minutes long.", f"Give {SHORTEST} to {LONGEST} minutes."
        )


def check_free(
    tx: Session, group: GroupRecord, begins_at: datetime, minutes: int,
    but: SessionRecord | None = None,
) -> None:  # fmt: skip
    """Raise Refused if the time overlaps another planned session of the group.

    Locks the group's row, so that two concurrent requests cannot both plan.
    """
    tx.refresh(group, with_for_update=True)
    ends_at = begins_at + timedelta(minutes=minutes)
    near = (
        select(SessionRecord)
        .where(SessionRecord.group_id == group.id, SessionRecord.cancelled_at.is_(None))
        .where(SessionRecord.planned_at < ends_at)
        .where(SessionRecord.planned_at > begins_at - timedelta(minutes=LONGEST))
        .order_by(SessionRecord.planned_at)
    )
    for other in tx.scalars(near):
        assert other.planned_at is not None
        length = timedelta(minutes=other.planned_minutes or group.minutes)
        if other is not but and other.planned_at + length > begins_at:
            local = other.planned_at.astimezone(group.as_settings().zone)
            raise Refused(
                f"{group.name} already meets at that time: from {local:%H:%M} on "
                f"{local:%Y-%m-%d}, for {length // MINUTE} minutes.",
                "Give another time, or change that session.",
            )


def future_time(at: datetime, zone: ZoneInfo, now: datetime) -> datetime:
    """Convert a time to plan for to UTC; without a zone it is in ``zone``.

    Raises Refused if it is past, or skipped when clocks go forward.
    """
    begins_at = time_in_utc(at, zone)
    if begins_at < now:
        raise Refused(
            f"{begins_at.astimezone(zone):%Y-%m-%d %H:%M} in {zone.key} is in the past.",
            "Give a future time. For a session that was held, upload its transcript.",
        )
    return begins_at


def checked_topic(text: str) -> str:
    """Return a topic with whitespace collapsed. Raises Refused if the text is not a valid topic."""
    topic = " ".join(text.split())
    if len(topic) > LONGEST_TOPIC or not topic.isprintable():
        raise Refused(
            f"A topic is at most {LONGEST_TOPIC} letters, on one line.", "Give a few words."
        )
    return topic


def _coming(session: SessionRecord) -> PlannedSession:
    assert session.planned_at is not None
    return PlannedSession(
        session.id,
        session.planned_at,
        session.planned_minutes or session.group.minutes,
        session.topic,
    )


def time_in_utc(at: datetime, zone: ZoneInfo) -> datetime:
    """Convert a time to UTC. Raises Refused if it is skipped when clocks go forward."""
    if at.tzinfo is not None:
        return at.astimezone(UTC)
    try:
        instant = at.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:  # outside the years 1 to 9999
        raise Refused(f"{at:%Y-%m-%d} is not a possible day.", "Check the year.") from None
    if instant.astimezone(zone).replace(tzinfo=None) != at:
        raise Refused(
            f"There is no {at:%H:%M} on {at:%Y-%m-%d} in {zone.key}: clocks go forward then.",
            "Give another time.",
        )
    return instant
