"""Store a recap as a new version, and the edits of its review as another one."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound
from facilitator.domain.recaps.checks import Check
from facilitator.domain.recaps.recap import Commitment, Evidence, HotSeat, Recap, Solution
from facilitator.domain.recaps.review import apply_edits
from facilitator.features.memory.index import hide_session
from facilitator.kit import queries
from facilitator.kit.recap_edits import active_edits, members_by_name
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

People = Mapping[str, PersonRecord]


def store_recap(
    tx: Session, session: SessionRecord, recap: Recap, people: People, work: str | None = None
) -> int:
    """Store the recap of an engine and apply the review to it; the same recap adds no version.

    ``work`` is the key of the workflow that made it. Returns the version shown from now on.
    """
    last = queries.newest_recap(tx, session.id, found=True)
    if last is None or queries.recap_from_record(last) != recap:
        _add_version(tx, session.id, recap, people)
    made = queries.newest_recap(tx, session.id, found=True)
    assert made is not None
    made.work = work
    return apply_review(tx, session)


def apply_review(tx: Session, session: SessionRecord) -> int:
    """Apply the edits of the review to the engine's newest recap. Returns the version shown.

    The result becomes a version of its own, unless it is shown already. A worker updates the
    search index, but what was hidden leaves it at once. Raises NotFound if there is no recap.
    """
    found = queries.newest_recap(tx, session.id, found=True)
    shown = queries.newest_recap(tx, session.id)
    if found is None or shown is None:
        raise NotFound(f"Session {session.id} has no recap.", "`facilitator sessions` lists them.")
    hide_session(tx, session)  # what was just hidden is no longer searchable
    reviewed = apply_edits(queries.recap_from_record(found), active_edits(tx, session.id)).recap
    if queries.recap_from_record(shown) == reviewed:
        return shown.version
    return _add_version(
        tx, session.id, reviewed, members_by_name(tx, session.group_id), found.version
    )


def _add_version(
    tx: Session, session_id: int, recap: Recap, people: People, reviewed_from: int | None = None
) -> int:
    last = tx.scalar(
        select(func.max(RecapRecord.version)).where(RecapRecord.session_id == session_id)
    )
    record = RecapRecord(
        session_id=session_id,
        version=(last or 0) + 1,
        reviewed_from=reviewed_from,
        engine=recap.engine,
        model=recap.model,
        sent_to=recap.sent_to,
        prompts=dict(recap.prompts),
        warnings=list(recap.warnings),
        summary=recap.summary,
        hot_seats=[_hot_seat(seat, people) for seat in recap.hot_seats],
        commitments=[_commitment(commitment, people) for commitment in recap.commitments],
        points=[
            PointRecord(
                person_id=people[point.speaker].id,
                text=point.text,
                evidence=_evidence(point.evidence, people),
            )
            for point in recap.points
        ],
    )
    tx.add(record)
    tx.flush()
    return record.version


def _hot_seat(seat: HotSeat, people: People) -> HotSeatRecord:
    challenge = seat.challenge
    return HotSeatRecord(
        person_id=people[seat.member].id,
        start=seat.start,
        end=seat.end,
        summary=seat.summary,
        challenge=ChallengeRecord(
            text=challenge.text,
            evidence=_evidence(challenge.evidence, people),
            **_check(challenge.check),
        ),
        solutions=[_solution(solution, people) for solution in seat.solutions],
    )


def _solution(given: Solution, people: People) -> SolutionRecord:
    return SolutionRecord(
        person_id=people[given.peer].id,
        kind=given.kind.value,
        text=given.text,
        idea=given.idea,
        evidence=_evidence(given.evidence, people),
        **_check(given.check),
    )


def _commitment(said: Commitment, people: People) -> CommitmentRecord:
    return CommitmentRecord(
        person_id=people[said.member].id,
        text=said.text,
        due=said.due,
        evidence=_evidence(said.evidence, people),
        **_check(said.check),
    )


def _check(check: Check) -> dict[str, str | None]:
    return {
        "doubt": check.doubt.value if check.doubt else None,
        "verdict": check.verdict.value if check.verdict else None,
        "objection": check.objection,
    }


def _evidence(evidence: tuple[Evidence, ...], people: People) -> list[EvidenceRecord]:
    return [
        EvidenceRecord(
            person_id=people[words.speaker].id,
            start=words.start,
            end=words.end,
            quote=words.quote,
            source=words.source.value,
        )
        for words in evidence
        if words.speaker in people
    ]
