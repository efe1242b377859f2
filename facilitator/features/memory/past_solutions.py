"""Find solutions of earlier sessions for the hot seats of an agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.agenda.parts import AgendaHotSeat
from facilitator.domain.agenda.serialization import agenda_from_json
from facilitator.domain.group_settings import RecapMailContent
from facilitator.domain.people.person import Role
from facilitator.domain.recaps.outcomes import Outcome, PastSolution
from facilitator.features.memory.search import (
    FoundSolution,
    SearchResult,
    load_results,
    rank_hot_seats,
)
from facilitator.records.agendas import AgendaRecord
from facilitator.records.groups import MembershipRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.search import MemoryRecord

DRAFT, AGENDA = "agenda_draft", "agenda"
MOST = 3
SEATS = 5  # hot seats the solutions are taken from
LEAST = 0.37  # lowest search score of a similar challenge
_BEST_FIRST = {Outcome.WORKED: 0, Outcome.PARTLY: 1, None: 2, Outcome.UNKNOWN: 2}


@dataclass(frozen=True, slots=True)
class PastSolutionsForSeat:
    """Earlier solutions for the hot seat of one member."""

    person_id: int
    given: tuple[PastSolution, ...]


def past_solutions(
    tx: Session, row: AgendaRecord, person_id: int | None = None
) -> tuple[PastSolutionsForSeat, ...]:
    """Return the three best past solutions per hot seat of an agenda, or for one member's only.

    They come from the group's own index as it is now: do not store them.
    """
    group_id, now = row.session.group_id, row.session.planned_at
    seats = [
        seat
        for seat in agenda_from_json(row.parts).seats
        if seat.wanted and person_id in (None, seat.person_id)
    ]
    results = (
        PastSolutionsForSeat(seat.person_id, _for_seat(tx, seat, group_id, now)) for seat in seats
    )
    return tuple(one for one in results if one.given)


def past_solutions_for_mail(tx: Session, mail: OutboxRecord) -> tuple[PastSolution, ...]:
    """Return what to add to a mail that is sent now; nothing if the group wants links only.

    Members only get solutions for their own hot seat, and only if their group wants that.
    """
    settings = mail.group.as_settings()
    if mail.kind not in (DRAFT, AGENDA) or settings.recap_travels is not RecapMailContent.FULL:
        return ()
    row = tx.scalar(select(AgendaRecord).where(AgendaRecord.session_id == mail.session_id))
    role = tx.scalar(
        select(MembershipRecord.role).where(
            MembershipRecord.group_id == mail.group_id,
            MembershipRecord.person_id == mail.person_id,
        )
    )
    if row is None or role in (None, Role.GUEST):
        return ()
    if mail.kind == DRAFT:
        is_recipient = role == Role.MODERATOR
        results = past_solutions(tx, row) if is_recipient else ()
    else:
        is_recipient = settings.memory_to_members
        results = past_solutions(tx, row, mail.person_id) if is_recipient else ()
    return tuple(past for one in results for past in one.given)


def _for_seat(
    tx: Session, seat: AgendaHotSeat, group_id: int, before: datetime | None
) -> tuple[PastSolution, ...]:
    assert seat.wanted is not None
    question = " ".join((seat.wanted.sentence, seat.wanted.why))
    where = [MemoryRecord.group_id == group_id]
    where += [MemoryRecord.held_at < before] if before else []
    ranking, wanted = rank_hot_seats(tx, question, where)
    similar = [one for one in load_results(tx, ranking[:SEATS], wanted) if one.fit >= LEAST]
    pairs = [(rank, one, gift) for rank, one in enumerate(similar) for gift in one.solutions]
    pairs = [pair for pair in pairs if pair[2].outcome is not Outcome.NOT]
    pairs.sort(key=lambda pair: (_BEST_FIRST[pair[2].outcome], pair[0]))
    return tuple(_past(one, gift) for _, one, gift in pairs[:MOST])


def _past(one: SearchResult, gift: FoundSolution) -> PastSolution:
    return PastSolution(one.member, one.challenge, one.held_at, gift.peer, gift.text, gift.outcome)
