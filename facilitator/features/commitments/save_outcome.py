"""Save how a solution turned out."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.language.typed_text import clean_text
from facilitator.domain.recaps.outcomes import Outcome
from facilitator.kit import pending_work
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.pending_work import Pending
from facilitator.records.base import now
from facilitator.records.recaps import HotSeatRecord, RecapRecord, SolutionRecord
from facilitator.records.search import SolutionOutcomeRecord
from facilitator.records.sessions import SessionRecord

LONGEST = 600  # characters of a comment


def save_outcome(tx: Session, solution_id: int, outcome: Outcome, word: str) -> None:
    """Save how a solution turned out, as reported by the member it was given to.

    Safe to run twice: the same again adds nothing. The caller checks who may report it. Raises
    NotFound if there is no such solution, Refused if the comment is too long.
    """
    comment = " ".join(clean_text(word).split())
    if len(comment) > LONGEST:
        raise Refused("This comment is too long.", f"Use at most {LONGEST} characters.")
    solution = tx.get(SolutionRecord, solution_id)
    if solution is None:
        raise NotFound("This solution no longer exists.", "Open the recap again.")
    seat = tx.get_one(HotSeatRecord, solution.hot_seat_id)
    recap = tx.get_one(RecapRecord, seat.recap_id)
    last = tx.scalar(
        select(SolutionOutcomeRecord)
        .where(SolutionOutcomeRecord.solution_id == solution_id)
        .order_by(SolutionOutcomeRecord.id.desc())
        .limit(1)
    )
    if last and (last.outcome, last.word) == (outcome, comment):
        return
    tx.add(
        SolutionOutcomeRecord(
            solution_id=solution_id, person_id=seat.person_id, outcome=Outcome(outcome).value,
            word=comment,
        )
    )  # fmt: skip
    about = f"session {recap.session_id}, solution {solution_id}"
    group_id = tx.get_one(SessionRecord, recap.session_id).group_id
    record_audit_entry(
        tx, AuditEntry("said how a solution turned out", about, group_id, seat.person_id), now()
    )
    pending_work.add(tx, Pending.INDEX, recap.session_id)
