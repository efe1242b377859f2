"""Register workers under unique names, and notice when one dies."""

from __future__ import annotations

import os
import socket
from datetime import datetime, timedelta

from sqlalchemy import select

from facilitator.domain.errors import ExternalServiceError, WriteConflict
from facilitator.records.database import Database
from facilitator.records.work import WorkerRecord

BEAT_SECONDS = 5
DEAD_AFTER = timedelta(seconds=30)
MOST = 500  # workers on one host


def claim_name(db: Database, wanted: str, now: datetime, *, is_only: bool = False) -> str:
    """Take a name that no living worker has; after a restart it is the same one.

    ``wanted`` is the operator's choice; if empty, the first free name of this host is taken.
    ``is_only``: a lock has shown that no other process works here.
    Raises ExternalServiceError if a living worker has the wanted name.
    """
    host = socket.gethostname()
    names = [wanted] if wanted else [f"{host}-{number}" for number in range(1, MOST + 1)]
    for name in names:
        if _try_claim(db, name, host, now, is_only):
            return name
    raise ExternalServiceError(
        f"Another worker named {wanted} is running.",
        "SQLite allows one worker; with PostgreSQL give each its own FACILITATOR_WORKER.",
    )


def send_heartbeat(db: Database, name: str, now: datetime) -> list[str]:
    """Record that this worker is alive, and return the names of dead workers."""
    with db.tx() as tx:
        worker = tx.get(WorkerRecord, name) or WorkerRecord(
            name=name, host=socket.gethostname(), process=os.getpid()
        )
        worker.seen_at, worker.process = now, os.getpid()
        tx.add(worker)
        return list(
            tx.scalars(select(WorkerRecord.name).where(WorkerRecord.seen_at < now - DEAD_AFTER))
        )


def remove_dead_worker(db: Database, name: str) -> None:
    """Remove a dead worker, once its work has been taken over."""
    with db.tx() as tx:
        if (worker := tx.get(WorkerRecord, name)) is not None:
            tx.delete(worker)


def release_name(db: Database, name: str) -> None:
    """Release the name of a worker that stops; its work waits for it or another worker."""
    with db.tx() as tx:
        if (worker := tx.get(WorkerRecord, name)) is not None:
            worker.seen_at = worker.seen_at - DEAD_AFTER


def _try_claim(db: Database, name: str, host: str, now: datetime, is_only: bool) -> bool:
    try:
        with db.tx() as tx:
            existing = tx.get(WorkerRecord, name, with_for_update=True)
            if existing is not None and not is_only and _is_alive(existing, host, now):
                return False
            worker = existing or WorkerRecord(name=name)
            worker.host, worker.process, worker.seen_at = host, os.getpid(), now
            tx.add(worker)
        return True
    except WriteConflict:
        return False  # another worker was faster


def _is_alive(worker: WorkerRecord, host: str, now: datetime) -> bool:
    """Return whether a worker is alive, by its process on this host, else by its last beat."""
    if worker.host == host and worker.process != os.getpid():
        try:
            os.kill(worker.process, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            pass
    elif worker.host == host:
        return False
    return worker.seen_at >= now - DEAD_AFTER
