"""Personal data export: what recaps say about a person, in every kept version."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from facilitator.domain.people.personal_data import Entry
from facilitator.features.privacy.about_entries import iso_time, session_fields
from facilitator.records.check_ins import CommitmentStatusRecord
from facilitator.records.recaps import (
    CommitmentRecord,
    EvidenceRecord,
    HotSeatRecord,
    PointRecord,
    RecapRecord,
    SolutionRecord,
)
from facilitator.records.reviews import MemberReviewRecord, StruckRecord
from facilitator.records.search import MemoryRecord, SolutionOutcomeRecord


def hot_seats(tx: Session, person_id: int) -> list[Entry]:
    """Return their challenges in the hot seat."""
    rows = tx.execute(
        select(HotSeatRecord, RecapRecord)
        .join(RecapRecord, RecapRecord.id == HotSeatRecord.recap_id)
        .where(HotSeatRecord.person_id == person_id)
        .order_by(HotSeatRecord.id)
    )
    return [
        {
            **_recap_fields(recap),
            "challenge": seat.challenge.text,
            "summary": seat.summary,
            "words": _quotes(seat.challenge.evidence, person_id),
        }
        for seat, recap in rows
    ]


def solutions(tx: Session, person_id: int, *, got: bool) -> list[Entry]:
    """Return the solutions they got from peers, or gave to peers.

    Solutions they got are other people's words: only those they were sent and may still see.
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
        rows = rows.where(SolutionRecord.id.in_(_visible_solution_ids(tx, person_id)))
    return [
        {
            **_recap_fields(recap),
            ("from" if got else "to"): (given.person if got else sat.person).name,
            "kind": given.kind,
            "solution": given.text,
            "words": _quotes(given.evidence, person_id),
        }
        for given, sat, recap in tx.execute(rows)
    ]


def _visible_solution_ids(tx: Session, person_id: int) -> set[int]:
    """Return the ids of the solutions in a person's hot seats that their groups may see."""
    query = select(MemoryRecord).join(HotSeatRecord).where(HotSeatRecord.person_id == person_id)
    return {solution["id"] for memory in tx.scalars(query) for solution in memory.solutions}


def commitments(tx: Session, person_id: int) -> list[Entry]:
    """Return their commitments, each with the history of its status."""
    rows = tx.execute(
        select(CommitmentRecord, RecapRecord)
        .join(RecapRecord, RecapRecord.id == CommitmentRecord.recap_id)
        .where(CommitmentRecord.person_id == person_id)
        .order_by(CommitmentRecord.id)
    )
    return [
        {
            **_recap_fields(recap),
            "commitment": commitment.text,
            "due": commitment.due.isoformat() if commitment.due else None,
            "words": _quotes(commitment.evidence, person_id),
            "history": [_status_text(status) for status in _statuses(tx, commitment.id)],
        }
        for commitment, recap in rows
    ]


def outcomes(tx: Session, person_id: int) -> list[Entry]:
    """Return the outcomes they reported of solutions they tried."""
    rows = tx.execute(
        select(SolutionOutcomeRecord, RecapRecord)
        .join(SolutionRecord, SolutionRecord.id == SolutionOutcomeRecord.solution_id)
        .join(HotSeatRecord, HotSeatRecord.id == SolutionRecord.hot_seat_id)
        .join(RecapRecord, RecapRecord.id == HotSeatRecord.recap_id)
        .where(SolutionOutcomeRecord.person_id == person_id)
        .order_by(SolutionOutcomeRecord.id)
    )
    visible = _visible_solution_ids(tx, person_id)
    return [
        {
            **_recap_fields(recap),
            "said_at": iso_time(reported.said_at),
            "solution": reported.solution.text if reported.solution_id in visible else "",
            "from": reported.solution.person.name,
            "outcome": reported.outcome,
            "word": reported.word,
        }
        for reported, recap in rows
    ]


def main_points(tx: Session, person_id: int) -> list[Entry]:
    """Return their main points in sessions without hot seats."""
    rows = tx.execute(
        select(PointRecord, RecapRecord)
        .join(RecapRecord, RecapRecord.id == PointRecord.recap_id)
        .where(PointRecord.person_id == person_id)
        .order_by(PointRecord.id)
    )
    return [
        {**_recap_fields(recap), "point": point.text, "words": _quotes(point.evidence, person_id)}
        for point, recap in rows
    ]


def member_reviews(tx: Session, person_id: int) -> list[Entry]:
    """Return when they were asked to review their part of a recap, and what they did."""
    rows = select(MemberReviewRecord).where(MemberReviewRecord.person_id == person_id)
    return [
        {
            **session_fields(row.session),
            "asked_at": iso_time(row.asked_at),
            "said_fine_at": iso_time(row.fine_at),
            "changed_at": iso_time(row.changed_at),
            "struck_at": [at.isoformat() for at in _struck_at(tx, row)],
        }
        for row in tx.scalars(rows.order_by(MemberReviewRecord.id))
    ]


def _struck_at(tx: Session, row: MemberReviewRecord) -> list[datetime]:
    struck = select(StruckRecord.at).where(
        StruckRecord.session_id == row.session_id, StruckRecord.person_id == row.person_id
    )
    return list(tx.scalars(struck.order_by(StruckRecord.id)))


def _recap_fields(recap: RecapRecord) -> dict[str, str | int | None]:
    return {**session_fields(recap.session), "recap_version": recap.version}


def _quotes(evidence: list[EvidenceRecord], person_id: int) -> list[str]:
    """Return the quotes of this person only."""
    return [words.quote for words in evidence if words.person_id == person_id]


def _statuses(tx: Session, commitment_id: int) -> list[CommitmentStatusRecord]:
    return list(
        tx.scalars(
            select(CommitmentStatusRecord)
            .where(CommitmentStatusRecord.commitment_id == commitment_id)
            .order_by(CommitmentStatusRecord.id)
        )
    )


def _status_text(status: CommitmentStatusRecord) -> str:
    text = f"{iso_time(status.said_at)} {status.state}, said in {status.said_in}"
    return f"{text}: {status.word}" if status.word else text
