"""Before a session: planned by hand where no platform tells of it, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.features.meetings.follow_rooms import new_session
from facilitator.features.meetings.link_room import room_in
from facilitator.kit import queries
from facilitator.kit.queries import session_numbered
from facilitator.records.base import now
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord
from facilitator.records.sessions import SessionRecord

LONGEST_TOPIC = 200
SHORTEST, LONGEST = 15, 480  # minutes
MOST = 6
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Coming:
    """A session that is planned; ``topic`` is empty where it has none of its own."""

    id: int
    at: datetime
    minutes: int
    topic: str


def plan_session(
    group: str, at: datetime, db: Database, *, minutes: int | None = None, topic: str | None = None
) -> Coming:
    """Plan a session of a group. Safe to run twice: a group has one session at a time.

    A time without a zone is the group's own; it comes back in the group's zone. Raises Unknown
    for the group, Refused for a time that is over, never is or is taken, for a length or a
    topic that cannot be.
    """
    words = None if topic is None else topic_of(topic)
    if minutes is not None:
        check_minutes(minutes)
    with db.tx() as tx:
        found = queries.known_group(tx, group)
        zone = found.as_settings().zone
        begins_at = to_come(at, zone, now())
        there = planned_then(tx, found.id, begins_at)
        length = minutes or (there.planned_minutes if there else None) or found.minutes
        check_free(tx, found, begins_at, length, there)
        session = write_down(tx, found, begins_at, length, there)
        session.topic = session.topic if words is None else words
        tx.flush()
        return replace(_coming(session), at=begins_at.astimezone(zone))


def set_topic(session_id: int, topic: str, db: Database) -> None:
    """Say what a session is about, on top of its group's theme; an empty text takes it back.

    Raises Unknown, Refused for a text that cannot be a topic.
    """
    words = topic_of(topic)
    with db.tx() as tx:
        session_numbered(tx, session_id).topic = words


def coming(tx: Session, group_id: int, after: datetime, *, most: int = MOST) -> tuple[Coming, ...]:
    """The next sessions of a group, the nearest first."""
    found = (
        select(SessionRecord)
        .where(SessionRecord.group_id == group_id, SessionRecord.planned_at > after)
        .where(SessionRecord.cancelled_at.is_(None), SessionRecord.held_at.is_(None))
        .order_by(SessionRecord.planned_at, SessionRecord.id)
        .limit(most)
    )
    return tuple(_coming(session) for session in tx.scalars(found))


def planned_then(tx: Session, group_id: int, begins_at: datetime) -> SessionRecord | None:
    """The session of a group that was planned for just this time, also if it was called off."""
    return tx.scalar(
        select(SessionRecord)
        .where(SessionRecord.group_id == group_id, SessionRecord.planned_at == begins_at)
        .order_by(SessionRecord.cancelled_at.is_not(None), SessionRecord.id)
        .limit(1)
    )


def write_down(
    tx: Session, group: GroupRecord, begins_at: datetime, minutes: int,
    there: SessionRecord | None,
) -> SessionRecord:  # fmt: skip
    """The session of a group at this time, made where there is none; to be held in any case."""
    room = room_in(tx, group.id)
    session = there or new_session(tx, group, room.id if room else None)
    session.planned_at, session.cancelled_at = begins_at, None
    session.planned_minutes = minutes
    return session


def check_minutes(minutes: int) -> None:
    """Raise Refused for a length that cannot be."""
    if not SHORTEST <= minutes <= LONGEST:
        raise Refused(
            f"A session cannot be {minutes} minutes long.", f"Give {SHORTEST} to {LONGEST} minutes."
        )


def check_free(
    tx: Session, group: GroupRecord, begins_at: datetime, minutes: int,
    but: SessionRecord | None = None,
) -> None:  # fmt: skip
    """Raise Refused where another session of the group is planned in this time.

    The group's row is locked, so that two who plan at once see each other.
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
                f"{group.name} meets at that time already: from {local:%H:%M} on "
                f"{local:%Y-%m-%d}, for {length // MINUTE} minutes.",
                "Give another time, or change that session.",
            )


def to_come(at: datetime, zone: ZoneInfo, now: datetime) -> datetime:
    """A time to plan for, in UTC; without a zone it is in this one.

    Raises Refused for one that is over, or that a clock jumps over in spring.
    """
    begins_at = instant(at, zone)
    if begins_at < now:
        raise Refused(
            f"{begins_at.astimezone(zone):%Y-%m-%d %H:%M} in {zone.key} is over.",
            "Plan a time to come. Of a session that was held, hand in the transcript.",
        )
    return begins_at


def topic_of(text: str) -> str:
    """A topic without stray spaces. Raises Refused for a text that cannot be one."""
    topic = " ".join(text.split())
    if len(topic) > LONGEST_TOPIC or not topic.isprintable():
        raise Refused(
            f"A topic is at most {LONGEST_TOPIC} letters, on one line.", "Give a few words."
        )
    return topic


def _coming(session: SessionRecord) -> Coming:
    assert session.planned_at is not None
    return Coming(
        session.id,
        session.planned_at,
        session.planned_minutes or session.group.minutes,
        session.topic,
    )


def instant(at: datetime, zone: ZoneInfo) -> datetime:
    """The time in UTC. Raises Refused for one that a clock jumps over in spring."""
    if at.tzinfo is not None:
        return at.astimezone(UTC)
    try:
        instant = at.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:  # the calendar begins in the year 1 and ends in 9999
        raise Refused(f"{at:%Y-%m-%d} is no day to plan for.", "Is the year right?") from None
    if instant.astimezone(zone).replace(tzinfo=None) != at:
        raise Refused(
            f"There is no {at:%H:%M} on {at:%Y-%m-%d} in {zone.key}: clocks jump over it.",
            "Give another time.",
        )
    return instant
