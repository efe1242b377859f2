"""Before a session: planned by hand where no platform tells of it, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.records.base import now
from facilitator.records.database import Database
from facilitator.records.sessions import SessionRecord
from facilitator.services import queries
from facilitator.services.follow_rooms import new_session
from facilitator.services.hand_in import session_numbered
from facilitator.services.link_room import room_in

LONGEST_TOPIC = 200
SHORTEST, LONGEST = 15, 480  # minutes
MOST = 6


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
    for the group, Refused for a time that is over or never is, for a length or a topic that
    cannot be.
    """
    words = None if topic is None else _topic(topic)
    if minutes is not None and not SHORTEST <= minutes <= LONGEST:
        raise Refused(
            f"A session cannot be {minutes} minutes long.", f"Give {SHORTEST} to {LONGEST} minutes."
        )
    with db.tx() as tx:
        found = queries.known_group(tx, group)
        zone = found.as_settings().zone
        begins_at = _instant(at, zone)
        if begins_at < now():
            raise Refused(
                f"{begins_at:%Y-%m-%d %H:%M} UTC is over.",
                "Plan a time to come; `facilitator recap FILE` keeps a session that was held.",
            )
        session = tx.scalar(
            select(SessionRecord).where(
                SessionRecord.group_id == found.id, SessionRecord.planned_at == begins_at
            )
        )
        if session is None:
            room = room_in(tx, found.id)
            session = new_session(tx, found, room.id if room else None)
        session.planned_at, session.cancelled_at = begins_at, None
        session.planned_minutes = minutes or session.planned_minutes or found.minutes
        session.topic = session.topic if words is None else words
        tx.flush()
        return replace(_coming(session), at=begins_at.astimezone(zone))


def set_topic(session_id: int, topic: str, db: Database) -> None:
    """Say what a session is about, on top of its group's theme; an empty text takes it back.

    Raises Unknown, Refused for a text that cannot be a topic.
    """
    words = _topic(topic)
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


def _coming(session: SessionRecord) -> Coming:
    assert session.planned_at is not None
    return Coming(session.id, session.planned_at, session.planned_minutes or 0, session.topic)


def _instant(at: datetime, zone: ZoneInfo) -> datetime:
    """The time in UTC. Raises Refused for one that a clock jumps over in spring."""
    if at.tzinfo is not None:
        return at.astimezone(UTC)
    instant = at.replace(tzinfo=zone).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) != at:
        raise Refused(
            f"There is no {at:%H:%M} on {at:%Y-%m-%d} in {zone.key}: clocks jump over it.",
            "Give another time.",
        )
    return instant


def _topic(text: str) -> str:
    topic = " ".join(text.split())
    if len(topic) > LONGEST_TOPIC or not topic.isprintable():
        raise Refused(
            f"A topic is at most {LONGEST_TOPIC} letters, on one line.", "Give a few words."
        )
    return topic
