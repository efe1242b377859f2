"""What a member is asked about before a session, and what their check-in says about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from facilitator.domain.recaps.commitments import ANSWERS, SaidIn, State, still_open
from facilitator.domain.sessions.check_ins import CommitmentAnswer
from facilitator.features.commitments.commitment_log import Promised, statuses_of
from facilitator.features.commitments.commitment_status import followed
from facilitator.kit.queries import newest_recaps
from facilitator.records.check_ins import CommitmentStatusRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.recaps import CommitmentRecord, RecapRecord
from facilitator.records.reviews import ReviewRecord
from facilitator.records.sessions import SessionRecord

DRAFT = "recap_draft"
MOST = 5  # a check-in takes two minutes
Told = dict[tuple[int, str], tuple[Promised, CommitmentAnswer]]


def promised_before(tx: Session, session: SessionRecord, person_id: int) -> list[Promised]:
    """The commitments a member is asked about before a session: the newest that are still open.

    Nobody is asked about what a moderator was shown and has not approved. What this very check-in
    said does not close them: it can be changed.
    """
    return all_promised_before(tx, session, [person_id])[person_id]


def all_promised_before(
    tx: Session, session: SessionRecord, person_ids: Collection[int]
) -> dict[int, list[Promised]]:
    """The same of several members."""
    found: dict[int, list[Promised]] = {person_id: [] for person_id in person_ids}
    if session.planned_at is None:
        return found
    made = tx.execute(
        select(CommitmentRecord, RecapRecord.session_id, SessionRecord.held_at)
        .join(RecapRecord, RecapRecord.id == CommitmentRecord.recap_id)
        .join(SessionRecord, SessionRecord.id == RecapRecord.session_id)
        .where(RecapRecord.id.in_(newest_recaps(_shown_to_nobody(session.group_id))))
        .where(CommitmentRecord.person_id.in_(person_ids))
    )
    by_hand = [
        (held, Promised(row.id, session_id, row.person_id, row.text, row.due))
        for row, session_id, held in made
    ]
    sent = [
        (one.when.made_at, Promised(one.id, one.session_id, one.person_id, one.text, one.due))
        for one in followed(tx, group_id=session.group_id)
    ]
    known = [
        (-held.timestamp(), promised.id, promised)
        for held, promised in by_hand + sent
        if promised.session_id != session.id and held and held < session.planned_at
    ]
    stands = {
        (promised.person_id, promised.key): still_open(State(status.state), SaidIn(status.said_in))
        for promised, status in statuses_of(tx, *person_ids)
        if (status.session_id, status.said_in) != (session.id, SaidIn.CHECK_IN)
    }
    for *_, promised in sorted(known):
        own = found.get(promised.person_id, [])
        if len(own) < MOST and stands.get((promised.person_id, promised.key), True):
            own.append(promised)
    return found


def _shown_to_nobody(group_id: int) -> Select[int]:
    """The sessions whose recap was put before no moderator: it was made by hand."""
    drafted = select(OutboxRecord.session_id).where(
        OutboxRecord.kind == DRAFT, OutboxRecord.session_id.is_not(None)
    )
    return select(SessionRecord.id).where(
        SessionRecord.group_id == group_id,
        SessionRecord.id.not_in(select(ReviewRecord.session_id)),
        SessionRecord.id.not_in(drafted),
    )


def told_before(tx: Session, session_id: int, person_id: int) -> Told:
    """What a member's check-in before a session says about their commitments."""
    return all_told_before(tx, session_id, [person_id])[person_id]


def all_told_before(tx: Session, session_id: int, person_ids: Collection[int]) -> dict[int, Told]:
    """The same of several members."""
    found: dict[int, Told] = {person_id: {} for person_id in person_ids}
    for promised, status in statuses_of(tx, *person_ids):
        if (status.session_id, status.said_in) != (session_id, SaidIn.CHECK_IN):
            continue
        told = found[promised.person_id]
        told.pop(promised.key, None)
        if State(status.state) in ANSWERS:
            answer = CommitmentAnswer(promised.id, State(status.state), status.word)
            told[promised.key] = promised, answer
    return found


def keep_answers(
    tx: Session,
    session: SessionRecord,
    person_id: int,
    answers: Iterable[CommitmentAnswer],
    at: datetime,
) -> None:
    """Add to the history what a check-in says anew. The same answers again add nothing."""
    told = told_before(tx, session.id, person_id)
    now = {answer.commitment_id: (answer.state, answer.word) for answer in answers}
    for promised in promised_before(tx, session, person_id):
        before = told.get(promised.key)
        said = (before[1].state, before[1].word) if before else (State.OPEN, "")
        state, word = now.get(promised.id, (State.OPEN, ""))
        if (state, word) != said:
            tx.add(
                CommitmentStatusRecord(
                    commitment_id=promised.id, session_id=session.id, person_id=person_id,
                    state=state.value, word=word, said_in=SaidIn.CHECK_IN.value, said_at=at,
                )
            )  # fmt: skip
