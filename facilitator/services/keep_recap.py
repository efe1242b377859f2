"""A recap goes into the records as a new version, with its statements and their evidence."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.recap import Commitment, Evidence, HotSeat, Recap, Solution
from facilitator.records.groups import PersonRecord
from facilitator.records.recaps import (
    ChallengeRecord,
    CommitmentRecord,
    EvidenceRecord,
    HotSeatRecord,
    PointRecord,
    RecapRecord,
    SolutionRecord,
)
from facilitator.records.sessions import SessionRecord
from facilitator.services import queries

People = Mapping[str, PersonRecord]


def keep_recap(tx: Session, session: SessionRecord, recap: Recap, people: People) -> int:
    """Store a recap as the session's newest version; the same one again adds none."""
    newest = queries.newest_recap(tx, session.id)
    if newest and queries.recap_of(newest) == recap:
        return newest.version
    last = tx.scalar(
        select(func.max(RecapRecord.version)).where(RecapRecord.session_id == session.id)
    )
    kept = RecapRecord(
        session_id=session.id,
        version=(last or 0) + 1,
        engine=recap.engine,
        model=recap.model,
        sent_to=recap.sent_to,
        prompts=dict(recap.prompts),
        warnings=list(recap.warnings),
        hot_seats=[_hot_seat(seat, people) for seat in recap.hot_seats],
        commitments=[_commitment(said, people) for said in recap.commitments],
        points=[
            PointRecord(
                person_id=people[point.speaker].id,
                text=point.text,
                evidence=_evidence(point.evidence, people),
            )
            for point in recap.points
        ],
    )
    tx.add(kept)
    tx.flush()
    return kept.version


def _hot_seat(seat: HotSeat, people: People) -> HotSeatRecord:
    brought = seat.challenge
    return HotSeatRecord(
        person_id=people[seat.member].id,
        start=seat.start,
        end=seat.end,
        challenge=ChallengeRecord(text=brought.text, evidence=_evidence(brought.evidence, people)),
        solutions=[_solution(given, people) for given in seat.solutions],
    )


def _solution(given: Solution, people: People) -> SolutionRecord:
    return SolutionRecord(
        person_id=people[given.peer].id,
        kind=given.kind.value,
        text=given.text,
        evidence=_evidence(given.evidence, people),
    )


def _commitment(said: Commitment, people: People) -> CommitmentRecord:
    return CommitmentRecord(
        person_id=people[said.member].id,
        text=said.text,
        due=said.due,
        evidence=_evidence(said.evidence, people),
    )


def _evidence(found: tuple[Evidence, ...], people: People) -> list[EvidenceRecord]:
    return [
        EvidenceRecord(
            person_id=people[words.speaker].id,
            start=words.start,
            end=words.end,
            quote=words.quote,
            source=words.source.value,
        )
        for words in found
        if words.speaker in people
    ]
