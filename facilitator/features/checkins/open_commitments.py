"""The commitments a member is asked about before a session, and their answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from facilitator.domain.recaps.commitments import ANSWERS, CommitmentState, SaidIn, is_still_open
from facilitator.domain.sessions.check_ins import CommitmentAnswer
from facilitator.features.commitments.commitment_log import LoggedCommitment, status_entries
from facilitator.features.commitments.commitment_status import tracked_commitments
from facilitator.kit.queries import newest_recap_ids
from facilitator.records.check_ins import CommitmentStatusRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.recaps import CommitmentRecord, RecapRecord
from facilitator.records.reviews import ReviewRecord
from facilitator.records.sessions import SessionRecord

DRAFT_MAIL = "recap_draft"
MAX_COMMITMENTS = 5  # a check-in takes two minutes
AnswersByCommitment = dict[tuple[int, str], tuple[LoggedCommitment, CommitmentAnswer]]


def commitments_to_ask_about(
    tx: Session, session: SessionRecord, person_id: int
) -> list[LoggedCommitment]:
    """The commitments a member is asked about before a session: the newest that are still open.

    Commitments in a recap that a moderator has seen but not approved are left out. Answers in this
    session's check-in do not close a commitment, as they can still be changed.
    """
    return commitments_to_ask_about_by_person(tx, session, [person_id])[person_id]


def commitments_to_ask_about_by_person(
    tx: Session, session: SessionRecord, person_ids: Collection[int]
) -> dict[int, list[LoggedCommitment]]:
    """Like promised_before, for several members, by person id."""
    by_person: dict[int, list[LoggedCommitment]] = {person_id: [] for person_id in person_ids}
    if session.planned_at is None:
        return by_person
    rows = tx.execute(
        select(CommitmentRecord, RecapRecord.session_id, SessionRecord.held_at)
        .join(RecapRecord, RecapRecord.id == CommitmentRecord.recap_id)
        .join(SessionRecord, SessionRecord.id == RecapRecord.session_id)
        .where(RecapRecord.id.in_(newest_recap_ids(_sessions_without_draft(session.group_id))))
        .where(CommitmentRecord.person_id.in_(person_ids))
    )
    unreviewed = [
        (held, LoggedCommitment(row.id, session_id, row.person_id, row.text, row.due))
        for row, session_id, held in rows
    ]
    approved = [
        (
            one.when.made_at,
            LoggedCommitment(one.id, one.session_id, one.person_id, one.text, one.due),
        )
        for one in tracked_commitments(tx, group_id=session.group_id)
    ]
    candidates = [
        (-held.timestamp(), promised.id, promised)
        for held, promised in unreviewed + approved
        if promised.session_id != session.id and held and held < session.planned_at
    ]
    is_open_by_key = {
        (promised.person_id, promised.key): is_still_open(
            CommitmentState(status.state), SaidIn(status.said_in)
        )
        for promised, status in status_entries(tx, *person_ids)
        if (status.session_id, status.said_in) != (session.id, SaidIn.CHECK_IN)
    }
    for *_, promised in sorted(candidates):
        commitments = by_person.get(promised.person_id, [])
        if len(commitments) < MAX_COMMITMENTS and is_open_by_key.get(
            (promised.person_id, promised.key), True
        ):
            commitments.append(promised)
    return by_person


def _sessions_without_draft(group_id: int) -> Select[int]:
    """Sessions whose recap was never sent to a moderator, as it was made on the command line."""
    drafted = select(OutboxRecord.session_id).where(
        OutboxRecord.kind == DRAFT_MAIL, OutboxRecord.session_id.is_not(None)
    )
    return select(SessionRecord.id).where(
        SessionRecord.group_id == group_id,
        SessionRecord.id.not_in(select(ReviewRecord.session_id)),
        SessionRecord.id.not_in(drafted),
    )


def check_in_answers(tx: Session, session_id: int, person_id: int) -> AnswersByCommitment:
    """A member's answers about their commitments in the check-in before a session."""
    return check_in_answers_by_person(tx, session_id, [person_id])[person_id]


def check_in_answers_by_person(
    tx: Session, session_id: int, person_ids: Collection[int]
) -> dict[int, AnswersByCommitment]:
    """Like told_before, for several members, by person id."""
    by_person: dict[int, AnswersByCommitment] = {person_id: {} for person_id in person_ids}
    for promised, status in status_entries(tx, *person_ids):
        if (status.session_id, status.said_in) != (session_id, SaidIn.CHECK_IN):
            continue
        answers = by_person[promised.person_id]
        answers.pop(promised.key, None)
        if CommitmentState(status.state) in ANSWERS:
            answer = CommitmentAnswer(promised.id, CommitmentState(status.state), status.word)
            answers[promised.key] = promised, answer
    return by_person


def save_answers(
    tx: Session,
    session: SessionRecord,
    person_id: int,
    answers: Iterable[CommitmentAnswer],
    at: datetime,
) -> None:
    """Add the answers that changed to the history. The same answers again add nothing."""
    saved = check_in_answers(tx, session.id, person_id)
    given = {answer.commitment_id: (answer.state, answer.word) for answer in answers}
    for promised in commitments_to_ask_about(tx, session, person_id):
        previous = saved.get(promised.key)
        saved_answer = (
            (previous[1].state, previous[1].word) if previous else (CommitmentState.OPEN, "")
        )
        state, word = given.get(promised.id, (CommitmentState.OPEN, ""))
        if (state, word) != saved_answer:
            tx.add(
                CommitmentStatusRecord(
                    commitment_id=promised.id, session_id=session.id, person_id=person_id,
                    state=state.value, word=word, said_in=SaidIn.CHECK_IN.value, said_at=at,
                )
            )  # fmt: skip
