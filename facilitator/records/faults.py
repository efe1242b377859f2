"""Which errors of a database pass by themselves, and what they mean to who runs the service.

SQLite tells them by name (https://sqlite.org/rescode.html), PostgreSQL by its SQLSTATE
(https://postgresql.org/docs/current/errcodes-appendix.html). What is not listed is a mistake in
this program, and is not tried again.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

from facilitator.domain.errors import ExternalServiceError, FacilitatorError, WriteConflict


@dataclass(frozen=True, slots=True)
class _Kind:
    """What happened to the database, and what to do about it."""

    what: str
    advice: str


LOCKED = _Kind("is locked by another program", "It is tried again. Stop what holds it for long.")
GONE = _Kind("cannot be reached", "Check FACILITATOR_DATABASE_URL and that the server runs.")
READ_ONLY = _Kind("can only be read", "Check the rights of its files, or which server is primary.")
FULL = _Kind("has no room left", "Free some space on the disk of the database.")
BUSY = _Kind("has too much to do", "Check its limits of connections and memory.")
DISK = _Kind("could not use its disk", "Check the disk, and whether it is mounted.")
DAMAGED = _Kind("is damaged", "Stop the service and restore the last backup.")
POOLED = _Kind("is behind a pool that mixes sessions", "It is tried again.")
OLD_TABLES = _Kind("has other tables than this program needs", "Run `facilitator db upgrade`.")
REFUSED = _Kind("lets nobody in", "Check user and password in FACILITATOR_DATABASE_URL.")

# The beginnings of names and codes; the longest that fits counts.
SQLITE = {
    "SQLITE_BUSY": LOCKED, "SQLITE_LOCKED": LOCKED, "SQLITE_PROTOCOL": LOCKED,
    "SQLITE_READONLY": READ_ONLY, "SQLITE_PERM": READ_ONLY, "SQLITE_AUTH": READ_ONLY,
    "SQLITE_FULL": FULL, "SQLITE_IOERR": DISK, "SQLITE_NOMEM": BUSY,
    "SQLITE_CANTOPEN": GONE, "SQLITE_INTERRUPT": BUSY,
    "SQLITE_CORRUPT": DAMAGED, "SQLITE_NOTADB": DAMAGED,
}  # fmt: skip
POSTGRESQL = {
    "08": GONE, "57P": GONE, "3D": GONE, "28": REFUSED, "25006": READ_ONLY, "42501": READ_ONLY,
    "53": BUSY, "53100": FULL, "55": LOCKED, "57014": BUSY, "58": DISK, "XX": DAMAGED,
    "42P05": POOLED, "26": POOLED, "0A000": POOLED, "42P01": OLD_TABLES, "42703": OLD_TABLES,
}  # fmt: skip
TABLES_MISSING = ("no such table", "no such column", "has no column named")


def fault_of(error: BaseException) -> FacilitatorError | None:
    """Return what a database's error means as one of ours; None if it is none that passes.

    ExternalServiceError if trying again may help, WriteConflict if another transaction was first.
    """
    if isinstance(error, NoConnectionLeft):
        return _outside(BUSY, error)
    cause: Any = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _outside(_kind_of_sqlite(cause), cause)
    if type(cause).__module__.partition(".")[0] != "psycopg":
        return None
    state = getattr(cause, "sqlstate", None)
    if state is not None and state.startswith("40"):  # a deadlock, or a conflict
        return WriteConflict("Another process wrote the same at that moment.", "Try again.")
    # Without a code the connection broke, or was never made.
    is_lost = state is None and type(cause).__name__ in ("OperationalError", "InterfaceError")
    return _outside(GONE if is_lost else _longest(POSTGRESQL, state or "?"), cause)


def _kind_of_sqlite(cause: sqlite3.Error) -> _Kind | None:
    if any(words in str(cause) for words in TABLES_MISSING):
        return OLD_TABLES
    name = getattr(cause, "sqlite_errorname", "")
    if not name and isinstance(cause, sqlite3.OperationalError):
        return GONE
    return _longest(SQLITE, name)


def _longest(kinds: dict[str, _Kind], code: str) -> _Kind | None:
    fitting = [begin for begin in kinds if code.startswith(begin)]
    return kinds[max(fitting, key=len)] if fitting else None


def _outside(kind: _Kind | None, cause: BaseException) -> ExternalServiceError | None:
    if kind is None:
        return None
    return ExternalServiceError(f"The database {kind.what} ({type(cause).__name__}).", kind.advice)
