"""Queries for a group's icebreakers: sessions, attendees, and what was asked before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound
from facilitator.domain.icebreakers.icebreaker import Icebreaker, IcebreakerHistory
from facilitator.domain.icebreakers.occasion import Attendee
from facilitator.domain.people.person import Role
from facilitator.kit.attendance import session_speakers
from facilitator.prompting.library import PromptLibrary
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.icebreakers import (
    AvoidedTopicsRecord,
    GroupIcebreakerRecord,
    IcebreakerAttendeeRecord,
    IcebreakerUseRecord,
)
from facilitator.records.rooms import SittingRecord, VisitRecord
from facilitator.records.sessions import SessionRecord

BEGINS = func.coalesce(SessionRecord.held_at, SessionRecord.planned_at, SessionRecord.created_at)


@dataclass(frozen=True, slots=True)
class Gathering:
    """When a group meets; ``session_id`` is None if no session is stored for it."""

    group_id: int
    at: datetime
    session_id: int | None = None


def get_group(tx: Session, name: str) -> GroupRecord:
    """The group of this name. Raises NotFound."""
    group = tx.scalar(select(GroupRecord).where(GroupRecord.name == name))
    if group is None:
        raise NotFound(f"There is no group {name}.", "`facilitator groups add` makes one.")
    return group


def get_session(tx: Session, session_id: int) -> SessionRecord:
    """The session of this number. Raises NotFound."""
    session = tx.get(SessionRecord, session_id)
    if session is None:
        raise NotFound(f"There is no session {session_id}.", "`facilitator sessions` lists them.")
    return session


def gathering_of(session: SessionRecord) -> Gathering:
    """A session as a gathering, at the time it was held or is planned."""
    at = session.held_at or session.planned_at or session.created_at
    return Gathering(session.group_id, at, session.id)


def next_gathering(tx: Session, group: GroupRecord, now: datetime) -> Gathering:
    """The group's next planned session; a gathering now if there is none."""
    session = tx.scalar(
        select(SessionRecord)
        .where(SessionRecord.group_id == group.id, SessionRecord.cancelled_at.is_(None))
        .where(SessionRecord.held_at.is_(None), SessionRecord.planned_at >= now)
        .order_by(SessionRecord.planned_at)
        .limit(1)
    )
    return gathering_of(session) if session else Gathering(group.id, now)


def icebreakers_of(tx: Session, group: GroupRecord) -> tuple[Icebreaker, ...]:
    """All icebreakers of a group: those of its theme and those its members added."""
    own = tx.scalars(
        select(GroupIcebreakerRecord).where(GroupIcebreakerRecord.group_id == group.id)
    )
    packs = PromptLibrary().icebreakers(group.theme)
    return (*packs, *(kept.as_icebreaker() for kept in own))


def memory_of(tx: Session, gathering: Gathering, attending: Iterable[int]) -> IcebreakerHistory:
    """The icebreakers asked in the group, and those any of these people heard elsewhere.

    Leaves out the one recorded for this session, so that it can be chosen again.
    """
    uses = select(IcebreakerUseRecord).order_by(
        IcebreakerUseRecord.asked_at, IcebreakerUseRecord.id
    )
    if gathering.session_id is not None:
        others = IcebreakerUseRecord.session_id.is_distinct_from(gathering.session_id)
        uses = uses.where(others)
    heard = select(IcebreakerAttendeeRecord.use_id).where(
        IcebreakerAttendeeRecord.person_id.in_(list(attending))
    )
    is_here = IcebreakerUseRecord.group_id == gathering.group_id
    here = list(tx.scalars(uses.where(is_here)))
    elsewhere = list(tx.scalars(uses.where(~is_here, IcebreakerUseRecord.id.in_(heard))))
    return IcebreakerHistory(
        tuple(use.as_use() for use in here),
        tuple(use.as_use() for use in elsewhere),
        tuple(use for kept in (*here, *elsewhere) if (use := kept.as_offered())),
    )


def count_earlier_sessions(tx: Session, gathering: Gathering) -> int:
    """The number of the group's earlier sessions."""
    return tx.scalar(select(func.count()).select_from(_before(gathering).subquery())) or 0


def attendees(tx: Session, gathering: Gathering, attending: Iterable[int]) -> tuple[Attendee, ...]:
    """These people as attendees.

    A member is new if others attended earlier sessions of the group and they did not; anybody
    without a membership, or with the role guest, is a guest. Raises NotFound for an unknown id.
    """
    seen = _seen_before(tx, gathering)
    members = {
        m.person_id: m
        for m in tx.scalars(
            select(MembershipRecord).where(MembershipRecord.group_id == gathering.group_id)
        )
    }
    people = []
    for number in dict.fromkeys(attending):
        person, membership = tx.get(PersonRecord, number), members.get(number)
        if person is None:
            raise NotFound(f"There is no person {number}.", "Add them to the group's member list.")
        is_guest = membership is None or membership.role == Role.GUEST
        avoided = tx.get(AvoidedTopicsRecord, number)
        is_new = bool(seen) and number not in seen and not is_guest
        topics = tuple(avoided.topics) if avoided else ()
        people.append(Attendee(number, person.name, is_new, is_guest, topics))
    return tuple(people)


def members_of(tx: Session, group_id: int) -> list[int]:
    """The person ids of a group's members, without guests and forgotten people."""
    return list(
        tx.scalars(
            select(MembershipRecord.person_id)
            .join(PersonRecord)
            .where(MembershipRecord.group_id == group_id, MembershipRecord.role != Role.GUEST)
            .where(PersonRecord.forgotten_at.is_(None))
            .order_by(MembershipRecord.id)
        )
    )


def _before(gathering: Gathering) -> Select[int]:
    earlier = select(SessionRecord.id).where(
        SessionRecord.group_id == gathering.group_id,
        SessionRecord.cancelled_at.is_(None),
        gathering.at > BEGINS,
    )
    if gathering.session_id is not None:
        earlier = earlier.where(SessionRecord.id != gathering.session_id)
    return earlier


def _seen_before(tx: Session, gathering: Gathering) -> set[int]:
    """The ids of people in earlier sessions, known by a visit, a turn or an icebreaker."""
    before = _before(gathering)
    heard = select(IcebreakerAttendeeRecord.person_id).join(IcebreakerUseRecord).where(
        IcebreakerUseRecord.group_id == gathering.group_id,
        IcebreakerUseRecord.asked_at < gathering.at,
        or_(
            IcebreakerUseRecord.session_id.is_(None), IcebreakerUseRecord.session_id.in_(before)
        ),
    )  # fmt: skip
    visited = (
        select(VisitRecord.person_id)
        .join(SittingRecord, SittingRecord.id == VisitRecord.sitting_id)
        .where(SittingRecord.session_id.in_(before))
    )
    found = [person for query in (heard, visited) for person in tx.scalars(query.distinct())]
    found += [person for _, person in session_speakers(tx, before)]
    return {person for person in found if person is not None}
