"""Between sessions: a member opens their page, and says how their commitments go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused, Unknown
from facilitator.domain.language.typed_text import cleaned
from facilitator.domain.recaps.commitments import NOTED, SaidIn, State
from facilitator.domain.sessions.follow_ups import FARTHEST, Pace, streak
from facilitator.domain.sessions.office_hours import OPEN_AFTER
from facilitator.features.commitments.commitment_status import Followed, followed, with_history
from facilitator.features.commitments.follow_up import pace_of
from facilitator.features.commitments.hot_seat_history import OwnSeat, own_seats
from facilitator.kit.audit import Deed, note
from facilitator.kit.deps import Deps
from facilitator.records.check_ins import CommitmentStatusRecord
from facilitator.records.follow_ups import PaceRecord
from facilitator.records.groups import PersonRecord

LONGEST = 600  # letters of a word about it


@dataclass(frozen=True, slots=True)
class SeatAsked:
    """A hot seat of theirs; ``asks_open`` says that it is the time to ask whether it still is."""

    seat: OwnSeat
    asks_open: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A member's open commitments as they are shown them, and how many they kept in a row.

    ``seats`` are those that something can be said about by now, the newest first.
    """

    language: str
    group: str
    promises: tuple[Followed, ...]
    streak: int
    pace: Pace
    seats: tuple[SeatAsked, ...] = ()


def open_follow_up(person_id: int, deps: Deps) -> Sheet:
    """What to show a member. Changes nothing. Raises Unknown for who is in no group any more."""
    now = deps.clock.now()
    with deps.db.tx() as tx:
        found, seats = _found(tx, person_id, now)
        newest = found[-1].group if found else seats[-1].group
        answered = {p.session_id for p in found if p.history}
        return Sheet(
            newest.language, newest.name, tuple(p for p in found if p.is_open),
            streak([p.state for p in found]), pace_of(tx, person_id),
            tuple(
                SeatAsked(seat, now >= seat.held_at + OPEN_AFTER)
                for seat in reversed(seats)
                if seat.session_id in answered or now >= seat.held_at + OPEN_AFTER
            ),
        )  # fmt: skip


def answer(person_id: int, commitment_id: int, went: str, word: str, deps: Deps) -> int:
    """Add to the history how it goes. Safe to run twice: the same again adds nothing.

    Gives the number of the session in which it was promised. Raises Unknown where this is none of
    their commitments, Refused for no answer of ours.
    """
    said, now = cleaned(word).strip(), deps.clock.now()
    if went not in NOTED or len(said) > LONGEST:
        raise Refused("This is no answer.", "Choose how it is going.")
    with deps.db.tx() as tx:
        tx.get(PersonRecord, person_id, with_for_update=True)
        promises, _ = _found(tx, person_id, now)
        promise = next((p for p in promises if p.id == commitment_id), None)
        if promise is None:
            raise _not_yours()
        last = promise.history[-1] if promise.history else None
        if last and (last.state, last.word, last.said_in) == (went, said, SaidIn.NOTE):
            return promise.session_id
        tx.add(
            CommitmentStatusRecord(
                commitment_id=commitment_id, session_id=None, person_id=person_id,
                state=State(went).value, word=said, said_in=SaidIn.NOTE.value, said_at=now,
            )
        )  # fmt: skip
        about = f"session {promise.session_id}, commitment {commitment_id}"
        note(tx, Deed("said how a commitment goes", about, promise.group.id, person_id), now)
        return promise.session_id


def set_pace(person_id: int, *, less: bool, deps: Deps) -> None:
    """Fewer notes, by one step, or as many as usual again. Raises Unknown."""
    with deps.db.tx() as tx:
        tx.get(PersonRecord, person_id, with_for_update=True)
        _found(tx, person_id, deps.clock.now())
        pace = pace_of(tx, person_id).less if less else Pace.USUAL
        _keep(tx, person_id, pace, deps.clock.now())


def _keep(tx: Session, person_id: int, pace: Pace, now: datetime) -> None:
    kept = tx.get(PaceRecord, person_id) or PaceRecord(person_id=person_id)
    kept.pace, kept.at = pace.value, now
    tx.add(kept)
    note(
        tx,
        Deed(f"wants notes between sessions: {pace}", f"person {person_id}", None, person_id),
        now,
    )


def _found(tx: Session, person_id: int, now: datetime) -> tuple[list[Followed], list[OwnSeat]]:
    """Raises Unknown where there is nothing: then there was no mail with a link, either."""
    found = with_history(tx, followed(tx, person_id=person_id), person_id)
    seats = own_seats(tx, person_id=person_id, since=now - FARTHEST)
    if not found and not seats:
        raise _not_yours()
    return found, seats


def _not_yours() -> Unknown:
    return Unknown("This is not for you any more.", "Ask your moderator if that is a mistake.")
