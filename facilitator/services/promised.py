"""What a member said they would do, and how they say it went: the reads and the history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.check_ins import CommitmentAnswer
from facilitator.domain.commitments import ANSWERS, SaidIn, State, still_open
from facilitator.records.check_ins import CommitmentStatusRecord
from facilitator.records.recaps import CommitmentRecord, RecapRecord
from facilitator.records.sessions import SessionRecord
from facilitator.services.queries import newest_recaps

MOST = 5  # a check-in takes two minutes


@dataclass(frozen=True, slots=True)
class Promised:
    """A commitment as its member is asked about it; ``session_id`` is where it was made."""

    id: int
    session_id: int
    text: str
    due: date | None

    @property
    def key(self) -> tuple[int, str]:
        """A new version of a recap makes new rows; the words are the same commitment."""
        return self.session_id, self.text


Told = dict[tuple[int, str], tuple[Promised, CommitmentAnswer]]


def promised_before(tx: Session, session: SessionRecord, person_id: int) -> list[Promised]:
    """The commitments a member is asked about before a session: the newest that are still open.

    What this very check-in said does not close them: it can be changed.
    """
    before = (
        select(SessionRecord.id)
        .where(SessionRecord.group_id == session.group_id, SessionRecord.id != session.id)
        .where(SessionRecord.held_at < session.planned_at)
    )
    made = tx.execute(
        select(CommitmentRecord, RecapRecord.session_id)
        .join(RecapRecord, RecapRecord.id == CommitmentRecord.recap_id)
        .join(SessionRecord, SessionRecord.id == RecapRecord.session_id)
        .where(RecapRecord.id.in_(newest_recaps(before)), CommitmentRecord.person_id == person_id)
        .order_by(SessionRecord.held_at.desc(), CommitmentRecord.id)
    )
    found = [Promised(row.id, session_id, row.text, row.due) for row, session_id in made]
    stands = {
        promised.key: still_open(State(status.state), SaidIn(status.said_in))
        for promised, status in statuses_of(tx, person_id)
        if (status.session_id, status.said_in) != (session.id, SaidIn.CHECK_IN)
    }
    return [p for p in found if stands.get(p.key, True)][:MOST]


def told_before(tx: Session, session_id: int, person_id: int) -> Told:
    """What a member's check-in before a session says about their commitments."""
    told: Told = {}
    for promised, status in statuses_of(tx, person_id):
        if (status.session_id, status.said_in) != (session_id, SaidIn.CHECK_IN):
            continue
        told.pop(promised.key, None)
        if State(status.state) in ANSWERS:
            answer = CommitmentAnswer(promised.id, State(status.state), status.word)
            told[promised.key] = promised, answer
    return told


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


def statuses_of(tx: Session, *person_ids: int) -> list[tuple[Promised, CommitmentStatusRecord]]:
    """All that was ever said about members' commitments, in the order it was said."""
    rows = tx.execute(
        select(CommitmentStatusRecord, CommitmentRecord, RecapRecord.session_id)
        .join(CommitmentRecord, CommitmentRecord.id == CommitmentStatusRecord.commitment_id)
        .join(RecapRecord, RecapRecord.id == CommitmentRecord.recap_id)
        .where(CommitmentRecord.person_id.in_(person_ids))
        .order_by(CommitmentStatusRecord.id)
    )
    return [(Promised(made.id, sid, made.text, made.due), status) for status, made, sid in rows]
