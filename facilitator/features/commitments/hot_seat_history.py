"""A member's past hot seats: the challenge, the solutions given, and how they turned out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.group_settings import RecapMailContent
from facilitator.domain.recaps.outcomes import Outcome
from facilitator.domain.recaps.recap import SolutionKind
from facilitator.domain.sessions.office_hours import ChallengeState
from facilitator.features.memory.index import current_solution_ids
from facilitator.kit import queries
from facilitator.kit.reviews import review_of
from facilitator.kit.schedule import member_zone
from facilitator.records.aftercare import ChallengeStatusRecord, ThanksRecord
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.recaps import HotSeatRecord, RecapRecord, SolutionRecord
from facilitator.records.search import MemoryRecord


@dataclass(frozen=True, slots=True)
class GivenSolution:
    """A solution from a peer; ``outcome`` is None if nobody has reported how it turned out."""

    id: int
    peer_id: int
    peer: str
    text: str
    outcome: Outcome | None
    word: str


@dataclass(frozen=True, slots=True)
class PastHotSeat:
    """A past hot seat of a member, without anything confidential.

    ``zone`` is the time zone its member reads times in. ``given`` leaves out questions: they cannot
    be tried.
    """

    session_id: int
    person_id: int
    member: str
    group: GroupRecord
    held_at: datetime
    zone: ZoneInfo
    challenge: str
    given: tuple[GivenSolution, ...]
    standing: ChallengeState | None

    @property
    def travels(self) -> bool:
        """Whether its texts may be quoted in a mail."""
        return self.group.as_settings().recap_travels is RecapMailContent.FULL

    @property
    def day(self) -> datetime:
        """When it was held, in the member's time zone."""
        return self.held_at.astimezone(self.zone)


def past_hot_seats(
    tx: Session,
    *,
    person_id: int | None = None,
    session_id: int | None = None,
    since: datetime | None = None,
) -> list[PastHotSeat]:
    """The hot seats of current members in the recaps their groups have got, oldest first."""
    query = (
        select(MemoryRecord, HotSeatRecord, MembershipRecord, ChallengeStatusRecord.standing)
        .join(HotSeatRecord, HotSeatRecord.id == MemoryRecord.hot_seat_id)
        .join(
            MembershipRecord,
            (MembershipRecord.group_id == MemoryRecord.group_id)
            & (MembershipRecord.person_id == HotSeatRecord.person_id),
        )
        .join(PersonRecord, PersonRecord.id == HotSeatRecord.person_id)
        .outerjoin(
            ChallengeStatusRecord,
            (ChallengeStatusRecord.session_id == MemoryRecord.session_id)
            & (ChallengeStatusRecord.person_id == HotSeatRecord.person_id),
        )
        .where(MembershipRecord.left_at.is_(None), PersonRecord.forgotten_at.is_(None))
        .order_by(MemoryRecord.held_at, HotSeatRecord.start, HotSeatRecord.id)
    )
    if person_id is not None:
        query = query.where(HotSeatRecord.person_id == person_id)
    if session_id is not None:
        query = query.where(MemoryRecord.session_id == session_id)
    if since is not None:
        query = query.where(MemoryRecord.held_at >= since)
    return [_seat(*row) for row in tx.execute(query)]


def current_solution(tx: Session, solution_id: int) -> tuple[PastHotSeat, GivenSolution] | None:
    """A solution of any version as the group has it now; None if it may not be shown.

    The member it was given to must still be in the group.
    """
    solution = tx.get(SolutionRecord, solution_id)
    if solution is None:
        return None
    seat = tx.get_one(HotSeatRecord, solution.hot_seat_id)
    session_id = tx.get_one(RecapRecord, seat.recap_id).session_id
    id = _current_ids(tx, session_id, [solution]).get(solution_id)
    return next(
        ((s, g) for s in past_hot_seats(tx, session_id=session_id) for g in s.given if g.id == id),
        None,
    )


def thanks_for(tx: Session, session_id: int, solution_id: int) -> ThanksRecord | None:
    """The thanks recorded for a solution, also if recorded for an earlier version of it."""
    records = tx.scalars(
        select(ThanksRecord)
        .join(SolutionRecord, SolutionRecord.id == ThanksRecord.solution_id)
        .join(HotSeatRecord, HotSeatRecord.id == SolutionRecord.hot_seat_id)
        .join(RecapRecord, RecapRecord.id == HotSeatRecord.recap_id)
        .where(RecapRecord.session_id == session_id)
        .order_by(ThanksRecord.thanked_at.is_(None), ThanksRecord.solution_id)
    ).all()
    current_ids = _current_ids(tx, session_id, [one.solution for one in records])
    return next((one for one in records if current_ids.get(one.solution_id) == solution_id), None)


def _current_ids(tx: Session, session_id: int, solutions: list[SolutionRecord]) -> dict[int, int]:
    state = review_of(tx, session_id)
    if not solutions or state is None or state.sent_version is None:
        return {}
    sent = queries.newest_recap(tx, session_id, version=state.sent_version)
    return current_solution_ids(tx, sent, solutions) if sent else {}


def _seat(
    entry: MemoryRecord, seat: HotSeatRecord, member: MembershipRecord, standing: str | None
) -> PastHotSeat:
    outcomes = {one["id"]: one for one in entry.solutions}
    given = tuple(
        GivenSolution(
            s.id, s.person_id, s.person.name, s.text,
            Outcome(outcomes[s.id]["outcome"]) if outcomes[s.id]["outcome"] else None,
            outcomes[s.id]["word"],
        )
        for s in seat.solutions
        if s.id in outcomes and s.kind != SolutionKind.QUESTION and s.person_id != seat.person_id
    )  # fmt: skip
    return PastHotSeat(
        entry.session_id,
        seat.person_id,
        member.person.name,
        member.group,
        entry.held_at,
        member_zone(member),
        seat.challenge.text,
        given,
        ChallengeState(standing) if standing else None,
    )
