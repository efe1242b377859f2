"""Sends mails and posts at most once: one attempt at a time; uncertain ones wait for a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

import structlog
from sqlalchemy import ColumnElement, CursorResult, select, update
from sqlalchemy.orm import Session

from facilitator.domain.errors import (
    ExternalServiceError,
    FacilitatorError,
    NotFound,
    Refused,
    WriteConflict,
)
from facilitator.domain.mails import MailState, next_mail_try
from facilitator.kit.deps import Deps
from facilitator.kit.hold import held_since
from facilitator.ports import DeliveryUncertain, MailRefused, PostRefused
from facilitator.records.outgoing import OutgoingMessage

MAX_STARTED_AT_ONCE = 200  # rows started at once
TEXT_RETENTION = timedelta(days=14)  # texts are deleted this long after the request
MAX_SENDING_TIME = timedelta(hours=1)  # no server takes longer to answer
OPEN_STATES = (MailState.WAITING, MailState.REFUSED, MailState.DOUBT)  # may still be sent
INTERRUPTED = "It may have been sent: the service stopped before the server's answer."
FORGOTTEN_REASON = "Somebody it speaks of asked to be forgotten."
UNEXPECTED = "The service failed at this ({error}); please report it."
TRIED_FOR_A_DAY = "It was tried for a day."

# What Python raises where this program is wrong, as in a text that it cannot encode.
MISTAKES = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError)
log = structlog.get_logger()
Kind = TypeVar("Kind", bound=OutgoingMessage)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended; *waiting* is retried after at least ``pause``."""

    state: MailState
    why: str
    pause: timedelta = timedelta()


def due(kind: type[OutgoingMessage], deps: Deps) -> list[tuple[int, int]]:
    """List (id, attempt number) of what is to be sent now, oldest first; nothing during a hold."""
    query = (
        select(kind.id, kind.tries)
        .where(kind.state == MailState.WAITING)
        .where(kind.next_try_at.is_(None) | (kind.next_try_at <= deps.clock.now()))
        .order_by(kind.id)
        .limit(MAX_STARTED_AT_ONCE)
    )
    with deps.db.reading() as tx:
        if held_since(tx) is not None:
            return []
        return [(id, tries) for id, tries in tx.execute(query)]


def claim_waiting(
    tx: Session, kind: type[Kind], id: int, tries: int, is_idempotent: bool
) -> Kind | None:
    """Lock and return the row that this attempt sends; None if there is nothing to send.

    A row in state *sending* was interrupted in an earlier attempt. It becomes uncertain, and only a
    person sends it again; unless ``is_idempotent`` is set, as sending it twice then does no harm.
    """
    row = tx.get(kind, id, with_for_update=True)
    if row is None or row.tries != tries or held_since(tx) is not None:
        return None
    if row.state == MailState.SENDING:
        row.state, row.why = MailState.WAITING if is_idempotent else MailState.DOUBT, INTERRUPTED
    return row if row.state == MailState.WAITING else None


def mark_sending(kind: type[OutgoingMessage], id: int, tries: int, deps: Deps) -> None:
    """Set the state *sending* just before sending. Raises WriteConflict if this attempt may not
    send.
    """
    query = update(kind).where(
        kind.id == id, kind.tries == tries, kind.state == MailState.WAITING
    )  # fmt: skip
    with deps.db.tx() as tx:
        result = tx.execute(query.values(state=MailState.SENDING, sending_at=deps.clock.now()))
        if not (isinstance(result, CursorResult) and result.rowcount):
            raise WriteConflict("This is no longer to be sent, or another process is sending it.")


def run_attempt(
    hand_over: Callable[[Callable[[], None]], str], mark: Callable[[], None]
) -> Outcome | None:
    """Run an attempt and classify how it ended; None if another process sends or dropped it.

    ``hand_over`` calls what it is given right before something leaves, which calls ``mark``. An
    error that nobody thought of is tried again for a day if nothing has left, else it is in doubt.
    """
    left = False

    def leaves() -> None:
        nonlocal left
        mark()
        left = True

    try:
        answer = hand_over(leaves)
    except WriteConflict:
        return None
    except (MailRefused, PostRefused) as refusal:
        return Outcome(MailState.REFUSED, str(refusal))
    except DeliveryUncertain as error:
        return Outcome(MailState.DOUBT, str(error))
    except ExternalServiceError as error:
        pause = timedelta(seconds=error.retry_after or 0)
        return Outcome(MailState.WAITING, str(error), pause)
    except FacilitatorError as error:
        return Outcome(MailState.WAITING, str(error))
    except MISTAKES as error:
        return Outcome(MailState.DOUBT if left else MailState.WAITING, explain_mistake(error))
    return Outcome(MailState.SENT, answer)


def explain_mistake(error: Exception) -> str:
    """Log a mistake of this program, and return what to tell of it: no words of its message."""
    log.error("unexpected error while sending", error=type(error).__name__)
    return UNEXPECTED.format(error=type(error).__name__)


def finish(kind: type[OutgoingMessage], id: int, tries: int, outcome: Outcome, deps: Deps) -> str:
    """Store how an attempt ended. Safe to run twice; returns the state.

    *sent* also replaces *in doubt*: other processes may have given up on a slow one.
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
            _store_outcome(row, outcome, at)
        return row.state


def mark_stuck_uncertain(tx: Session, kind: type[OutgoingMessage], at: datetime) -> None:
    """Mark rows as in doubt that have been in state *sending* for too long."""
    tx.execute(
        update(kind)
        .where(kind.state == MailState.SENDING, kind.sending_at < at - MAX_SENDING_TIME)
        .values(state=MailState.DOUBT, why=INTERRUPTED)
    )


def is_old(kind: type[OutgoingMessage], at: datetime) -> ColumnElement[bool]:
    """SQL condition: the texts of a row are to be deleted."""
    is_finished = kind.state.not_in((MailState.WAITING, MailState.SENDING))
    return is_finished & (kind.asked_at < at - TEXT_RETENTION)


def drop_waiting(
    tx: Session, kind: type[OutgoingMessage], which: ColumnElement[bool], why: str
) -> None:
    """Drop matching rows that were not sent yet."""
    query = update(kind).where(which, kind.state == MailState.WAITING)
    tx.execute(query.values(state=MailState.DROPPED, why=why))


def send_again(row: OutgoingMessage, has_words: bool, at: datetime) -> MailState:
    """Queue a row for sending now, even if it is in doubt: then it may arrive twice.

    Returns its former state. Raises Refused if it was sent for certain, is being sent, or its texts
    were deleted.
    """
    former = MailState(row.state)
    if former in (MailState.SENT, MailState.SENDING):
        raise Refused(f"{_named(row)} is {former}.", "There is nothing to do.")
    if not has_words:
        raise Refused(
            f"The text of {row.CALLED} {row.id} was deleted.",
            "Texts are kept for two weeks at most.",
        )
    row.state, row.why = MailState.WAITING, ""
    row.tries += 1
    row.asked_at, row.next_try_at, row.sending_at = at, None, None
    return former


def drop(row: OutgoingMessage) -> None:
    """Never send a row. Safe to run twice. Raises Refused if it is too late."""
    if row.state not in (*OPEN_STATES, MailState.DROPPED):
        raise Refused(f"{_named(row)} is {row.state}.", "It is too late to drop it.")
    row.state, row.why = MailState.DROPPED, "A person dropped it."


def get_row(tx: Session, kind: type[Kind], id: int) -> Kind:
    """Get the row of this id, locked. Raises NotFound."""
    row = tx.get(kind, id, with_for_update=True)
    if row is None:
        called = kind.CALLED
        raise NotFound(f"There is no {called} {id}.", f"`facilitator {called}s` lists them.")
    return row


def _named(row: OutgoingMessage) -> str:
    return f"{row.CALLED.capitalize()} {row.id}"


def _store_outcome(row: OutgoingMessage, outcome: Outcome, at: datetime) -> None:
    row.state, row.why = outcome.state, outcome.why
    if outcome.state is not MailState.WAITING:
        return
    row.tries, row.next_try_at = row.tries + 1, next_mail_try(row.asked_at, at, outcome.pause)
    if row.next_try_at is None:
        row.state, row.why = MailState.REFUSED, f"{TRIED_FOR_A_DAY} {outcome.why}"
