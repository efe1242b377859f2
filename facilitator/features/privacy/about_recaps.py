"""About a person: what recaps say of them, in every version that is kept."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from facilitator.domain.people.about import Entry
from facilitator.features.privacy.about_entries import moment, of_session
from facilitator.records.check_ins import CommitmentStatusRecord
from facilitator.records.recaps import (
    CommitmentRecord,
    EvidenceRecord,
    HotSeatRecord,
    PointRecord,
    RecapRecord,
    SolutionRecord,
)
from facilitator.records.reviews import OwnPartRecord
from facilitator.records.search import MemoryRecord, SolutionOutcomeRecord


def hot_seats(tx: Session, person_id: int) -> list[Entry]:
    """What they brought to the hot seat."""
    rows = tx.execute(
        select(HotSeatRecord, RecapRecord)
        .join(RecapRecord, RecapRecord.id == HotSeatRecord.recap_id)
        .where(HotSeatRecord.person_id == person_id)
        .order_by(HotSeatRecord.id)
    )
    return [
        {
            **_in(recap),
            "challenge": seat.challenge.text,
            "words": _quotes(seat.challenge.evidence, person_id),
        }
        for seat, recap in rows
    ]


def solutions(tx: Session, person_id: int, *, got: bool) -> list[Entry]:
    """What peers gave them, or what they gave to peers.

    What they were given is others' words: only what they were sent, and may still be told.
    """
    seat = aliased(HotSeatRecord)
    whose = seat.person_id if got else SolutionRecord.person_id
    rows = (
        select(SolutionRecord, seat, RecapRecord)
        .join(seat, seat.id == SolutionRecord.hot_seat_id)
        .join(RecapRecord, RecapRecord.id == seat.recap_id)
        .where(whose == person_id)
        .order_by(SolutionRecord.id)
    )
    if got:
        rows = rows.where(SolutionRecord.id.in_(_told_to(tx, person_id)))
    return [
        {
            **_in(recap),
            ("from" if got else "to"): (given.person if got else sat.person).name,
            "kind": given.kind,
            "solution": given.text,
            "words": _quotes(given.evidence, person_id),
        }
        for given, sat, recap in tx.execute(rows)
    ]


def _told_to(tx: Session, person_id: int) -> set[int]:
    """The solutions of somebody's hot seats as their groups may be told them."""
    own = select(MemoryRecord).join(HotSeatRecord).where(HotSeatRecord.person_id == person_id)
    return {told["id"] for memory in tx.scalars(own) for told in memory.solutions}


def commitments(tx: Session, person_id: int) -> list[Entry]:
    """What they said they would do, and all that was ever said of how it went."""
    rows = tx.execute(
        select(CommitmentRecord, RecapRecord)
        .join(RecapRecord, RecapRecord.id == CommitmentRecord.recap_id)
        .where(CommitmentRecord.person_id == person_id)
        .order_by(CommitmentRecord.id)
    )
    return [
        {
            **_in(recap),
            "commitment": said.text,
            "due": said.due.isoformat() if said.due else None,
            "words": _quotes(said.evidence, person_id),
            "history": [_went(status) for status in _statuses(tx, said.id)],
        }
        for said, recap in rows
    ]


def outcomes(tx: Session, person_id: int) -> list[Entry]:
    """How solutions turned out that they tried."""
    rows = tx.execute(
        select(SolutionOutcomeRecord, RecapRecord)
        .join(SolutionRecord, SolutionRecord.id == SolutionOutcomeRecord.solution_id)
        .join(HotSeatRecord, HotSeatRecord.id == SolutionRecord.hot_seat_id)
        .join(RecapRecord, RecapRecord.id == HotSeatRecord.recap_id)
        .where(SolutionOutcomeRecord.person_id == person_id)
        .order_by(SolutionOutcomeRecord.id)
    )
    known = _told_to(tx, person_id)
    return [
        {
            **_in(recap),
            "said_at": moment(told.said_at),
            "solution": told.solution.text if told.solution_id in known else "",
            "from": told.solution.person.name,
            "outcome": told.outcome,
            "word": told.word,
        }
        for told, recap in rows
    ]


def points(tx: Session, person_id: int) -> list[Entry]:
    """Main points of theirs, of sessions without hot seats."""
    rows = tx.execute(
        select(PointRecord, RecapRecord)
        .join(RecapRecord, RecapRecord.id == PointRecord.recap_id)
        .where(PointRecord.person_id == person_id)
        .order_by(PointRecord.id)
    )
    return [
        {**_in(recap), "point": point.text, "words": _quotes(point.evidence, person_id)}
        for point, recap in rows
    ]


def looks(tx: Session, person_id: int) -> list[Entry]:
    """When they were asked to look at their part of a recap, and what they did."""
    rows = select(OwnPartRecord).where(OwnPartRecord.person_id == person_id)
    return [
        {
            **of_session(row.session),
            "asked_at": moment(row.asked_at),
            "said_fine_at": moment(row.fine_at),
            "changed_at": moment(row.changed_at),
        }
        for row in tx.scalars(rows.order_by(OwnPartRecord.id))
    ]


def _in(recap: RecapRecord) -> dict[str, str | int | None]:
    return {**of_session(recap.session), "recap_version": recap.version}


def _quotes(evidence: list[EvidenceRecord], person_id: int) -> list[str]:
    """The words of this person alone: those of others are theirs."""
    return [words.quote for words in evidence if words.person_id == person_id]


def _statuses(tx: Session, commitment_id: int) -> list[CommitmentStatusRecord]:
    return list(
        tx.scalars(
            select(CommitmentStatusRecord)
            .where(CommitmentStatusRecord.commitment_id == commitment_id)
            .order_by(CommitmentStatusRecord.id)
        )
    )


def _went(status: CommitmentStatusRecord) -> str:
    told = f"{moment(status.said_at)} {status.state}, said in {status.said_in}"
    return f"{told}: {status.word}" if status.word else told
