"""Removes the traces that deleted rows leave in the files of a database."""

from __future__ import annotations

import time

from sqlalchemy import Engine

PAUSE_SECONDS, BUSY_MS = 0.5, 100
COMMAND_SECONDS = 20.0  # that a command waits for those who read


def erase_deleted(engine: Engine, wait_seconds: float = 0.0) -> bool:
    """Remove deleted rows from the files of a database. Returns False if some may be left.

    SQLite overwrites deleted rows in its file (`secure_delete`), but its write-ahead log keeps old
    pages until it is emptied, which waits for all who read (https://sqlite.org/wal.html). That is
    tried for so many seconds; False means that somebody still reads, and that it has to be done
    again. PostgreSQL keeps deleted rows until a vacuum; what its own log and its archives keep is
    beyond our reach. Raises the database's errors.
    """
    if engine.dialect.name != "sqlite":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM")
        return True
    until = time.monotonic() + wait_seconds
    while not _empty_log(engine):
        if time.monotonic() > until:
            return False
        time.sleep(PAUSE_SECONDS)
    return True


def _empty_log(engine: Engine) -> bool:
    """Write the log of SQLite into its file and cut it to nothing; False if somebody reads."""
    connection = engine.raw_connection()  # within a transaction it is not possible
    try:
        cursor = connection.cursor()
        # While it waits for those who read, nobody can write.
        (patience,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        (is_busy, *_) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {patience}")
        cursor.close()
        return not is_busy
    finally:
        connection.close()
