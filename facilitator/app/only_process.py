"""Only one process works on an SQLite installation, whatever container or machine it runs in.

A process number says nothing in another container, where each has the number 1. The lock is one of
SQLite, on a file beside the records: it holds for all who use the same folder, and the system
releases it when the process ends, even if it is killed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from facilitator.config import Settings
from facilitator.domain.errors import Refused

FILE = "running.db"


@contextmanager
def only_process(settings: Settings) -> Iterator[None]:
    """Keep others from working on this installation. Raises Refused if another process does.

    With PostgreSQL there may be several.
    """
    if not settings.is_embedded:
        yield
        return
    path = settings.records_file.with_name(FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise Refused(
                f"Another process of facilitator works in {path.parent}.",
                "Stop it first. SQLite allows one; several need PostgreSQL.",
            ) from error
        yield
