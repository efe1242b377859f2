"""The console's first page: a moderator's to-dos and upcoming sessions, for all their groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from facilitator.domain.mails import MailState
from facilitator.domain.people.person import Role
from facilitator.domain.sessions.held_transcripts import HeldTranscript
from facilitator.features.access.group_access import visible_groups
from facilitator.features.access.sign_in import Visitor
from facilitator.features.meetings.link_room import room_of_group
from facilitator.features.meetings.missing_meetings import is_missing
from facilitator.features.operations.work_overview import failed_work
from facilitator.features.review.review_recap import unresolved_speakers
from facilitator.features.transcripts.held_transcripts import waiting_transcripts
from facilitator.kit.deps import Deps
from facilitator.records.agendas import AgendaRecord
from facilitator.records.check_ins import CheckInRecord
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.recaps import RecapRecord
from facilitator.records.reviews import ReviewRecord
from facilitator.records.rooms import SittingRecord
from facilitator.records.sessions import SessionRecord

LOOKAHEAD = timedelta(days=60)
SOON, LONGEST = timedelta(hours=1), timedelta(hours=12)  # until a session; its longest duration
_HAS_SILENCE = SittingRecord.silence != ""
MAX_AGE = timedelta(days=60)  # older to-dos are no longer shown


class TodoKind(StrEnum):
    """Kinds of to-dos, most urgent first."""

    HELD = "held"
    RECAP = "recap"
    TRANSCRIPT = "transcript"
    SPEAKERS = "speakers"
    AGENDA = "agenda"
    MEETING = "meeting"
    PLAN = "plan"
    CHECK_INS = "check-ins"
    MAILS = "mails"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Todo:
    """Something the moderator has to do; ``number`` counts the items it is about.

    Failed work is one to-do for all groups and has no session. ``held`` is a transcript that waits
    for the moderator's word.
    """

    need: TodoKind
    group: str
    session_id: int | None
    at: datetime | None
    number: int = 0
    names: tuple[str, ...] = ()
    held: HeldTranscript | None = None
    group_id: int | None = None


@dataclass(frozen=True, slots=True)
class UpcomingSession:
    """A planned session; ``starts_at`` is in the group's time zone."""

    session_id: int
    topic: str
    starts_at: datetime
    minutes: int
    answered: int
    asked: int
    agenda: str  # "none", "draft", "sent"


@dataclass(frozen=True, slots=True)
class LiveSession:
    """A session that starts within the hour or is running; ``starts_at`` is in the group's zone."""

    session_id: int
    group: str
    starts_at: datetime
    has_begun: bool


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """A group with its upcoming sessions."""

    id: int
    name: str
    theme: str
    members: int
    coming: tuple[UpcomingSession, ...]
    last_held_at: datetime | None


@dataclass(frozen=True, slots=True)
class Today:
    """The data of the page."""

    todos: tuple[Todo, ...]
    groups: tuple[GroupSummary, ...]
    live: tuple[LiveSession, ...] = ()


def today(visitor: Visitor, deps: Deps) -> Today:
    """Load the to-dos of this visitor, most urgent first, and their groups by name."""
    now = deps.clock.now()
    failed = failed_work(visitor, deps)
    with deps.db.reading() as tx:
        groups = visible_groups(tx, visitor)
        order = list(TodoKind)
        todos = sorted(
            (todo for group in groups for todo in _todos(tx, group, now)),
            key=lambda todo: (order.index(todo.need), todo.at or now),
        )
        if failed:
            groups_with_failures = ", ".join(sorted({line.group for line in failed if line.group}))
            todos.append(
                Todo(TodoKind.WORK, groups_with_failures or "No group's", None, None, len(failed))
            )
        summaries = tuple(_summary(tx, group, now) for group in groups)
        return Today(tuple(todos), summaries, tuple(_live(tx, groups, now)))


def _live(tx: Session, groups: Sequence[GroupRecord], now: datetime) -> Iterator[LiveSession]:
    """Sessions running now or soon; a session whose transcript has arrived is over."""
    query = (
        select(SessionRecord)
        .where(SessionRecord.group_id.in_([group.id for group in groups]))
        .where(SessionRecord.cancelled_at.is_(None), SessionRecord.planned_at < now + SOON)
        .where(SessionRecord.planned_at > now - LONGEST)
        .where(~SessionRecord.transcript.has())
        .options(joinedload(SessionRecord.group))
        .order_by(SessionRecord.planned_at)
    )
    for session in tx.scalars(query):
        starts_at = session.planned_at
        assert starts_at is not None
        duration = timedelta(minutes=session.planned_minutes or session.group.minutes)
        if now < starts_at + duration + SOON:
            zone = session.group.as_settings().zone
            yield LiveSession(
                session.id, session.group.name, starts_at.astimezone(zone), starts_at <= now
            )


def _todos(tx: Session, group: GroupRecord, now: datetime) -> Iterator[Todo]:
    held = (
        select(SessionRecord, func.max(RecapRecord.version), ReviewRecord)
        .join(RecapRecord, RecapRecord.session_id == SessionRecord.id)
        .outerjoin(ReviewRecord, ReviewRecord.session_id == SessionRecord.id)
        .where(SessionRecord.group_id == group.id, SessionRecord.held_at > now - MAX_AGE)
        .group_by(SessionRecord.id, ReviewRecord.id)
    )
    for session, version, review in tx.execute(held):
        assert session.held_at is not None
        at = session.held_at.astimezone(group.as_settings().zone)
        if review is None or version not in (review.sent_version, review.look_version):
            yield Todo(TodoKind.RECAP, group.name, session.id, at)
        is_sent = review is not None and review.sent_version is not None
        if not is_sent and (labels := unresolved_speakers(tx, session.id)):
            yield Todo(TodoKind.SPEAKERS, group.name, session.id, at, len(labels), labels)
    yield from _held_transcripts(tx, group)
    yield from _missing_transcripts(tx, group, now)
    yield from _meetings(tx, group, now)
    for coming in upcoming_sessions(tx, group, now):
        if coming.agenda == "draft":
            yield Todo(TodoKind.AGENDA, group.name, coming.session_id, coming.starts_at)
        not_answered = _not_checked_in(tx, coming.session_id)
        if not_answered and coming.starts_at - now < timedelta(hours=48):
            yield Todo(
                TodoKind.CHECK_INS,
                group.name,
                coming.session_id,
                coming.starts_at,
                len(not_answered),
                not_answered,
            )
    undelivered = select(OutboxRecord.session_id, func.count()).where(
        OutboxRecord.group_id == group.id, OutboxRecord.session_id.is_not(None),
        OutboxRecord.state.in_((MailState.DOUBT, MailState.REFUSED)),
        OutboxRecord.created_at > now - MAX_AGE,
    )  # fmt: skip
    for session_id, number in tx.execute(undelivered.group_by(OutboxRecord.session_id)):
        assert session_id is not None
        yield Todo(TodoKind.MAILS, group.name, session_id, None, number)


def _meetings(tx: Session, group: GroupRecord, now: datetime) -> Iterator[Todo]:
    """A meeting that its platform does not know, or of which it does not know when it is."""
    room = room_of_group(tx, group.id)
    coming = next(iter(upcoming_sessions(tx, group, now)), None)
    if is_missing(room, now) and coming:
        yield Todo(TodoKind.MEETING, group.name, coming.session_id, coming.starts_at)
    if room and not room.has_times and not coming:
        yield Todo(TodoKind.PLAN, group.name, None, None, group_id=group.id)


def _held_transcripts(tx: Session, group: GroupRecord) -> Iterator[Todo]:
    """Sessions whose transcript waits for the moderator's word."""
    for session, held in waiting_transcripts(tx, group.id):
        at = session.held_at.astimezone(group.as_settings().zone) if session.held_at else None
        yield Todo(TodoKind.HELD, group.name, session.id, at, held=held)


def _missing_transcripts(tx: Session, group: GroupRecord, now: datetime) -> Iterator[Todo]:
    """Sessions without a transcript, neither from the platform nor uploaded."""
    query = (
        select(SessionRecord)
        .where(SessionRecord.group_id == group.id, SessionRecord.held_at > now - MAX_AGE)
        .where(SessionRecord.id.in_(select(SittingRecord.session_id).where(_HAS_SILENCE)))
        .where(~SessionRecord.transcript.has())
        .where(SessionRecord.id.not_in(select(RecapRecord.session_id)))
    )
    for session in tx.scalars(query):
        assert session.held_at is not None
        at = session.held_at.astimezone(group.as_settings().zone)
        yield Todo(TodoKind.TRANSCRIPT, group.name, session.id, at)


def _not_checked_in(tx: Session, session_id: int) -> tuple[str, ...]:
    """Names of members who were asked to check in and have not answered."""
    return tuple(
        tx.scalars(
            select(PersonRecord.name)
            .join(CheckInRecord, CheckInRecord.person_id == PersonRecord.id)
            .where(CheckInRecord.session_id == session_id, CheckInRecord.asked_at.is_not(None))
            .where(CheckInRecord.answered_at.is_(None))
            .order_by(PersonRecord.name)
        )
    )


def _summary(tx: Session, group: GroupRecord, now: datetime) -> GroupSummary:
    members = tx.scalar(
        select(func.count()).where(
            MembershipRecord.group_id == group.id, MembershipRecord.left_at.is_(None),
            MembershipRecord.role != Role.GUEST,
        )
    )  # fmt: skip
    last = tx.scalar(
        select(func.max(SessionRecord.held_at)).where(SessionRecord.group_id == group.id)
    )
    return GroupSummary(
        group.id, group.name, group.theme, members or 0, tuple(upcoming_sessions(tx, group, now)),
        last.astimezone(group.as_settings().zone) if last else None,
    )  # fmt: skip


def upcoming_sessions(tx: Session, group: GroupRecord, now: datetime) -> Iterator[UpcomingSession]:
    """The sessions of a group planned for the next weeks, with check-ins and agenda status."""
    zone = group.as_settings().zone
    planned = (
        select(SessionRecord, AgendaRecord)
        .outerjoin(AgendaRecord, AgendaRecord.session_id == SessionRecord.id)
        .where(SessionRecord.group_id == group.id, SessionRecord.cancelled_at.is_(None))
        .where(SessionRecord.held_at.is_(None), SessionRecord.planned_at > now - timedelta(hours=3))
        .where(SessionRecord.planned_at < now + LOOKAHEAD)
        .order_by(SessionRecord.planned_at)
    )
    for session, agenda in tx.execute(planned):
        counts = select(func.count(), func.count(CheckInRecord.answered_at)).where(
            CheckInRecord.session_id == session.id
        )
        asked, answered = tx.execute(counts).one()
        assert session.planned_at is not None
        state = "none" if agenda is None else "sent" if agenda.sent_number else "draft"
        yield UpcomingSession(
            session.id, session.topic, session.planned_at.astimezone(zone),
            session.planned_minutes or group.minutes, answered, asked, state,
        )  # fmt: skip
