"""A member reports which solution they tried, and whether their challenge is still open."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.recaps.outcomes import Outcome
from facilitator.domain.sessions.follow_ups import FARTHEST
from facilitator.domain.sessions.office_hours import ChallengeState
from facilitator.features.commitments.hot_seat_history import (
    GivenSolution,
    PastHotSeat,
    past_hot_seats,
    thanks_for,
)
from facilitator.features.commitments.save_outcome import save_outcome
from facilitator.kit import pending_work
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.records.aftercare import ChallengeStatusRecord, ThanksRecord
from facilitator.records.groups import PersonRecord


def record_tried_solution(
    person_id: int, solution_id: int, went: str, word: str, *, tells_word: bool, deps: Deps
) -> None:
    """Save which solution was tried and how it went, and schedule thanks to the peer.

    *unknown* withdraws the report. Safe to run twice and to change later. ``tells_word`` lets the
    peer read the comment. Raises NotFound if the solution was not given to this member or may no
    longer be shown, Refused for an invalid answer.
    """
    if went not in list(Outcome):
        raise Refused("This answer is not valid.", "Choose how it went.")
    outcome, now = Outcome(went), deps.clock.now()
    with deps.db.tx() as tx:
        tx.get(PersonRecord, person_id, with_for_update=True)
        seat, given = _find_solution(tx, person_id, solution_id, now)
        if outcome is Outcome.UNKNOWN and given.outcome in (None, outcome):
            return
        save_outcome(tx, solution_id, outcome, word if outcome is not Outcome.UNKNOWN else "")
        _note_thanks(tx, seat, given, outcome, tells_word, now)
    pending_work.start(tx, deps)


def record_challenge_standing(person_id: int, session_id: int, standing: str, deps: Deps) -> None:
    """Save whether the challenge a member brought to a session is still open. Safe to run twice.

    Raises NotFound if they brought none that may be shown, Refused for an invalid answer.
    """
    if standing not in list(ChallengeState):
        raise Refused("This answer is not valid.", "Choose whether it is still open.")
    now = deps.clock.now()
    with deps.db.tx() as tx:
        tx.get(PersonRecord, person_id, with_for_update=True)
        seats = past_hot_seats(tx, person_id=person_id, session_id=session_id)
        if not seats:
            raise _not_available()
        if seats[0].standing == standing:
            return
        tx.merge(
            ChallengeStatusRecord(
                session_id=session_id, person_id=person_id, standing=standing, said_at=now
            )
        )
        about = f"session {session_id}"
        what = f"said that their challenge is {standing}"
        record_audit_entry(tx, AuditEntry(what, about, seats[0].group.id, person_id), now)


def _find_solution(
    tx: Session, person_id: int, solution_id: int, now: datetime
) -> tuple[PastHotSeat, GivenSolution]:
    for seat in past_hot_seats(tx, person_id=person_id, since=now - FARTHEST):
        for given in seat.given:
            if given.id == solution_id:
                return seat, given
    raise _not_available()


def _note_thanks(
    tx: Session,
    seat: PastHotSeat,
    given: GivenSolution,
    outcome: Outcome,
    tells_word: bool,
    now: datetime,
) -> None:
    """Schedule thanks to a peer, once; withdraw thanks not sent yet if the outcome is withdrawn."""
    record = thanks_for(tx, seat.session_id, given.id)
    if outcome is Outcome.UNKNOWN:
        if record is not None and record.thanked_at is None:
            tx.delete(record)
        return
    if record is None:
        record = ThanksRecord(solution_id=given.id, tells_word=tells_word, asked_at=now)
        tx.add(record)
    record.tells_word = tells_word


def _not_available() -> NotFound:
    return NotFound("This is not for you any more.", "Ask your moderator if that is a mistake.")
