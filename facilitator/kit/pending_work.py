"""What was decided and is still to be carried out: written with the decision, done by a worker.

Whoever decides something adds the work in the same transaction and starts it once that is kept. A
crash in between, or a database of durable work that is away, loses nothing: the tick finds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar, cast

from sqlalchemy import CursorResult, delete, exists, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Tie
from facilitator.kit.deps import Deps
from facilitator.records.base import now
from facilitator.records.work import PendingRecord

WORKFLOW, QUEUE = "do_pending_work", "events"
MOST = 200  # are started in one go
GRACE = timedelta(seconds=10)  # in which whoever added it starts it
_ADDED, _MADE = "pending work", "made of the same values"
T = TypeVar("T")


class Pending(StrEnum):
    """What can be left to a worker; ``about`` is the number that goes with it."""

    MAIL_RECAP = "mail_recap"  # the version that is sent
    ASK_OWN_PARTS = "ask_own_parts"
    SHOW_DRAFT = "show_draft"
    INDEX = "index"
    MAIL_AGENDA = "mail_agenda"  # about: how often an agenda of the session was sent before
    INVITE_GUEST = "invite_guest"  # about: the guest
    INVITE_TO_TALK = "invite_to_talk"  # about: the offer of office hours


def add(tx: Session, kind: Pending, session_id: int, about: int | None = None) -> None:
    """Leave something to a worker, if the caller's transaction is kept; see ``start``."""
    row = PendingRecord(kind=kind.value, session_id=session_id, about=about, added_at=now())
    tx.add(row)
    tx.flush()
    tx.info.setdefault(_ADDED, []).append(row.id)


def start(tx: Session, deps: Deps) -> None:
    """Have a worker do what this transaction added, now that it is kept.

    Where there is no durable work, as on the command line and in a worker, it is done here.
    """
    for pending_id in tx.info.pop(_ADDED, ()):
        if deps.work is None:
            do(pending_id, deps)
        else:
            deps.work.start_soon(WORKFLOW, QUEUE, key(pending_id), pending_id)


def key(pending_id: int, hour: str = "") -> str:
    """The key of the durable work that does it, first and then each hour until it is done."""
    return f"pending:{pending_id}:{hour}" if hour else f"pending:{pending_id}"


def due(deps: Deps) -> list[int]:
    """What nobody has done although there was time, the oldest first."""
    left = (
        select(PendingRecord.id)
        .where(PendingRecord.added_at < now() - GRACE)
        .order_by(PendingRecord.id)
        .limit(MOST)
    )
    with deps.db.reading() as tx:
        return list(tx.scalars(left))


def do(pending_id: int, deps: Deps) -> bool:
    """Do one thing and take it off the list, both or neither. Safe to run twice.

    False where it is done already, or was cancelled.
    """

    still = replace(deps, clock=_Still(deps.clock.now()))
    made: list[tuple[object, object]] = []
    _prepare(pending_id, made, still)

    def work(tx: Session) -> Session | None:
        row = tx.get(PendingRecord, pending_id)
        if row is None:
            return None
        with _keeping(tx, made):
            deps.handlers[row.kind].do(tx, row.session_id, row.about, still)
        gone = tx.execute(
            delete(PendingRecord)
            .where(PendingRecord.id == pending_id)
            .execution_options(synchronize_session=False)
        )
        if not (isinstance(gone, CursorResult) and gone.rowcount):
            raise Tie("This was done, or cancelled, at the same moment.")
        return tx

    done = deps.db.settled(work)
    if done is None:
        return False
    start(done, deps)  # what follows from it
    return True


def _prepare(pending_id: int, made: list[tuple[object, object]], deps: Deps) -> None:
    with deps.db.reading() as tx:
        row = tx.get(PendingRecord, pending_id)
        prepare = deps.handlers[row.kind].prepare if row else None
        if row is not None and prepare is not None:
            with _keeping(tx, made):
                prepare(tx, row.session_id, row.about, deps)


@contextmanager
def _keeping(tx: Session, made: list[tuple[object, object]]) -> Iterator[None]:
    """What ``made_once`` makes meanwhile is kept in this list, and what is in it is not made."""
    tx.info[_MADE] = made
    try:
        yield
    finally:
        del tx.info[_MADE]


def made_once(tx: Session, of: object, make: Callable[[], T]) -> T:
    """What is made of these values: within pending work the same is not made twice."""
    made = tx.info.get(_MADE, [])
    for known, found in made:
        if known == of:
            return cast(T, found)
    made.append((of, new := make()))
    return new


@dataclass(frozen=True, slots=True)
class _Still:
    """A clock that stands still, so that links made twice are the same."""

    at: datetime

    def now(self) -> datetime:
        return self.at


def is_pending(tx: Session, session_id: int, *kinds: Pending) -> bool:
    """Whether one of these is still to be done for a session."""
    found = exists().where(PendingRecord.session_id == session_id, PendingRecord.kind.in_(kinds))
    return bool(tx.scalar(select(found)))


def cancel(tx: Session, session_id: int, *kinds: Pending) -> None:
    """Do not do these for a session. The caller has locked its row."""
    tx.execute(
        delete(PendingRecord).where(
            PendingRecord.session_id == session_id, PendingRecord.kind.in_(kinds)
        )
    )
