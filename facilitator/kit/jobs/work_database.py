"""Connections to the database of durable work, as DBOS needs them."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, ExceptionContext, create_engine, event, make_url

from facilitator.records.database import connect_args

WAIT_MS = 30_000  # for SQLite's write lock, when no request waits
REQUEST_WAIT_MS = 2_000  # when a webhook waits: Zoom allows three seconds


class Busy(Exception):
    """SQLite's write lock was not acquired in time."""


def make_engine(url: str, wait_ms: int = WAIT_MS, pool: int = 0) -> Engine:
    """Create an engine for DBOS; for SQLite, with a write-ahead log and the missing function."""
    parsed_url = make_url(url)
    if parsed_url.get_backend_name() != "sqlite":
        return create_engine(
            parsed_url,
            pool_size=pool or 20,
            max_overflow=0,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args=connect_args(parsed_url),
        )
    if parsed_url.database:
        Path(parsed_url.database).parent.mkdir(parents=True, exist_ok=True)
    pool_options: dict[str, Any] = {"pool_size": pool, "max_overflow": 0} if pool else {}
    new_engine = create_engine(parsed_url, hide_parameters=True, **pool_options)

    def prepare(connection: Any, _: object) -> None:
        connection.isolation_level = "IMMEDIATE"
        for pragma in (
            "journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={wait_ms}", "secure_delete=ON",
        ):  # fmt: skip
            connection.execute(f"PRAGMA {pragma}")
        if sqlite3.sqlite_version_info < (3, 42):
            connection.create_function("unixepoch", -1, lambda *_: time.time())

    event.listen(new_engine, "connect", prepare)
    if wait_ms < WAIT_MS:
        event.listen(new_engine, "handle_error", _raise_busy)
    return new_engine


def _raise_busy(context: ExceptionContext) -> None:
    """Raise Busy on a locked database: DBOS would retry for ever, as its error text says so."""
    if "locked" in str(context.original_exception):
        raise Busy("the write lock was not acquired in time") from context.original_exception
