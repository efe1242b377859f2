"""How mails and posts leave at most once: one attempt at a time, and doubt is left to a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, CursorResult, select, update
from sqlalchemy.orm import Session

from facilitator.domain.errors import FacilitatorError, OutsideFault, Refused, Tie, Unknown
from facilitator.domain.mails import MailState, next_try
from facilitator.kit.deps import Deps
from facilitator.ports import InDoubt, MailRefused, PostRefused
from facilitator.records.leaving import Leaves

MOST = 200  # are started in one go
WORDS_STAY = timedelta(days=14)  # after it was asked for; then only the row is left
LONGEST_SENDING = timedelta(hours=1)  # a server has answered long before
OPEN = (MailState.WAITING, MailState.REFUSED, MailState.DOUBT)  # may be sent yet
UNSURE = "It may have been sent: the service stopped before the server's answer."
FORGOTTEN = "Somebody it speaks of asked to be forgotten."
TRIED_LONG = "It was tried for a day."

Kind = TypeVar("Kind", bound=Leaves)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended; what is still *waiting* is tried again, after ``pause`` at least."""

    state: MailState
    why: str
    pause: timedelta = timedelta()


def due(kind: type[Leaves], deps: Deps) -> list[tuple[int, int]]:
    """What is to leave now, the oldest first: each with the number of its attempt."""
    found = (
        select(kind.id, kind.tries)
        .where(kind.state == MailState.WAITING)
        .where(kind.next_try_at.is_(None) | (kind.next_try_at <= deps.clock.now()))
        .order_by(kind.id)
        .limit(MOST)
    )
    with deps.db.reading() as tx:
        return [(id, tries) for id, tries in tx.execute(found)]


def waiting(tx: Session, kind: type[Kind], id: int, tries: int, repeats: bool) -> Kind | None:
    """What this attempt is to send; None where there is nothing to send. Its row is locked.

    An attempt that finds it at *sending* comes after one that was cut off: it is in doubt then,
    and nobody but a person sends it again; unless that ``repeats`` without making it two.
    """
    row = tx.get(kind, id, with_for_update=True)
    if row is None or row.tries != tries:
        return None
    if row.state == MailState.SENDING:
        row.state, row.why = MailState.WAITING if repeats else MailState.DOUBT, UNSURE
    return row if row.state == MailState.WAITING else None


def note_sending(kind: type[Leaves], id: int, tries: int, deps: Deps) -> None:
    """Write *sending*, just before it goes out. Raises Tie unless it is ours to send."""
    ours = update(kind).where(
        kind.id == id, kind.tries == tries, kind.state == MailState.WAITING
    )  # fmt: skip
    with deps.db.tx() as tx:
        done = tx.execute(ours.values(state=MailState.SENDING, sending_at=deps.clock.now()))
        if not (isinstance(done, CursorResult) and done.rowcount):
            raise Tie("This is not to be sent any more, or another process sends it.")


def outcome_of(hand_over: Callable[[], str]) -> Outcome | None:
    """How handing over ended; None where another process does it, or it was dropped just now."""
    try:
        answer = hand_over()
    except Tie:
        return None
    except (MailRefused, PostRefused) as no:
        return Outcome(MailState.REFUSED, str(no))
    except InDoubt as unsure:
        return Outcome(MailState.DOUBT, str(unsure))
    except OutsideFault as fault:
        pause = timedelta(seconds=fault.retry_after or 0)
        return Outcome(MailState.WAITING, str(fault), pause)
    except FacilitatorError as fault:
        return Outcome(MailState.WAITING, str(fault))
    return Outcome(MailState.SENT, answer)


def finish(kind: type[Leaves], id: int, tries: int, outcome: Outcome, deps: Deps) -> str:
    """Write down how an attempt ended. Safe to run twice; gives the state it is in.

    That it was sent holds whatever others thought of a process that was slow: also over a doubt.
    """
    at = deps.clock.now()
    with deps.db.tx() as tx:
        row = tx.get(kind, id, with_for_update=True)
        if row is None:
            return "gone"
        if outcome.state is MailState.SENT:
            row.state, row.why, row.sent_at = outcome.state, outcome.why, row.sent_at or at
        elif row.tries == tries and row.state in (
            MailState.WAITING, MailState.SENDING, MailState.DOUBT,
        ):  # fmt: skip
            _note(row, outcome, at)
        return row.state


def doubt_old(tx: Session, kind: type[Leaves], at: datetime) -> None:
    """What nobody sends any more is in doubt."""
    tx.execute(
        update(kind)
        .where(kind.state == MailState.SENDING, kind.sending_at < at - LONGEST_SENDING)
        .values(state=MailState.DOUBT, why=UNSURE)
    )


def is_old(kind: type[Leaves], at: datetime) -> ColumnElement[bool]:
    """Whether a row's words are to go."""
    is_over = kind.state.not_in((MailState.WAITING, MailState.SENDING))
    return is_over & (kind.asked_at < at - WORDS_STAY)


def drop_waiting(tx: Session, kind: type[Leaves], which: ColumnElement[bool], why: str) -> None:
    """Drop those that have not left yet."""
    old = update(kind).where(which, kind.state == MailState.WAITING)
    tx.execute(old.values(state=MailState.DROPPED, why=why))


def send_again(row: Leaves, has_words: bool, at: datetime) -> MailState:
    """Let it leave now, also where it is in doubt: then it may arrive twice.

    Gives the state it was in. Raises Refused where it was sent for sure, is being sent, or has
    lost its words.
    """
    was = MailState(row.state)
    if was in (MailState.SENT, MailState.SENDING):
        raise Refused(f"{_named(row)} is {was}.", "There is nothing to do.")
    if not has_words:
        raise Refused(
            f"The words of {row.CALLED} {row.id} are gone.", "They are kept for two weeks at most."
        )
    row.state, row.why = MailState.WAITING, ""
    row.tries += 1
    row.asked_at, row.next_try_at, row.sending_at = at, None, None
    return was


def drop(row: Leaves) -> None:
    """Never send it. Safe to run twice. Raises Refused where it is too late."""
    if row.state not in (*OPEN, MailState.DROPPED):
        raise Refused(f"{_named(row)} is {row.state}.", "It is too late to drop it.")
    row.state, row.why = MailState.DROPPED, "A person dropped it."


def known(tx: Session, kind: type[Kind], id: int) -> Kind:
    """The row of this number, locked. Raises Unknown."""
    row = tx.get(kind, id, with_for_update=True)
    if row is None:
        called = kind.CALLED
        raise Unknown(f"There is no {called} {id}.", f"`facilitator {called}s` lists them.")
    return row


def _named(row: Leaves) -> str:
    return f"{row.CALLED.capitalize()} {row.id}"


def _note(row: Leaves, outcome: Outcome, at: datetime) -> None:
    row.state, row.why = outcome.state, outcome.why
    if outcome.state is not MailState.WAITING:
        return
    row.tries, row.next_try_at = row.tries + 1, next_try(row.asked_at, at, outcome.pause)
    if row.next_try_at is None:
        row.state, row.why = MailState.REFUSED, f"{TRIED_LONG} {outcome.why}"
