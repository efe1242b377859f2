"""Who is at work: each worker has a name of its own, and others notice when it dies."""

from __future__ import annotations

import os
import socket
from datetime import datetime, timedelta

from sqlalchemy import select

from facilitator.domain.errors import OutsideFault, Tie
from facilitator.records.database import Database
from facilitator.records.work import WorkerRecord

BEAT_SECONDS = 5
DEAD_AFTER = timedelta(seconds=30)
MOST = 500  # workers on one host


def claim(db: Database, wanted: str, now: datetime) -> str:
    """A name that no living worker has, the same one again after a restart.

    ``wanted`` is the operator's choice; without it, the first free one of this host is taken.
    Raises OutsideFault where a living worker has the wanted name.
    """
    host = socket.gethostname()
    names = [wanted] if wanted else [f"{host}-{number}" for number in range(1, MOST + 1)]
    for name in names:
        if _claim(db, name, host, now):
            return name
    raise OutsideFault(
        f"Another worker called {wanted} is alive.",
        "With SQLite there is only one; with PostgreSQL give each its own FACILITATOR_WORKER.",
    )


def beat(db: Database, name: str, now: datetime) -> list[str]:
    """Say that this worker lives. Gives the names of those that have died since."""
    with db.tx() as tx:
        own = tx.get(WorkerRecord, name) or WorkerRecord(
            name=name, host=socket.gethostname(), process=os.getpid()
        )
        own.seen_at, own.process = now, os.getpid()
        tx.add(own)
        return list(
            tx.scalars(select(WorkerRecord.name).where(WorkerRecord.seen_at < now - DEAD_AFTER))
        )


def bury(db: Database, name: str) -> None:
    """Strike a dead worker off the list, once its work has been taken over."""
    with db.tx() as tx:
        if (worker := tx.get(WorkerRecord, name)) is not None:
            tx.delete(worker)


def leave(db: Database, name: str) -> None:
    """This worker stops; its name is free at once, and its work waits for it or another."""
    with db.tx() as tx:
        if (worker := tx.get(WorkerRecord, name)) is not None:
            worker.seen_at = worker.seen_at - DEAD_AFTER


def _claim(db: Database, name: str, host: str, now: datetime) -> bool:
    try:
        with db.tx() as tx:
            known = tx.get(WorkerRecord, name, with_for_update=True)
            if known is not None and _lives(known, host, now):
                return False
            worker = known or WorkerRecord(name=name)
            worker.host, worker.process, worker.seen_at = host, os.getpid(), now
            tx.add(worker)
        return True
    except Tie:
        return False  # another one was faster


def _lives(worker: WorkerRecord, host: str, now: datetime) -> bool:
    """Whether a worker is alive; on this host its process is asked, elsewhere its last beat."""
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
