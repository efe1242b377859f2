"""A recap goes into the records as a new version, and its review over it as another."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Unknown
from facilitator.domain.recaps.recap import Commitment, Evidence, HotSeat, Recap, Solution
from facilitator.domain.recaps.review import review
from facilitator.features.memory.index import hide
from facilitator.kit import queries
from facilitator.kit.recap_edits import edits_of, people_of
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


def keep_recap(
    tx: Session, session: SessionRecord, recap: Recap, people: People, work: str | None = None
) -> int:
    """Store what an engine found, and lay the review over it; the same one again adds nothing.

    ``work`` is the key of the durable work that made it. Gives the version that is shown from now
    on.
    """
    last = queries.newest_recap(tx, session.id, found=True)
    if last is None or queries.recap_of(last) != recap:
        _add(tx, session.id, recap, people)
    made = queries.newest_recap(tx, session.id, found=True)
    assert made is not None
    made.work = work
    return settle(tx, session)


def settle(tx: Session, session: SessionRecord) -> int:
    """Lay the moderator's changes over what an engine found last. Gives the version shown.

    What they come to is a version of its own, unless it is the one that is shown already. What can
    be found of the session is left to a worker, but for what was hidden. Raises Unknown where
    there is no recap.
    """
    found = queries.newest_recap(tx, session.id, found=True)
    shown = queries.newest_recap(tx, session.id)
    if found is None or shown is None:
        raise Unknown(f"Session {session.id} has no recap.", "`facilitator sessions` lists them.")
    hide(tx, session)  # what was just hidden is found no more
    public = review(queries.recap_of(found), edits_of(tx, session.id)).recap
    if queries.recap_of(shown) == public:
        return shown.version
    return _add(tx, session.id, public, people_of(tx, session.group_id), found.version)


def _add(
    tx: Session, session_id: int, recap: Recap, people: People, reviewed_from: int | None = None
) -> int:
    last = tx.scalar(
        select(func.max(RecapRecord.version)).where(RecapRecord.session_id == session_id)
    )
    kept = RecapRecord(
        session_id=session_id,
        version=(last or 0) + 1,
        reviewed_from=reviewed_from,
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
