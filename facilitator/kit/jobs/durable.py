"""Durable work with DBOS; no other module imports it.

Each workflow has an id that names its purpose and its subject, so that the same work cannot be
started twice. Each step's result is stored, so that after a crash a workflow continues behind its
last finished step. Pitfalls of DBOS 3.4 that are handled here: SQLite before 3.42 has no
`unixepoch`; pickled values would be code in the database; an application's version is a hash unless
it is pinned; a client that waits for its database would block a webhook for minutes.
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
from typing import Any, ParamSpec, TypeAlias, TypeVar

import structlog
from dbos import DBOS, DBOSClient, DBOSPortableJSONSerializer, error
from sqlalchemy import (
    BigInteger,
    Engine,
    Row,
    String,
    column,
    func,
    select,
    table,
)
from sqlalchemy.exc import SQLAlchemyError

from facilitator.domain.errors import ExternalServiceError, FacilitatorError, NotFound
from facilitator.domain.jobs import Job, JobCount, JobStage
from facilitator.kit.jobs.work_database import REQUEST_WAIT_MS, WAIT_MS, Busy, make_engine
from facilitator.records import traces

log = structlog.get_logger()
P = ParamSpec("P")
R = TypeVar("R")

NAME, VERSION, SCHEMA = "facilitator", "1", "dbos"
ATTEMPTS, FIRST_PAUSE_SECONDS = 6, 2.0
MOST_RECOVERIES = 20
LISTEN_SECONDS = 0.5  # our workflows send nothing, but shutdown waits for the listener thread
FINISHED = ("SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")
FAILED = ("ERROR", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")
# The names of errors behind which nothing is wrong with the work itself.
PASSING = frozenset(
    (
        "DBOSMaxStepRetriesExceeded", "ExternalServiceError", "WriteConflict", "Busy",
        "OperationalError", "InterfaceError", "InternalError", "TimeoutError",
        "PendingRollbackError",
    )
)  # fmt: skip
UNFINISHED = ("ENQUEUED", "DELAYED", "PENDING")
STAGES = {
    "PENDING": JobStage.RUNS,
    "ENQUEUED": JobStage.WAITS,
    "DELAYED": JobStage.WAITS,
    "ERROR": JobStage.FAILED,
    "MAX_RECOVERY_ATTEMPTS_EXCEEDED": JobStage.GIVEN_UP,
}

StepRetriesExhausted = (
    error.DBOSMaxStepRetriesExceeded
)  # a step failed in every attempt: leave it for later

_CountRow: TypeAlias = Row[str, str, int, int, int]  # times in milliseconds
_queue_of: dict[str, str] = {}
_engines: list[Engine] = []
_dbos: list[DBOS] = []


@dataclass(frozen=True, slots=True)
class Queue:
    """How many workflows of a queue run at once in a process, and how many start in a minute."""

    name: str
    at_once: int
    per_minute: int | None = None
    poll_seconds: float = 1.0


def workflow(queue: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorator: make a function a workflow that is enqueued by its name."""

    def register(function: Callable[P, R]) -> Callable[P, R]:
        _queue_of[function.__name__] = queue
        return DBOS.workflow(name=function.__name__, max_recovery_attempts=MOST_RECOVERIES)(
            function
        )

    return register


def step(function: Callable[P, R]) -> Callable[P, R]:
    """Decorator: make a function a step. Its result is stored; temporary errors are retried."""
    return DBOS.step(
        name=function.__name__, retries_allowed=True, max_attempts=ATTEMPTS,
        interval_seconds=FIRST_PAUSE_SECONDS, backoff_rate=2.0, should_retry=_is_temporary,
    )(function)  # fmt: skip


def retry_temporary_errors(work: Callable[[], R]) -> R:
    """Call a function outside of a step, with the same retries of temporary errors."""
    for attempt in range(1, ATTEMPTS):
        try:
            return work()
        except FacilitatorError as fault:
            if not fault.retry:
                raise
            time.sleep(FIRST_PAUSE_SECONDS * 2 ** (attempt - 1))
    return work()


def enqueue(name: str, key: str, *args: Any) -> None:
    """Start a workflow from another workflow, or from a thread of this process. Safe to repeat."""
    DBOS.enqueue_workflow_with_options(_options(name, key), *args)


def current_workflow_id() -> str | None:
    """The id of the workflow that is running."""
    return DBOS.workflow_id


def wait_for_result(key: str, poll_seconds: float = 0.2) -> Any:
    """Wait for a workflow and return its result; its error is raised."""
    return DBOS.retrieve_workflow(key).get_result(polling_interval_sec=poll_seconds)


def _options(name: str, key: str) -> Any:
    return {"workflow_name": name, "queue_name": _queue_of[name], "workflow_id": key}


def _is_temporary(fault: BaseException) -> bool:
    return isinstance(fault, FacilitatorError) and fault.retry


def launch(url: str, executor: str, queues: Sequence[Queue], threads: int = 64) -> None:
    """Start working in this process; work that was interrupted continues.

    ``executor`` identifies this process among others, and must be the same after each restart.
    """
    system_engine = make_engine(url)
    _engines.append(system_engine)
    _dbos[:] = [
        DBOS(
            config={
                "name": NAME,
                "system_database_url": url,
                "system_database_engine": system_engine,
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
    logger = logging.getLogger("dbos")  # DBOS's handler logs tracebacks that contain values
    logger.handlers[:], logger.propagate = [], True
    for queue in queues:
        limiter = {"limit": queue.per_minute, "period": 60.0} if queue.per_minute else None
        DBOS.register_queue(
            queue.name, worker_concurrency=queue.at_once, polling_interval_sec=queue.poll_seconds,
            limiter=limiter, on_conflict="always_update",  # type: ignore[arg-type]
        )  # fmt: skip


def stop() -> None:
    """Stop working in this process; unfinished work continues at the next start."""
    DBOS.destroy(workflow_completion_timeout_sec=2)
    _dbos.clear()
    while _engines:
        _engines.pop().dispose()


def running_workflow_ids() -> set[str]:
    """The ids of the workflows that run in this process."""
    return set(_dbos[0]._active_workflows_set.activeList()) if _dbos else set()


def apply_schedules(schedules: Sequence[tuple[str, Callable[[datetime, Any], Any], str]]) -> None:
    """Run workflows on a schedule: name, function and cron line (with seconds, in UTC)."""
    DBOS.apply_schedules(
        [{"schedule_name": n, "workflow_fn": f, "schedule": cron} for n, f, cron in schedules]
    )


class WorkClient:
    """A client of durable work, for the web process and the command line."""

    def __init__(self, url: str, *, asked: bool = True) -> None:
        self._soon = ThreadPoolExecutor(1, "start soon")  # the thread starts with the first task
        self._engine = make_engine(url, REQUEST_WAIT_MS if asked else WAIT_MS, pool=1)
        self._client = DBOSClient(
            system_database_engine=self._engine,
            dbos_system_schema=SCHEMA,
            serializer=DBOSPortableJSONSerializer(),
            application_name=NAME,
            lazy=True,
            retry_connection_errors=False,
        )

    def enqueue(self, name: str, queue: str, key: str, *args: Any) -> None:
        """Start a workflow. It is stored when this returns; raises ExternalServiceError if that
        fails.
        """
        options: Any = {"workflow_name": name, "queue_name": queue, "workflow_id": key}
        self._call(lambda: self._client.enqueue(options, *args))

    def start_soon(self, name: str, queue: str, key: str, *args: Any) -> None:
        """See ports.WorkQueue. The request does not wait for a second commit."""
        self._soon.submit(self._start, name, queue, key, *args)

    def _start(self, name: str, queue: str, key: str, *args: Any) -> None:
        try:
            self.enqueue(name, queue, key, *args)
        except ExternalServiceError as fault:
            log.warning("workflow not started", key=key, why=fault.message)

    def jobs(self, limit: int = 200) -> list[Job]:
        """See ports.WorkQueue."""
        return [*self.items(FAILED, limit), *self.items(UNFINISHED, limit)]

    def items(self, states: Sequence[str], limit: int = 200) -> list[Job]:
        """List work in these states, newest first; scheduled workflows only if they failed."""
        workflows = self._call(
            lambda: self._client.list_workflows(
                status=list(states), limit=limit, sort_desc=True, load_input=False
            )
        )
        return [_to_job(s) for s in workflows if s.status in FAILED or not s.schedule_name]

    def counts(self) -> list[JobCount]:
        """See ports.WorkQueue. DBOS lists workflows but does not count them."""
        return [_to_count(row) for row in self._call(self._count_rows)]

    def _count_rows(self) -> Sequence[_CountRow]:
        schema = None if self._engine.dialect.name == "sqlite" else SCHEMA
        name, status = column("name", String), column("status", String)
        added_at = column("created_at", BigInteger)
        workflows = table("workflow_status", name, status, added_at, schema=schema)
        query = select(name, status, func.count(), func.min(added_at), func.max(added_at))
        with self._engine.connect() as connection:
            return connection.execute(query.select_from(workflows).group_by(name, status)).all()

    def retry(self, key: str) -> None:
        """Run failed work again, under the same id. Raises NotFound."""
        if not self._call(
            lambda: self._client.list_workflows(workflow_ids=[key], load_input=False)
        ):
            raise NotFound(f"There is no work {key}.", "`facilitator work` lists it.")
        self._call(lambda: self._client.rewind_workflow(key))

    def restart_passing(self, since: datetime) -> int:
        """Run work again that failed since then for a reason that passes. Returns the number.

        Such are services and databases that were away in all attempts of a step. Work on a schedule
        is removed instead: a later run of it has done the same.
        """
        failed = self._call(
            lambda: self._client.list_workflows(
                status=["ERROR"], start_time=since.isoformat(), load_input=False
            )
        )
        passing = [one for one in failed if getattr(one.error, "name", "") in PASSING]
        scheduled = [one.workflow_id for one in passing if one.schedule_name]
        if scheduled:
            self._call(lambda: self._client.delete_workflows(scheduled))
        for one in passing:
            if not one.schedule_name:
                self._call(partial(self._client.rewind_workflow, one.workflow_id))
        return len(passing) - len(scheduled)

    def started_by(self, executor: str) -> set[str]:
        """The ids of the workflows that a process has started and not finished."""
        pending = self._call(
            lambda: self._client.list_workflows(
                status="PENDING", executor_id=executor, load_input=False, load_output=False
            )
        )
        return {workflow.workflow_id for workflow in pending}

    def not_running_here(self, executor: str) -> set[str]:
        """The ids of workflows that, by the database, this process runs, but it does not."""
        return self.started_by(executor) - running_workflow_ids()

    def resume(self, keys: Collection[str]) -> None:
        """Resume these workflows in any free process, behind their last finished step."""
        if keys:
            self._call(lambda: self._client.resume_workflows(list(keys)))

    def delete_finished(self, before: datetime, most: int = 5000) -> int:
        """Delete finished workflows from the database. Returns their number."""
        workflows = self._call(
            lambda: self._client.list_workflows(
                status=list(FINISHED), completed_before=before.isoformat(), limit=most,
                load_input=False, load_output=False,
            )
        )  # fmt: skip
        for at in range(0, len(workflows), 500):
            ids = [workflow.workflow_id for workflow in workflows[at : at + 500]]
            self._call(partial(self._client.delete_workflows, ids))
        return len(workflows)

    def erase_deleted(self) -> bool:
        """Remove deleted work from the files, too; see records.traces."""
        return self._call(lambda: traces.erase_deleted(self._engine))

    def check(self) -> None:
        """Raise ExternalServiceError if new work cannot be stored now."""
        self._call(self._client.check_connection)

    def close(self) -> None:
        """Close the connection."""
        self._soon.shutdown()
        self._client.destroy()
        self._engine.dispose()

    def _call(self, ask: Callable[[], R]) -> R:
        try:
            return ask()
        except (SQLAlchemyError, error.DBOSException, sqlite3.Error, Busy) as fault:
            raise ExternalServiceError(
                f"The database of durable work failed ({type(fault).__name__}).",
                "Check that it runs and that the disk has room.",
            ) from fault


def _to_count(row: _CountRow) -> JobCount:
    name, status, number, oldest, newest = row
    oldest_at, newest_at = (datetime.fromtimestamp(at / 1000, UTC) for at in (oldest, newest))
    return JobCount(name, STAGES.get(status, JobStage.DONE), number, oldest_at, newest_at)


def _to_job(status: Any) -> Job:
    since = datetime.fromtimestamp((status.created_at or 0) / 1000, UTC)
    why = "" if status.error is None else str(status.error)[:500]
    if status.status == "MAX_RECOVERY_ATTEMPTS_EXCEEDED":
        why = f"It crashed the process {MOST_RECOVERIES} times and is not retried automatically."
    return Job(
        status.workflow_id, status.name, STAGES.get(status.status, JobStage.DONE), since,
        getattr(status, "recovery_attempts", 0) or 0, why,
    )  # fmt: skip
