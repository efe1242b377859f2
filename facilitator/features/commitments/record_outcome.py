"""Between sessions: a member says which solution they tried, and if their challenge is open."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused, Unknown
from facilitator.domain.recaps.outcomes import Outcome
from facilitator.domain.sessions.follow_ups import FARTHEST
from facilitator.domain.sessions.office_hours import Standing
from facilitator.features.commitments.hot_seat_history import Given, OwnSeat, own_seats, thanks_for
from facilitator.features.commitments.keep_outcome import keep_outcome
from facilitator.kit import pending_work
from facilitator.kit.audit import Deed, note
from facilitator.kit.deps import Deps
from facilitator.records.aftercare import ChallengeStandingRecord, ThanksRecord
from facilitator.records.groups import PersonRecord


def say_tried(
    person_id: int, solution_id: int, went: str, word: str, *, tells_word: bool, deps: Deps
) -> None:
    """Keep which solution was tried and how it went, and that its peer is to be thanked.

    *unknown* takes it back. Safe to run twice, and to say anew. ``tells_word`` lets the peer read
    the word. Raises Unknown where it was not given to this member, or may not be told any more;
    Refused for no answer of ours.
    """
    if went not in list(Outcome):
        raise Refused("This is no answer.", "Choose how it went.")
    outcome, now = Outcome(went), deps.clock.now()
    with deps.db.tx() as tx:
        tx.get(PersonRecord, person_id, with_for_update=True)
        seat, given = _given_to(tx, person_id, solution_id, now)
        if outcome is Outcome.UNKNOWN and given.outcome in (None, outcome):
            return
        keep_outcome(tx, solution_id, outcome, word if outcome is not Outcome.UNKNOWN else "")
        _note_thanks(tx, seat, given, outcome, tells_word, now)
    pending_work.start(tx, deps)


def say_standing(person_id: int, session_id: int, standing: str, deps: Deps) -> None:
    """Keep whether what a member brought to a session is still open. Safe to run twice.

    Raises Unknown where they brought nothing that may be told; Refused for no answer of ours.
    """
    if standing not in list(Standing):
        raise Refused("This is no answer.", "Choose whether it is still open.")
    now = deps.clock.now()
    with deps.db.tx() as tx:
        tx.get(PersonRecord, person_id, with_for_update=True)
        theirs = own_seats(tx, person_id=person_id, session_id=session_id)
        if not theirs:
            raise _not_yours()
        if theirs[0].standing == standing:
            return
        tx.merge(
            ChallengeStandingRecord(
                session_id=session_id, person_id=person_id, standing=standing, said_at=now
            )
        )
        about = f"session {session_id}"
        what = f"said that their challenge is {standing}"
        note(tx, Deed(what, about, theirs[0].group.id, person_id), now)


def _given_to(
    tx: Session, person_id: int, solution_id: int, now: datetime
) -> tuple[OwnSeat, Given]:
    for seat in own_seats(tx, person_id=person_id, since=now - FARTHEST):
        for given in seat.given:
            if given.id == solution_id:
                return seat, given
    raise _not_yours()


def _note_thanks(
    tx: Session, seat: OwnSeat, given: Given, outcome: Outcome, tells_word: bool, now: datetime
) -> None:  # fmt: skip
    """That a peer is to be thanked, once; what was only noted is taken back with the outcome."""
    kept = thanks_for(tx, seat.session_id, given.id)
    if outcome is Outcome.UNKNOWN:
        if kept is not None and kept.thanked_at is None:
            tx.delete(kept)
        return
    if kept is None:
        kept = ThanksRecord(solution_id=given.id, tells_word=tells_word, asked_at=now)
        tx.add(kept)
    kept.tells_word = tells_word


def _not_yours() -> Unknown:
    return Unknown("This is not for you any more.", "Ask your moderator if that is a mistake.")
