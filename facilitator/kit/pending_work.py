"""Pending work: tasks stored together with the decision that needs them, done by a worker.

Code that decides something adds the task in the same transaction and starts it after the commit. If
the process crashes in between, or the database of durable work is down, the next tick finds and
starts it.
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

from facilitator.domain.errors import WriteConflict
from facilitator.kit.deps import Deps
from facilitator.records.base import now
from facilitator.records.work import PendingWorkRecord

WORKFLOW, QUEUE = "do_pending_work", "events"
MAX_STARTED_AT_ONCE = 200  # rows started at once
GRACE_PERIOD = timedelta(seconds=10)  # time for the process that added a task to start it
_ADDED, _COMPUTED = "pending work", "computed values"
T = TypeVar("T")


class Pending(StrEnum):
    """The kinds of pending work; ``about`` is an id or number that belongs to it."""

    MAIL_RECAP = "mail_recap"  # about: the recap version to send
    ASK_OWN_PARTS = "ask_own_parts"
    SHOW_DRAFT = "show_draft"
    INDEX = "index"
    MAIL_AGENDA = "mail_agenda"  # about: how many agendas of the session were sent before
    INVITE_GUEST = "invite_guest"  # about: the guest
    READ_HELD = "read_held"
    INVITE_TO_TALK = "invite_to_talk"  # about: the offer of office hours


def add(tx: Session, kind: Pending, session_id: int, about: int | None = None) -> None:
    """Store a task for a worker in the caller's transaction; ``start`` runs it after the commit."""
    row = PendingWorkRecord(kind=kind.value, session_id=session_id, about=about, added_at=now())
    tx.add(row)
    tx.flush()
    tx.info.setdefault(_ADDED, []).append(row.id)


def start(tx: Session, deps: Deps) -> None:
    """Start the tasks that a committed transaction added.

    Without durable work, as in commands and in workers, they are done here.
    """
    for pending_id in tx.info.pop(_ADDED, ()):
        if deps.work is None:
            do(pending_id, deps)
        else:
            deps.work.start_soon(WORKFLOW, QUEUE, key(pending_id), pending_id)


def key(pending_id: int, hour: str = "") -> str:
    """The workflow id of a task; with ``hour``, of the hourly retries until it is done."""
    return f"pending:{pending_id}:{hour}" if hour else f"pending:{pending_id}"


def due(deps: Deps) -> list[int]:
    """List tasks that are older than the grace period and not done, oldest first."""
    query = (
        select(PendingWorkRecord.id)
        .where(PendingWorkRecord.added_at < now() - GRACE_PERIOD)
        .order_by(PendingWorkRecord.id)
        .limit(MAX_STARTED_AT_ONCE)
    )
    with deps.db.reading() as tx:
        return list(tx.scalars(query))


def do(pending_id: int, deps: Deps) -> bool:
    """Do a task and delete it, in one transaction. Safe to run twice.

    Returns False if it is already done, or was cancelled.
    """
    fixed_deps = replace(deps, clock=_FixedClock(deps.clock.now()))
    computed: list[tuple[object, object]] = []
    _prepare(pending_id, computed, fixed_deps)

    def work(tx: Session) -> Session | None:
        row = tx.get(PendingWorkRecord, pending_id)
        if row is None:
            return None
        with _keeping(tx, computed):
            deps.handlers[row.kind].do(tx, row.session_id, row.about, fixed_deps)
        deleted = tx.execute(
            delete(PendingWorkRecord)
            .where(PendingWorkRecord.id == pending_id)
            .execution_options(synchronize_session=False)
        )
        if not (isinstance(deleted, CursorResult) and deleted.rowcount):
            raise WriteConflict("This task was done or cancelled at the same time.")
        return tx

    done = deps.db.run_with_retry(work)
    if done is None:
        return False
    start(done, deps)  # start tasks that this one added
    return True


def _prepare(pending_id: int, computed: list[tuple[object, object]], deps: Deps) -> None:
    with deps.db.reading() as tx:
        row = tx.get(PendingWorkRecord, pending_id)
        prepare = deps.handlers[row.kind].prepare if row else None
        if row is not None and prepare is not None:
            with _keeping(tx, computed):
                prepare(tx, row.session_id, row.about, deps)


@contextmanager
def _keeping(tx: Session, computed: list[tuple[object, object]]) -> Iterator[None]:
    """Let ``made_once`` store its values in this list meanwhile, and take them from it."""
    tx.info[_COMPUTED] = computed
    try:
        yield
    finally:
        del tx.info[_COMPUTED]


def compute_once(tx: Session, of: object, make: Callable[[], T]) -> T:
    """Return the value computed from ``of``; within a task it is computed only once."""
    computed = tx.info.get(_COMPUTED, [])
    for known, value in computed:
        if known == of:
            return cast(T, value)
    computed.append((of, new := make()))
    return new


@dataclass(frozen=True, slots=True)
class _FixedClock:
    """A clock that stands still, so that links generated twice are equal."""

    at: datetime

    def now(self) -> datetime:
        return self.at


def is_pending(tx: Session, session_id: int, *kinds: Pending) -> bool:
    """Whether a session has a pending task of one of these kinds."""
    condition = exists().where(
        PendingWorkRecord.session_id == session_id, PendingWorkRecord.kind.in_(kinds)
    )
    return bool(tx.scalar(select(condition)))


def cancel(tx: Session, session_id: int, *kinds: Pending) -> None:
    """Delete the pending tasks of these kinds. The caller has locked the session's row."""
    tx.execute(
        delete(PendingWorkRecord).where(
            PendingWorkRecord.session_id == session_id, PendingWorkRecord.kind.in_(kinds)
        )
    )
