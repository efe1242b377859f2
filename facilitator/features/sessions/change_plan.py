"""Plan, move and call off sessions in the console."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused, WriteConflict
from facilitator.features.access.group_access import visible_group, visible_groups, visible_session
from facilitator.features.access.sign_in import Visitor
from facilitator.features.agenda.call_off import MAYBE_DELIVERED
from facilitator.features.groups.manage_groups import NO_FORMAT, titled_choices
from facilitator.features.meetings.link_room import room_of_group
from facilitator.features.meetings.missing_meetings import is_missing
from facilitator.features.meetings.plan_session import (
    PlannedSession,
    check_free,
    check_minutes,
    checked_topic,
    find_session_planned_at,
    future_time,
    store_planned_session,
    upcoming_sessions,
)
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.prompting.library import BASE, PromptLibrary
from facilitator.records.agendas import AgendaRecord
from facilitator.records.check_ins import CheckInRecord
from facilitator.records.groups import GroupRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.rooms import RoomRecord
from facilitator.records.sessions import SessionRecord

MAX_YEARS_AHEAD = 2
CHANGE_IN_ZOOM = "Change it in Zoom; the change appears here a moment later."


@dataclass(frozen=True, slots=True)
class PlanValues:
    """The values a moderator enters for a session; ``at`` is a naive local time of the group, None
    to keep the time.

    ``theme`` and ``format`` are empty to use the group's.
    """

    at: datetime | None
    minutes: int | None
    topic: str = ""
    theme: str = ""
    format: str = ""


@dataclass(frozen=True, slots=True)
class PlanningGroup:
    """The group a session is planned in; times are in its time zone. ``room`` is the number of its
    Zoom meeting, ``usual_time`` the start time (HH:MM) of its latest planned session, empty if
    there is none.
    """

    id: int
    name: str
    zone: str
    minutes: int
    theme: str
    format: str
    room: str
    usual_time: str
    coming: tuple[PlannedSession, ...]
    themes: tuple[tuple[str, str], ...]
    formats: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A session as planned; ``starts_at`` is in the group's time zone.

    ``locked_reason`` says why it can no longer be changed; ``is_from_zoom``: Zoom sets its time.
    ``is_missing``: Zoom no longer knows the meeting, so that the moderator says what is planned.
    ``agenda_recipients`` counts the people who got the agenda, ``asked`` those asked to check in.
    ``seen`` is a hash of the plan that is sent along with a change.
    """

    session_id: int
    wish: PlanValues
    place: PlanningGroup
    starts_at: datetime | None = None
    is_from_zoom: bool = False
    is_called_off: bool = False
    locked_reason: str = ""
    agenda_recipients: int = 0
    asked: int = 0
    seen: str = ""
    is_missing: bool = False


def planning_groups(visitor: Visitor, deps: Deps) -> tuple[tuple[int, str], ...]:
    """The groups a visitor can plan sessions in (id and name), by name."""
    with deps.db.tx() as tx:
        return tuple((group.id, group.name) for group in visible_groups(tx, visitor))


def load_planning_group(visitor: Visitor, group_id: int, deps: Deps) -> PlanningGroup:
    """Load a group to plan a session in. Changes nothing. Raises NotFound."""
    with deps.db.tx() as tx:
        return _load_place(tx, visible_group(tx, visitor, group_id), deps.clock.now())


def load_plan(visitor: Visitor, session_id: int, deps: Deps) -> SessionPlan:
    """Load a planned session. Changes nothing. Raises NotFound."""
    now = deps.clock.now()
    with deps.db.tx() as tx:
        session = visible_session(tx, visitor, session_id)
        agenda = tx.scalar(select(AgendaRecord).where(AgendaRecord.session_id == session_id))
        recipients = select(func.count(func.distinct(OutboxRecord.person_id))).where(
            OutboxRecord.session_id == session_id, OutboxRecord.kind == "agenda",
            OutboxRecord.state.in_(MAYBE_DELIVERED),
        )  # fmt: skip
        asked = select(func.count()).where(
            CheckInRecord.session_id == session_id, CheckInRecord.asked_at.is_not(None)
        )
        is_sent = agenda is not None and agenda.sent_number is not None
        return SessionPlan(
            session_id, _current_values(session), _load_place(tx, session.group, now),
            _local_start(session),
            _is_planned_elsewhere(tx, session, now), session.cancelled_at is not None,
            _why_fixed(session, now),
            (tx.scalar(recipients) or 0) if is_sent else 0, tx.scalar(asked) or 0,
            _plan_hash(session), is_missing(room_of_group(tx, session.group_id), now),
        )  # fmt: skip


def plan_new_session(visitor: Visitor, group_id: int, wish: PlanValues, deps: Deps) -> int:
    """Plan a session of a group and return its id. Safe to run twice.

    Raises NotFound; Refused for invalid values or if the group has a session at that time already.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        group = visible_group(tx, visitor, group_id)
        starts_at, minutes = _start_and_length(wish, group, now)
        existing = find_session_planned_at(tx, group.id, starts_at)
        is_planned = existing is not None and existing.cancelled_at is None
        check_free(tx, group, starts_at, minutes, existing)
        if existing is not None and is_planned:
            if _current_values(existing) != replace(
                wish, topic=checked_topic(wish.topic), minutes=minutes
            ):
                raise Refused(
                    "There is already a session planned for this time.",
                    "Change that session, or choose another time.",
                )
            return existing.id
        session = store_planned_session(tx, group, starts_at, minutes, existing)
        _set_values(session, group, wish)
        tx.flush()
        _log(tx, "planned a session", session, visitor, now)
        return session.id


def change(visitor: Visitor, session_id: int, wish: PlanValues, seen: str, deps: Deps) -> None:
    """Change time, topic, theme or format of a planned session. Mails already sent stay as they
    are.

    Raises NotFound; Refused for invalid values; WriteConflict if someone else changed it meanwhile.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        session = _lock_unchanged(tx, visitor, session_id, seen, now)
        group, before = session.group, _current_values(session)
        if not _is_planned_elsewhere(tx, session, now) and wish.at is not None:
            starts_at, minutes = _start_and_length(wish, group, now)
            check_free(tx, group, starts_at, minutes, session)
            session.planned_at, session.planned_minutes = starts_at, minutes
        _set_values(session, group, wish)
        after = _current_values(session)
        if after == before:
            return
        is_moved = (after.at, after.minutes) != (before.at, before.minutes)
        _log(tx, "moved a session" if is_moved else "changed a session's topic, theme or format",
              session, visitor, now)  # fmt: skip


def call_off(visitor: Visitor, session_id: int, seen: str, deps: Deps) -> None:
    """Call off a planned session; a worker tells everyone who has its agenda. Safe to run twice.

    Raises NotFound; Refused if it has begun or is scheduled in Zoom; WriteConflict.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        if visible_session(tx, visitor, session_id).cancelled_at is not None:
            return
        session = _lock_unchanged(tx, visitor, session_id, seen, now)
        if _is_planned_elsewhere(tx, session, now):
            raise Refused("This session is scheduled in Zoom.", CHANGE_IN_ZOOM)
        session.cancelled_at = now
        _log(tx, "called off a session", session, visitor, now)


def _is_planned_elsewhere(tx: Session, session: SessionRecord, now: datetime) -> bool:
    """Whether its platform says when a session is: it does if it still knows the meeting."""
    if session.occurrence is None or session.room_id is None:
        return session.occurrence is not None
    return not is_missing(tx.get(RoomRecord, session.room_id), now)


def _lock_unchanged(
    tx: Session, visitor: Visitor, session_id: int, seen: str, now: datetime
) -> SessionRecord:
    """Lock the session and return it if it is unchanged. Raises NotFound, Refused,
    WriteConflict.
    """
    visible_session(tx, visitor, session_id)
    session = tx.get_one(SessionRecord, session_id, with_for_update=True, populate_existing=True)
    if why := _why_fixed(session, now):
        raise Refused(why, "Plan another session instead.")
    if _plan_hash(session) != seen:
        raise WriteConflict(
            "Someone else changed this session at the same time.",
            "This page shows the current plan. Review it, then try again.",
        )
    return session


def _start_and_length(wish: PlanValues, group: GroupRecord, now: datetime) -> tuple[datetime, int]:
    """Return the start in UTC and the length in minutes. Raises Refused."""
    if wish.at is None:
        raise Refused("Day and time are missing.", "Enter both.")
    minutes = wish.minutes or group.minutes
    check_minutes(minutes)
    starts_at = future_time(wish.at, group.as_settings().zone, now)
    if starts_at.year > now.year + MAX_YEARS_AHEAD:
        raise Refused(f"{wish.at:%Y-%m-%d} is too far in the future.", "Check the year.")
    return starts_at, minutes


def _set_values(session: SessionRecord, group: GroupRecord, wish: PlanValues) -> None:
    """Set topic, theme and format. Raises Refused, NotFound."""
    session.topic = checked_topic(wish.topic)
    library = PromptLibrary()
    if wish.theme not in ("", BASE):
        library.theme(wish.theme)
    if wish.format not in ("", NO_FORMAT):
        library.format(wish.format)
    group_values = (group.theme, group.format)
    format = {"": group.format, NO_FORMAT: None}.get(wish.format, wish.format)
    session.theme, session.format = wish.theme or group.theme, format
    differs = (session.theme, session.format) != group_values
    session.language = group.language if differs else None


def _current_values(session: SessionRecord) -> PlanValues:
    """The current plan as form values."""
    group, (theme, format, _) = session.group, session.recap_settings()
    at = _local_start(session)
    return PlanValues(
        at.replace(tzinfo=None) if at else None, session.planned_minutes or group.minutes,
        session.topic, "" if theme == group.theme else theme,
        "" if format == group.format else format or NO_FORMAT,
    )  # fmt: skip


def _local_start(session: SessionRecord) -> datetime | None:
    zone = session.group.as_settings().zone
    return session.planned_at.astimezone(zone) if session.planned_at else None


def _why_fixed(session: SessionRecord, now: datetime) -> str:
    """Why a session can no longer be changed; empty if it can."""
    if session.planned_at is None:
        return "Nobody planned this session."
    if session.cancelled_at is not None:
        return "This session was called off."
    if session.held_at is not None or session.transcript is not None:
        return "This session was held."
    return "This session has begun." if session.planned_at <= now else ""


def _plan_hash(session: SessionRecord) -> str:
    return sha256(repr(sorted(asdict(_current_values(session)).items())).encode()).hexdigest()[:16]


def _load_place(tx: Session, group: GroupRecord, now: datetime) -> PlanningGroup:
    settings, room, choices = group.as_settings(), room_of_group(tx, group.id), titled_choices()
    theme = dict(choices["theme"]).get(settings.theme, settings.theme)
    format = dict(choices["format"]).get(settings.format or "", settings.format or NO_FORMAT)
    upcoming = tuple(
        replace(one, at=one.at.astimezone(settings.zone))
        for one in upcoming_sessions(tx, group.id, now)
    )
    return PlanningGroup(
        group.id, group.name, settings.time_zone, settings.minutes, theme, format,
        room.number if room else "", _usual_time(tx, group), upcoming,
        choices["theme"], choices["format"],
    )  # fmt: skip


def _usual_time(tx: Session, group: GroupRecord) -> str:
    newest = select(func.max(SessionRecord.planned_at)).where(SessionRecord.group_id == group.id)
    at = tx.scalar(newest)
    return f"{at.astimezone(group.as_settings().zone):%H:%M}" if at else ""


def _log(tx: Session, what: str, session: SessionRecord, visitor: Visitor, now: datetime) -> None:
    record_audit_entry(
        tx, AuditEntry(what, f"session {session.id}", session.group_id, visitor.person_id), now
    )
