"""A member opens the page with their commitments between sessions, and reports on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.language.typed_text import clean_text
from facilitator.domain.recaps.commitments import NOTED, CommitmentState, SaidIn
from facilitator.domain.sessions.follow_ups import FARTHEST, Pace, streak
from facilitator.domain.sessions.office_hours import OPEN_AFTER
from facilitator.features.commitments.commitment_status import (
    TrackedCommitment,
    tracked_commitments,
    with_history,
)
from facilitator.features.commitments.follow_up import pace_of
from facilitator.features.commitments.hot_seat_history import PastHotSeat, past_hot_seats
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.records.check_ins import CommitmentStatusRecord
from facilitator.records.follow_ups import FollowUpPaceRecord
from facilitator.records.groups import PersonRecord

LONGEST = 600  # characters of a comment


@dataclass(frozen=True, slots=True)
class HotSeatQuestion:
    """A hot seat of the member; ``asks_if_open``: time to ask if the challenge is still open."""

    seat: PastHotSeat
    asks_if_open: bool


@dataclass(frozen=True, slots=True)
class FollowUpPage:
    """A member's open commitments as shown to them, and how many they kept in a row.

    ``seats`` are the hot seats they can report on by now, newest first.
    """

    language: str
    group: str
    promises: tuple[TrackedCommitment, ...]
    streak: int
    pace: Pace
    seats: tuple[HotSeatQuestion, ...] = ()


def open_follow_up(person_id: int, deps: Deps) -> FollowUpPage:
    """Load a member's page. Changes nothing. Raises NotFound if there is nothing to show."""
    now = deps.clock.now()
    with deps.db.tx() as tx:
        commitments, seats = _load(tx, person_id, now)
        newest = commitments[-1].group if commitments else seats[-1].group
        answered_sessions = {p.session_id for p in commitments if p.history}
        return FollowUpPage(
            newest.language, newest.name, tuple(p for p in commitments if p.is_open),
            streak([p.state for p in commitments]), pace_of(tx, person_id),
            tuple(
                HotSeatQuestion(seat, now >= seat.held_at + OPEN_AFTER)
                for seat in reversed(seats)
                if seat.session_id in answered_sessions or now >= seat.held_at + OPEN_AFTER
            ),
        )  # fmt: skip


def save_report(person_id: int, commitment_id: int, went: str, word: str, deps: Deps) -> int:
    """Add a report on a commitment to its history. Safe to run twice: the same again adds nothing.

    Returns the id of the session in which the commitment was made. Raises NotFound if it is not
    this member's, Refused for an invalid answer.
    """
    comment, now = clean_text(word).strip(), deps.clock.now()
    if went not in NOTED or len(comment) > LONGEST:
        raise Refused("This answer is not valid.", "Choose how it is going.")
    with deps.db.tx() as tx:
        tx.get(PersonRecord, person_id, with_for_update=True)
        commitments, _ = _load(tx, person_id, now)
        commitment = next((p for p in commitments if p.id == commitment_id), None)
        if commitment is None:
            raise _not_available()
        last = commitment.history[-1] if commitment.history else None
        if last and (last.state, last.word, last.said_in) == (went, comment, SaidIn.NOTE):
            return commitment.session_id
        tx.add(
            CommitmentStatusRecord(
                commitment_id=commitment_id,
                session_id=None,
                person_id=person_id,
                state=CommitmentState(went).value,
                word=comment,
                said_in=SaidIn.NOTE.value,
                said_at=now,
            )
        )
        about = f"session {commitment.session_id}, commitment {commitment_id}"
        record_audit_entry(
            tx, AuditEntry("said how a commitment goes", about, commitment.group.id, person_id), now
        )
        return commitment.session_id


def set_pace(person_id: int, *, less: bool, deps: Deps) -> None:
    """Reduce how often the member gets notes by one step, or reset it. Raises NotFound."""
    with deps.db.tx() as tx:
        tx.get(PersonRecord, person_id, with_for_update=True)
        _load(tx, person_id, deps.clock.now())
        pace = pace_of(tx, person_id).less if less else Pace.USUAL
        _save_pace(tx, person_id, pace, deps.clock.now())


def _save_pace(tx: Session, person_id: int, pace: Pace, now: datetime) -> None:
    record = tx.get(FollowUpPaceRecord, person_id) or FollowUpPaceRecord(person_id=person_id)
    record.pace, record.at = pace.value, now
    tx.add(record)
    record_audit_entry(
        tx,
        AuditEntry(f"wants notes between sessions: {pace}", f"person {person_id}", None, person_id),
        now,
    )


def _load(
    tx: Session, person_id: int, now: datetime
) -> tuple[list[TrackedCommitment], list[PastHotSeat]]:
    """Load commitments and hot seats. Raises NotFound if there are none: then no link was
    mailed.
    """
    commitments = with_history(tx, tracked_commitments(tx, person_id=person_id), person_id)
    seats = past_hot_seats(tx, person_id=person_id, since=now - FARTHEST)
    if not commitments and not seats:
        raise _not_available()
    return commitments, seats


def _not_available() -> NotFound:
    return NotFound("This is not for you any more.", "Ask your moderator if that is a mistake.")
