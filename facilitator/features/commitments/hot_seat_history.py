"""A member's own hot seats as they may be told of them: challenge, what peers gave, how it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.groups import Travels
from facilitator.domain.recaps.outcomes import Outcome
from facilitator.domain.recaps.recap import Kind
from facilitator.domain.sessions.office_hours import Standing
from facilitator.features.memory.index import called_now
from facilitator.kit import queries
from facilitator.kit.reviews import review_of
from facilitator.kit.schedule import zone_of
from facilitator.records.aftercare import ChallengeStandingRecord, ThanksRecord
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.recaps import HotSeatRecord, RecapRecord, SolutionRecord
from facilitator.records.search import MemoryRecord


@dataclass(frozen=True, slots=True)
class Given:
    """What a peer gave; ``outcome`` is None where nobody said how it turned out."""

    id: int
    peer_id: int
    peer: str
    text: str
    outcome: Outcome | None
    word: str


@dataclass(frozen=True, slots=True)
class OwnSeat:
    """A hot seat of a member, with what may be told of it. Nothing confidential is in one.

    ``zone`` is the one its member reads times in. A question is nothing that could be tried.
    """

    session_id: int
    person_id: int
    member: str
    group: GroupRecord
    held_at: datetime
    zone: ZoneInfo
    challenge: str
    given: tuple[Given, ...]
    standing: Standing | None

    @property
    def travels(self) -> bool:
        """Whether its words may stand in a mail."""
        return self.group.as_settings().recap_travels is Travels.FULL

    @property
    def day(self) -> datetime:
        """When it was held, by the member's clocks."""
        return self.held_at.astimezone(self.zone)


def own_seats(
    tx: Session,
    *,
    person_id: int | None = None,
    session_id: int | None = None,
    since: datetime | None = None,
) -> list[OwnSeat]:
    """The hot seats of present members in what their groups have got, the oldest first."""
    found = (
        select(MemoryRecord, HotSeatRecord, MembershipRecord, ChallengeStandingRecord.standing)
        .join(HotSeatRecord, HotSeatRecord.id == MemoryRecord.hot_seat_id)
        .join(
            MembershipRecord,
            (MembershipRecord.group_id == MemoryRecord.group_id)
            & (MembershipRecord.person_id == HotSeatRecord.person_id),
        )
        .join(PersonRecord, PersonRecord.id == HotSeatRecord.person_id)
        .outerjoin(
            ChallengeStandingRecord,
            (ChallengeStandingRecord.session_id == MemoryRecord.session_id)
            & (ChallengeStandingRecord.person_id == HotSeatRecord.person_id),
        )
        .where(MembershipRecord.left_at.is_(None), PersonRecord.forgotten_at.is_(None))
        .order_by(MemoryRecord.held_at, HotSeatRecord.start, HotSeatRecord.id)
    )
    if person_id is not None:
        found = found.where(HotSeatRecord.person_id == person_id)
    if session_id is not None:
        found = found.where(MemoryRecord.session_id == session_id)
    if since is not None:
        found = found.where(MemoryRecord.held_at >= since)
    return [_seat(*row) for row in tx.execute(found)]


def given_now(tx: Session, solution_id: int) -> tuple[OwnSeat, Given] | None:
    """A solution as its group has it now, whatever version it is of; None where it may not be told.

    Whoever it was given to is still in the group.
    """
    solution = tx.get(SolutionRecord, solution_id)
    if solution is None:
        return None
    seat = tx.get_one(HotSeatRecord, solution.hot_seat_id)
    session_id = tx.get_one(RecapRecord, seat.recap_id).session_id
    id = _called_now(tx, session_id, [solution]).get(solution_id)
    return next(
        ((s, g) for s in own_seats(tx, session_id=session_id) for g in s.given if g.id == id), None
    )


def thanks_for(tx: Session, session_id: int, solution_id: int) -> ThanksRecord | None:
    """What is noted of thanks for a solution, also where that was of an earlier version."""
    noted = tx.scalars(
        select(ThanksRecord)
        .join(SolutionRecord, SolutionRecord.id == ThanksRecord.solution_id)
        .join(HotSeatRecord, HotSeatRecord.id == SolutionRecord.hot_seat_id)
        .join(RecapRecord, RecapRecord.id == HotSeatRecord.recap_id)
        .where(RecapRecord.session_id == session_id)
        .order_by(ThanksRecord.thanked_at.is_(None), ThanksRecord.solution_id)
    ).all()
    ids = _called_now(tx, session_id, [one.solution for one in noted])
    return next((one for one in noted if ids.get(one.solution_id) == solution_id), None)


def _called_now(tx: Session, session_id: int, solutions: list[SolutionRecord]) -> dict[int, int]:
    state = review_of(tx, session_id)
    if not solutions or state is None or state.sent_version is None:
        return {}
    sent = queries.newest_recap(tx, session_id, version=state.sent_version)
    return called_now(tx, sent, solutions) if sent else {}


def _seat(
    kept: MemoryRecord, seat: HotSeatRecord, member: MembershipRecord, standing: str | None
) -> OwnSeat:
    told = {one["id"]: one for one in kept.solutions}
    given = tuple(
        Given(
            s.id, s.person_id, s.person.name, s.text,
            Outcome(told[s.id]["outcome"]) if told[s.id]["outcome"] else None, told[s.id]["word"],
        )
        for s in seat.solutions
        if s.id in told and s.kind != Kind.QUESTION and s.person_id != seat.person_id
    )  # fmt: skip
    return OwnSeat(
        kept.session_id, seat.person_id, member.person.name, member.group, kept.held_at,
        zone_of(member), seat.challenge.text, given, Standing(standing) if standing else None,
    )  # fmt: skip
