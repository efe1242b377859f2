"""Durable work with DBOS, and the one place that knows it.

Each workflow has an id that says whose it is and what for, so that the same thing cannot be started
twice; each step's result is kept, so that a crash goes on behind the last finished one. Traps of
DBOS 3.4 that are met here: SQLite before 3.42 has no `unixepoch`; pickled values would be code
in the database; the version of an application is a hash unless it is pinned; a client that waits
for its database would hold a webhook for minutes.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import structlog
from dbos import DBOS, DBOSClient, DBOSPortableJSONSerializer, error
from sqlalchemy import Engine, ExceptionContext, create_engine, event, make_url
from sqlalchemy.exc import SQLAlchemyError

from facilitator.domain.errors import FacilitatorError, OutsideFault, Unknown
from facilitator.domain.jobs import Job, Stage

log = structlog.get_logger()
P = ParamSpec("P")
R = TypeVar("R")

NAME, VERSION, SCHEMA = "facilitator", "1", "dbos"
WAIT_MS = 30_000  # for SQLite's write lock, where nobody waits for us
ASKED_WAIT_MS = 2_000  # where a webhook waits, which Zoom gives three seconds
ATTEMPTS, FIRST_PAUSE_SECONDS = 6, 2.0
MOST_RECOVERIES = 20
LISTEN_SECONDS = 0.5  # workflows of ours send nothing, but an end waits for the one who listens
FINISHED = ("SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")
FAILED = ("ERROR", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")
GOES_ON = ("ENQUEUED", "DELAYED", "PENDING")
STAGES = {
    "PENDING": Stage.RUNS, "ENQUEUED": Stage.WAITS, "DELAYED": Stage.WAITS, "ERROR": Stage.FAILED,
    "MAX_RECOVERY_ATTEMPTS_EXCEEDED": Stage.GIVEN_UP,
}  # fmt: skip

GaveUp = error.DBOSMaxStepRetriesExceeded  # a step was tried so often that it is left for later

_queue_of: dict[str, str] = {}
_engines: list[Engine] = []
_dbos: list[DBOS] = []


class Busy(Exception):
    """SQLite's write lock was not to be had in time."""


@dataclass(frozen=True, slots=True)
class Queue:
    """How many workflows of a queue run at once in a process, and start in a minute."""

    name: str
    at_once: int
    per_minute: int | None = None
    poll_seconds: float = 1.0


def workflow(queue: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function a workflow that is enqueued by its name."""

    def made(function: Callable[P, R]) -> Callable[P, R]:
        _queue_of[function.__name__] = queue
        return DBOS.workflow(name=function.__name__, max_recovery_attempts=MOST_RECOVERIES)(
            function
        )

    return made


def step(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function a step: its result is kept; what may pass by itself is tried again."""
    return DBOS.step(
        name=function.__name__, retries_allowed=True, max_attempts=ATTEMPTS,
        interval_seconds=FIRST_PAUSE_SECONDS, backoff_rate=2.0, should_retry=_may_pass,
    )(function)  # fmt: skip


def until_it_passes(work: Callable[[], R]) -> R:
    """What a workflow does itself, without a step: tried again like one, while it may pass."""
    for attempt in range(1, ATTEMPTS):
        try:
            return work()
        except FacilitatorError as fault:
            if not fault.retry:
                raise
            time.sleep(FIRST_PAUSE_SECONDS * 2 ** (attempt - 1))
    return work()


def enqueue(name: str, key: str, *args: Any) -> None:
    """Start a workflow from within another, or from a thread of ours. Safe to repeat."""
    DBOS.enqueue_workflow_with_options(_options(name, key), *args)


def own_key() -> str | None:
    """The key of the workflow that asks."""
    return DBOS.workflow_id


def wait_for(key: str, poll_seconds: float = 0.2) -> Any:
    """The result of a workflow, once it has one; its error is raised."""
    return DBOS.retrieve_workflow(key).get_result(polling_interval_sec=poll_seconds)


def _options(name: str, key: str) -> Any:
    return {"workflow_name": name, "queue_name": _queue_of[name], "workflow_id": key}


def _may_pass(fault: BaseException) -> bool:
    return isinstance(fault, FacilitatorError) and fault.retry


def launch(url: str, executor: str, queues: Sequence[Queue], threads: int = 64) -> None:
    """Start doing work in this process; what it left undone last time goes on.

    ``executor`` names this process among others, the same each time it starts.
    """
    own = engine(url)
    _engines.append(own)
    _dbos[:] = [
        DBOS(
            config={
                "name": NAME,
                "system_database_url": url,
                "system_database_engine": own,
                "dbos_system_schema": SCHEMA,
                "executor_id": executor,
                "application_version": VERSION,
                "serializer": DBOSPortableJSONSerializer(),
                "log_level": "WARNING",
                "max_executor_threads": threads,
                "notification_listener_polling_interval_sec": LISTEN_SECONDS,
            }
        )
    ]
    DBOS.launch()
    ours = logging.getLogger("dbos")  # its own handler writes tracebacks, with values in them
    ours.handlers[:], ours.propagate = [], True
    for queue in queues:
        limiter = {"limit": queue.per_minute, "period": 60.0} if queue.per_minute else None
        DBOS.register_queue(
            queue.name, worker_concurrency=queue.at_once, polling_interval_sec=queue.poll_seconds,
            limiter=limiter, on_conflict="always_update",  # type: ignore[arg-type]
        )  # fmt: skip


def stop() -> None:
    """End the work of this process; what is unfinished goes on at the next start."""
    DBOS.destroy(workflow_completion_timeout_sec=2)
    _dbos.clear()
    while _engines:
        _engines.pop().dispose()


def at_work() -> set[str]:
    """The ids of what runs in this process."""
    return set(_dbos[0]._active_workflows_set.activeList()) if _dbos else set()


def on_schedule(schedules: Sequence[tuple[str, Callable[[datetime, Any], Any], str]]) -> None:
    """Run workflows by the clock: name, function and cron line (with seconds, in UTC)."""
    DBOS.apply_schedules(
        [{"schedule_name": n, "workflow_fn": f, "schedule": cron} for n, f, cron in schedules]
    )


class Work:
    """Durable work seen from outside of it: the web side and the command line."""

    def __init__(self, url: str, *, asked: bool = True) -> None:
        self._soon = ThreadPoolExecutor(1, "start soon")  # its thread begins with the first
        self._engine = engine(url, ASKED_WAIT_MS if asked else WAIT_MS, pool=1)
        self._client = DBOSClient(
            system_database_engine=self._engine,
            dbos_system_schema=SCHEMA,
            serializer=DBOSPortableJSONSerializer(),
            application_name=NAME,
            lazy=True,
            retry_connection_errors=False,
        )

    def enqueue(self, name: str, queue: str, key: str, *args: Any) -> None:
        """Start a workflow. Durable when it returns; raises OutsideFault where it cannot be."""
        options: Any = {"workflow_name": name, "queue_name": queue, "workflow_id": key}
        self._asked(lambda: self._client.enqueue(options, *args))

    def start_soon(self, name: str, queue: str, key: str, *args: Any) -> None:
        """See ports.Work. Whoever clicks does not wait for a second commit."""
        self._soon.submit(self._start, name, queue, key, *args)

    def _start(self, name: str, queue: str, key: str, *args: Any) -> None:
        try:
            self.enqueue(name, queue, key, *args)
        except OutsideFault as fault:
            log.warning("work is left to the clock", key=key, why=fault.message)

    def jobs(self, limit: int = 200) -> list[Job]:
        """See ports.Work."""
        return [*self.items(FAILED, limit), *self.items(GOES_ON, limit)]

    def items(self, states: Sequence[str], limit: int = 200) -> list[Job]:
        """Work in these states, the newest first; what the clock starts only where it failed."""
        found = self._asked(
            lambda: self._client.list_workflows(
                status=list(states), limit=limit, sort_desc=True, load_input=False
            )
        )
        return [_item(s) for s in found if s.status in FAILED or not s.schedule_name]

    def retry(self, key: str) -> None:
        """Do a failed piece of work again, under the same id. Raises Unknown."""
        if not self._asked(
            lambda: self._client.list_workflows(workflow_ids=[key], load_input=False)
        ):
            raise Unknown(f"There is no work {key}.", "`facilitator work` lists it.")
        self._asked(lambda: self._client.rewind_workflow(key))

    def begun_by(self, executor: str) -> set[str]:
        """The ids of what a process has begun and not ended."""
        begun = self._asked(
            lambda: self._client.list_workflows(
                status="PENDING", executor_id=executor, load_input=False, load_output=False
            )
        )
        return {one.workflow_id for one in begun}

    def lying(self, executor: str) -> set[str]:
        """The ids of what this process has begun by the records, and does not run."""
        return self.begun_by(executor) - at_work()

    def begin_anew(self, keys: Collection[str]) -> None:
        """Let whoever is free go on with this, behind its last finished step."""
        if keys:
            self._asked(lambda: self._client.resume_workflows(list(keys)))

    def delete_finished(self, before: datetime, most: int = 5000) -> int:
        """Remove finished work from the database. Gives the number of workflows."""
        old = self._asked(
            lambda: self._client.list_workflows(
                status=list(FINISHED), completed_before=before.isoformat(), limit=most,
                load_input=False, load_output=False,
            )
        )  # fmt: skip
        for at in range(0, len(old), 500):
            ids = [one.workflow_id for one in old[at : at + 500]]
            self._asked(partial(self._client.delete_workflows, ids))
        return len(old)

    def check(self) -> None:
        """Raise OutsideFault unless work could be taken now."""
        self._asked(self._client.check_connection)

    def close(self) -> None:
        """Give back the connection."""
        self._soon.shutdown()
        self._client.destroy()
        self._engine.dispose()

    def _asked(self, ask: Callable[[], R]) -> R:
        try:
            return ask()
        except (SQLAlchemyError, error.DBOSException, sqlite3.Error, Busy) as fault:
            raise OutsideFault(
                f"The database of durable work did not work ({type(fault).__name__}).",
                "Check that it runs and that the disk has room.",
            ) from fault


def engine(url: str, wait_ms: int = WAIT_MS, pool: int = 0) -> Engine:
    """An engine as DBOS needs it; SQLite with a write-ahead log and the function it lacks."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        return create_engine(
            address,
            pool_size=pool or 20,
            max_overflow=0,
            pool_pre_ping=True,
            hide_parameters=True,
        )
    if address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    more: dict[str, Any] = {"pool_size": pool, "max_overflow": 0} if pool else {}
    made = create_engine(address, hide_parameters=True, **more)

    def prepare(connection: Any, _: object) -> None:
        connection.isolation_level = "IMMEDIATE"
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={wait_ms}"):
            connection.execute(f"PRAGMA {pragma}")
        if sqlite3.sqlite_version_info < (3, 42):
            connection.create_function("unixepoch", -1, lambda *_: time.time())

    event.listen(made, "connect", prepare)
    if wait_ms < WAIT_MS:
        event.listen(made, "handle_error", _say_busy)
    return made


def _say_busy(context: ExceptionContext) -> None:
    """DBOS would wait for a lock for ever, by the words of the error; whoever asks must not."""
    if "locked" in str(context.original_exception):
        raise Busy("another writer was not done in time") from context.original_exception


def _item(status: Any) -> Job:
    since = datetime.fromtimestamp((status.created_at or 0) / 1000, UTC)
    why = "" if status.error is None else str(status.error)[:500]
    if status.status == "MAX_RECOVERY_ATTEMPTS_EXCEEDED":
        why = f"It ended the process {MOST_RECOVERIES} times and is not tried again by itself."
    return Job(
        status.workflow_id, status.name, STAGES.get(status.status, Stage.DONE), since,
        getattr(status, "recovery_attempts", 0) or 0, why,
    )  # fmt: skip
