"""A group's console page: members, past and coming sessions, open commitments, balance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from facilitator.domain.balance.findings import Finding, findings
from facilitator.domain.balance.ledger import Ledger, LedgerLine
from facilitator.domain.group_settings import GroupSettings
from facilitator.domain.people.guests import GuestStatus
from facilitator.domain.people.person import Role
from facilitator.features.access.group_access import visible_group, visible_group_ids
from facilitator.features.access.sign_in import Visitor
from facilitator.features.balance.balance import Balance, balance_of_group, ledger_of
from facilitator.features.commitments.commitment_status import (
    TrackedCommitment,
    tracked_commitments,
    with_histories,
)
from facilitator.features.commitments.list_commitments import by_member, repetition_notes
from facilitator.features.meetings.link_room import room_of_group
from facilitator.features.today.today import UpcomingSession, upcoming_sessions
from facilitator.kit import queries
from facilitator.kit.deps import Deps
from facilitator.prompting.library import PromptLibrary
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.guests import GuestRecord
from facilitator.records.recaps import (
    CommitmentRecord,
    HotSeatRecord,
    RecapRecord,
    SolutionRecord,
)
from facilitator.records.reviews import ReviewRecord
from facilitator.records.sessions import SessionRecord

MOST_HELD = 12  # past sessions on the page: a year of a monthly group


@dataclass(frozen=True, slots=True)
class GroupCard:
    """A group in the list; times are in the group's zone."""

    id: int
    name: str
    theme: str
    format: str
    members: int
    held: int
    last_at: datetime | None
    coming: UpcomingSession | None


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member. ``line`` is their balance, None if nothing is counted for them."""

    person_id: int
    name: str
    role: Role
    is_recorded: bool
    line: LedgerLine | None
    said: tuple[str, ...]  # findings about their balance


@dataclass(frozen=True, slots=True)
class PastSession:
    """A past session; ``state`` is that of its recap: none, draft, looking or sent."""

    session_id: int
    at: datetime
    topic: str
    seats: tuple[str, ...]
    solutions: int
    promises: int
    state: str


@dataclass(frozen=True, slots=True)
class GuestRow:
    """An invited guest; ``at`` is the start of their session, in the group's zone."""

    name: str
    standing: GuestStatus
    at: datetime


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A group with all details; ``earlier`` counts the past sessions that are not in ``held``."""

    id: int
    name: str
    settings: GroupSettings
    theme: str
    format: str
    room: str
    has_chat: bool
    members: tuple[MemberRow, ...]
    former: tuple[str, ...]
    coming: tuple[UpcomingSession, ...]
    held: tuple[PastSession, ...]
    earlier: int
    promises: tuple[TrackedCommitment, ...]
    repeated_commitments: tuple[str, ...]
    ledger: Ledger
    guests: tuple[GuestRow, ...]


def group_cards(visitor: Visitor, deps: Deps) -> tuple[GroupCard, ...]:
    """The groups of a visitor, by name."""
    now = deps.clock.now()
    with deps.db.reading() as tx:
        own = visible_group_ids(visitor)
        groups = tx.scalars(
            select(GroupRecord).where(GroupRecord.id.in_(own)).order_by(GroupRecord.name)
        ).all()
        there = dict(
            tx.execute(
                select(MembershipRecord.group_id, func.count())
                .join(PersonRecord)
                .where(MembershipRecord.left_at.is_(None), MembershipRecord.role != Role.GUEST)
                .where(PersonRecord.forgotten_at.is_(None))
                .group_by(MembershipRecord.group_id)
            ).all()
        )
        held = {
            group_id: (number, last)
            for group_id, number, last in tx.execute(
                select(SessionRecord.group_id, func.count(), func.max(SessionRecord.held_at))
                .where(SessionRecord.held_at.is_not(None), SessionRecord.cancelled_at.is_(None))
                .group_by(SessionRecord.group_id)
            )
        }
        return tuple(
            _card(tx, group, there.get(group.id, 0), held.get(group.id, (0, None)), now)
            for group in groups
        )


def group_page(group_id: int, visitor: Visitor, deps: Deps) -> GroupPage:
    """The page of a visitor's group. Read-only. Raises NotFound."""
    now = deps.clock.now()
    with deps.db.reading() as tx:
        group = visible_group(tx, visitor, group_id)
        settings, room = group.as_settings(), room_of_group(tx, group.id)
        counted = ledger_of(tx, group.id, now)
        members = [m for m in group.memberships if m.person.forgotten_at is None]
        commitments = by_member(with_histories(tx, tracked_commitments(tx, group_id=group.id)))
        held, number = _held(tx, group, now)
        return GroupPage(
            group.id, group.name, settings, theme_title(settings.theme),
            format_title(settings.format), room.number if room else "", group.slack is not None,
            _members(members, counted),
            tuple(m.person.name for m in members if m.left_at and m.role != Role.GUEST),
            tuple(upcoming_sessions(tx, group, now)), held, number - len(held),
            tuple(c for theirs in commitments for c in theirs if c.is_open),
            tuple(line for theirs in commitments for line in repetition_notes(theirs)),
            counted, _guests(tx, group),
        )  # fmt: skip


def group_balance(group_id: int, visitor: Visitor, deps: Deps) -> Balance:
    """The balance of a visitor's group. Raises NotFound."""
    with deps.db.reading() as tx:
        return balance_of_group(tx, visible_group(tx, visitor, group_id), deps.clock.now())


def theme_title(name: str) -> str:
    """A theme's title; its name if the theme no longer exists."""
    library = PromptLibrary()
    known = name == "base" or name in library.themes()
    return (library.theme(name).title if known else "") or name


def format_title(name: str | None) -> str:
    """A format's title; its name if it no longer exists, empty for None."""
    library = PromptLibrary()
    if name is None:
        return ""
    return library.format(name).title if name in library.formats() else name


def _card(
    tx: Session, group: GroupRecord, members: int, held: tuple[int, datetime | None], now: datetime
) -> GroupCard:
    number, last = held
    return GroupCard(
        group.id, group.name, theme_title(group.theme), format_title(group.format), members,
        number, last.astimezone(group.as_settings().zone) if last else None,
        next(upcoming_sessions(tx, group, now), None),
    )  # fmt: skip


def _members(members: list[MembershipRecord], counted: Ledger) -> tuple[MemberRow, ...]:
    """The current members, moderators first, without guests."""
    lines = {line.person.id: line for line in counted.lines}
    about: dict[int, list[Finding]] = {}
    for finding in findings(counted):
        for person_id in finding.people:
            about.setdefault(person_id, []).append(finding)
    here = [m for m in members if m.left_at is None and m.role != Role.GUEST]
    labels = queries.display_names(here)
    rows = [
        MemberRow(
            m.person_id, labels[m.person_id], Role(m.role), m.recorded,
            lines.get(m.person_id) if m.recorded else None,
            tuple(one.text for one in about.get(m.person_id, ())),
        )
        for m in here
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (row.role is not Role.MODERATOR, row.name)))


def _held(tx: Session, group: GroupRecord, now: datetime) -> tuple[tuple[PastSession, ...], int]:
    """The newest past sessions, and the number of all."""
    where = (
        SessionRecord.group_id == group.id, SessionRecord.cancelled_at.is_(None),
        SessionRecord.held_at.is_not(None), SessionRecord.held_at <= now,
    )  # fmt: skip
    rows = tx.execute(
        select(SessionRecord, ReviewRecord)
        .outerjoin(ReviewRecord, ReviewRecord.session_id == SessionRecord.id)
        .where(*where)
        .order_by(SessionRecord.held_at.desc(), SessionRecord.id.desc())
        .limit(MOST_HELD)
    ).all()
    seats, solutions, promises = _in_recaps(tx, [session.id for session, _ in rows])
    zone = group.as_settings().zone
    number = tx.scalar(select(func.count(SessionRecord.id)).where(*where)) or 0
    return tuple(
        PastSession(
            one.id, one.held_at.astimezone(zone), one.topic, tuple(seats.get(one.id, ())),
            solutions[one.id], promises[one.id], _state(review, one.id in seats),
        )
        for one, review in rows
        if one.held_at
    ), number  # fmt: skip


def _in_recaps(
    tx: Session, ids: list[int]
) -> tuple[Mapping[int, list[str]], Counter[int], Counter[int]]:
    """Members in the hot seat, and numbers of solutions and of commitments, by session id."""
    newest = queries.newest_recap_ids(ids)
    seats: dict[int, list[str]] = {
        session_id: []
        for session_id in tx.scalars(
            select(RecapRecord.session_id).where(RecapRecord.session_id.in_(ids)).distinct()
        )
    }
    for session_id, name in tx.execute(
        select(RecapRecord.session_id, PersonRecord.name)
        .join(HotSeatRecord, HotSeatRecord.recap_id == RecapRecord.id)
        .join(PersonRecord, PersonRecord.id == HotSeatRecord.person_id)
        .where(RecapRecord.id.in_(newest))
        .order_by(HotSeatRecord.start, HotSeatRecord.id)
    ):
        seats[session_id].append(name)
    solutions = (
        select(RecapRecord.session_id, func.count(SolutionRecord.id))
        .join(HotSeatRecord, HotSeatRecord.recap_id == RecapRecord.id)
        .join(SolutionRecord, SolutionRecord.hot_seat_id == HotSeatRecord.id)
    )
    promises = select(RecapRecord.session_id, func.count(CommitmentRecord.id)).join(
        CommitmentRecord, CommitmentRecord.recap_id == RecapRecord.id
    )
    counters = [
        Counter(
            dict(
                tx.execute(
                    counts.where(RecapRecord.id.in_(newest)).group_by(RecapRecord.session_id)
                ).all()
            )
        )
        for counts in (solutions, promises)
    ]
    return seats, counters[0], counters[1]


def _state(review: ReviewRecord | None, has_recap: bool) -> str:
    if not has_recap:
        return "none"
    if review and review.sent_version is not None:
        return "sent"
    return "looking" if review and review.look_version is not None else "draft"


def _guests(tx: Session, group: GroupRecord) -> tuple[GuestRow, ...]:
    """The invited guests, newest first."""
    zone = group.as_settings().zone
    invited = (
        select(GuestRecord)
        .where(GuestRecord.group_id == group.id)
        .options(joinedload(GuestRecord.person))
    )
    rows = [
        GuestRow(one.person.name, one.times.standing, one.starts_at.astimezone(zone))
        for one in tx.scalars(invited)
        if one.person.forgotten_at is None
    ]
    return tuple(sorted(rows, key=lambda row: row.at, reverse=True))
