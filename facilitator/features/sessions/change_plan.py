"""A session is planned, moved or called off by its moderator, in the console."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused, Tie
from facilitator.features.access.access import groups_of, own_group, own_session
from facilitator.features.access.sign_in import Visitor
from facilitator.features.agenda.call_off import LEFT
from facilitator.features.groups.manage_groups import NONE, named_choices
from facilitator.features.meetings.link_room import room_in
from facilitator.features.meetings.plan_session import (
    Coming,
    check_free,
    check_minutes,
    coming,
    planned_then,
    to_come,
    topic_of,
    write_down,
)
from facilitator.kit.audit import Deed, note
from facilitator.kit.deps import Deps
from facilitator.prompting.library import BASE, Library
from facilitator.records.agendas import AgendaRecord
from facilitator.records.check_ins import CheckInRecord
from facilitator.records.groups import GroupRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.sessions import SessionRecord

MOST_YEARS = 2
AS_BEFORE = "Whoever runs your Zoom meeting moves it there; it is here a moment later."


@dataclass(frozen=True, slots=True)
class Wish:
    """What a session is to be: ``at`` in the group's time, without a zone; None leaves it.

    ``theme`` and ``format`` are empty where they are to be the group's.
    """

    at: datetime | None
    minutes: int | None
    topic: str = ""
    theme: str = ""
    format: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The group a session is planned in; times are in its zone. ``room`` is its Zoom meeting,
    ``usual_time`` the time of day of its newest plan, empty where there was none.
    """

    id: int
    name: str
    zone: str
    minutes: int
    theme: str
    format: str
    room: str
    usual_time: str
    coming: tuple[Coming, ...]
    themes: tuple[tuple[str, str], ...]
    formats: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A session as it is planned; ``starts_at`` is in the group's zone.

    ``why_fixed`` says why it cannot be changed any more, ``is_zooms`` that Zoom's calendar says
    when it is. ``have_agenda`` counts who has got the agenda, ``asked`` who was asked to check in.
    ``seen`` names all this; a change brings it along.
    """

    session_id: int
    wish: Wish
    place: Place
    starts_at: datetime | None = None
    is_zooms: bool = False
    is_off: bool = False
    why_fixed: str = ""
    have_agenda: int = 0
    asked: int = 0
    seen: str = ""


def places(visitor: Visitor, deps: Deps) -> tuple[tuple[int, str], ...]:
    """The groups somebody can plan in, by name."""
    with deps.db.tx() as tx:
        return tuple((group.id, group.name) for group in groups_of(tx, visitor))


def open_place(visitor: Visitor, group_id: int, deps: Deps) -> Place:
    """A group of theirs, as one plans in it. Changes nothing. Raises Unknown."""
    with deps.db.tx() as tx:
        return _place(tx, own_group(tx, visitor, group_id), deps.clock.now())


def open_plan(visitor: Visitor, session_id: int, deps: Deps) -> Plan:
    """A session of theirs as it is planned. Changes nothing. Raises Unknown."""
    now = deps.clock.now()
    with deps.db.tx() as tx:
        session = own_session(tx, visitor, session_id)
        agenda = tx.scalar(select(AgendaRecord).where(AgendaRecord.session_id == session_id))
        has = select(func.count(func.distinct(OutboxRecord.person_id))).where(
            OutboxRecord.session_id == session_id, OutboxRecord.kind == "agenda",
            OutboxRecord.state.in_(LEFT),
        )  # fmt: skip
        asked = select(func.count()).where(
            CheckInRecord.session_id == session_id, CheckInRecord.asked_at.is_not(None)
        )
        is_sent = agenda is not None and agenda.sent_number is not None
        return Plan(
            session_id, _wish(session), _place(tx, session.group, now), _begins(session),
            session.occurrence is not None, session.cancelled_at is not None,
            _why_fixed(session, now),
            (tx.scalar(has) or 0) if is_sent else 0, tx.scalar(asked) or 0, _seen(session),
        )  # fmt: skip


def plan(visitor: Visitor, group_id: int, wish: Wish, deps: Deps) -> int:
    """Plan a session of a group of theirs. Gives its number. Safe to run twice.

    Raises Unknown; Refused for what cannot be, and where the group meets at that time already.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        group = own_group(tx, visitor, group_id)
        begins_at, minutes = _when(wish, group, now)
        there = planned_then(tx, group.id, begins_at)
        is_there = there is not None and there.cancelled_at is None
        check_free(tx, group, begins_at, minutes, there)
        if there is not None and is_there:
            if _wish(there) != replace(wish, topic=topic_of(wish.topic), minutes=minutes):
                raise Refused(
                    "A session is planned for just this time already.",
                    "Change that one, or give another time.",
                )
            return there.id
        session = write_down(tx, group, begins_at, minutes, there)
        _take(session, group, wish)
        tx.flush()
        _note(tx, "planned a session", session, visitor, now)
        return session.id


def change(visitor: Visitor, session_id: int, wish: Wish, seen: str, deps: Deps) -> None:
    """Move a planned session, or say what it is about. What has been sent stays.

    Raises Unknown; Refused for what cannot be; Tie where somebody else was faster.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        session = _to_change(tx, visitor, session_id, seen, now)
        group, before = session.group, _wish(session)
        if session.occurrence is None and wish.at is not None:
            begins_at, minutes = _when(wish, group, now)
            check_free(tx, group, begins_at, minutes, session)
            session.planned_at, session.planned_minutes = begins_at, minutes
        _take(session, group, wish)
        after = _wish(session)
        if after == before:
            return
        is_moved = (after.at, after.minutes) != (before.at, before.minutes)
        _note(tx, "moved a session" if is_moved else "changed a session's topic, theme or format",
              session, visitor, now)  # fmt: skip


def call_off(visitor: Visitor, session_id: int, seen: str, deps: Deps) -> None:
    """Call a planned session off; whoever has its agenda is told by a worker. Safe to run twice.

    Raises Unknown; Refused where it has begun, or Zoom's calendar decides; Tie.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        if own_session(tx, visitor, session_id).cancelled_at is not None:
            return
        session = _to_change(tx, visitor, session_id, seen, now)
        if session.occurrence is not None:
            raise Refused("Zoom's calendar says whether this session is held.", AS_BEFORE)
        session.cancelled_at = now
        _note(tx, "called off a session", session, visitor, now)


def _to_change(
    tx: Session, visitor: Visitor, session_id: int, seen: str, now: datetime
) -> SessionRecord:
    """The session, locked, as it was seen. Raises Unknown, Refused, Tie."""
    own_session(tx, visitor, session_id)
    session = tx.get_one(SessionRecord, session_id, with_for_update=True, populate_existing=True)
    if why := _why_fixed(session, now):
        raise Refused(why, "Plan another session instead.")
    if _seen(session) != seen:
        raise Tie(
            "Somebody else changed this session at the same time.",
            "It stands here as it is now. Look at it, and try again.",
        )
    return session


def _when(wish: Wish, group: GroupRecord, now: datetime) -> tuple[datetime, int]:
    """When it begins, in UTC, and for how many minutes. Raises Refused."""
    if wish.at is None:
        raise Refused("Day and time are missing.", "Give both.")
    minutes = wish.minutes or group.minutes
    check_minutes(minutes)
    begins_at = to_come(wish.at, group.as_settings().zone, now)
    if begins_at.year > now.year + MOST_YEARS:
        raise Refused(f"{wish.at:%Y-%m-%d} is years away.", "Is the year right?")
    return begins_at, minutes


def _take(session: SessionRecord, group: GroupRecord, wish: Wish) -> None:
    """Topic, theme and format. Raises Refused, Unknown."""
    session.topic = topic_of(wish.topic)
    library = Library()
    if wish.theme not in ("", BASE):
        library.theme(wish.theme)
    if wish.format not in ("", NONE):
        library.format(wish.format)
    usual = (group.theme, group.format)
    format = {"": group.format, NONE: None}.get(wish.format, wish.format)
    session.theme, session.format = wish.theme or group.theme, format
    is_own = (session.theme, session.format) != usual
    session.language = group.language if is_own else None


def _wish(session: SessionRecord) -> Wish:
    """What is planned by now, as somebody would wish for it."""
    group, (theme, format, _) = session.group, session.recap_in()
    at = _begins(session)
    return Wish(
        at.replace(tzinfo=None) if at else None, session.planned_minutes or group.minutes,
        session.topic, "" if theme == group.theme else theme,
        "" if format == group.format else format or NONE,
    )  # fmt: skip


def _begins(session: SessionRecord) -> datetime | None:
    zone = session.group.as_settings().zone
    return session.planned_at.astimezone(zone) if session.planned_at else None


def _why_fixed(session: SessionRecord, now: datetime) -> str:
    """Why a session cannot be changed any more; empty where it can."""
    if session.planned_at is None:
        return "Nobody planned this session."
    if session.cancelled_at is not None:
        return "This session was called off."
    if session.held_at is not None or session.transcript is not None:
        return "This session was held."
    return "This session has begun." if session.planned_at <= now else ""


def _seen(session: SessionRecord) -> str:
    return sha256(repr(sorted(asdict(_wish(session)).items())).encode()).hexdigest()[:16]


def _place(tx: Session, group: GroupRecord, now: datetime) -> Place:
    settings, room, named = group.as_settings(), room_in(tx, group.id), named_choices()
    theme = dict(named["theme"]).get(settings.theme, settings.theme)
    format = dict(named["format"]).get(settings.format or "", settings.format or NONE)
    soon = tuple(
        replace(one, at=one.at.astimezone(settings.zone)) for one in coming(tx, group.id, now)
    )
    return Place(
        group.id, group.name, settings.time_zone, settings.minutes, theme, format,
        room.number if room else "", _usual_time(tx, group), soon, named["theme"], named["format"],
    )  # fmt: skip


def _usual_time(tx: Session, group: GroupRecord) -> str:
    newest = select(func.max(SessionRecord.planned_at)).where(SessionRecord.group_id == group.id)
    at = tx.scalar(newest)
    return f"{at.astimezone(group.as_settings().zone):%H:%M}" if at else ""


def _note(tx: Session, what: str, session: SessionRecord, visitor: Visitor, now: datetime) -> None:
    note(tx, Deed(what, f"session {session.id}", session.group_id, visitor.person_id), now)
