"""Copies of the databases as they are at one moment, made while the service runs."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import ExitStack, closing
from pathlib import Path

from sqlalchemy import make_url

from facilitator.config import environment
from facilitator.domain.errors import ExternalServiceError, Refused

WAIT_SECONDS = 30  # for others who write
MOST_TOLD = 300  # characters of what a program of PostgreSQL says


def copy_sqlite(files: Mapping[Path, Path]) -> None:
    """Copy SQLite files (source: target), all as they are at the same moment.

    For that moment nobody else can write: a reader of each file is opened then, and copies from it
    what it saw (https://sqlite.org/isolation.html). Raises ExternalServiceError.
    """
    try:
        with ExitStack() as opened:
            with ExitStack() as locks:
                for source in files:
                    lock = locks.enter_context(closing(_connect(source)))
                    lock.execute("BEGIN IMMEDIATE")
                readers = [opened.enter_context(closing(_connect(source))) for source in files]
                for reader in readers:
                    reader.execute("BEGIN")
                    reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for reader, target in zip(readers, files.values(), strict=True):
                with closing(sqlite3.connect(target)) as copy:
                    reader.backup(copy)
    except sqlite3.Error as error:
        raise ExternalServiceError(
            f"The database could not be copied ({type(error).__name__}).",
            "Try again; `facilitator doctor` says if something is wrong with it.",
        ) from error


def check_sqlite(path: Path) -> None:
    """Raise Refused if a file is no undamaged SQLite database."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.Error:
        found = None
    if found != ("ok",):
        raise Refused(f"{path.name} in the backup is damaged.", "Take another backup.")


def dump_postgresql(url: str, target: Path) -> None:
    """Write all of a PostgreSQL database, at one moment, into a file of `pg_dump`.

    Raises ExternalServiceError, and Refused if the program is not there.
    """
    _run(["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}"], url)


def restore_postgresql(url: str, dump: Path, then: str, scratch: Path) -> None:
    """Restore such a file into an empty database, with the SQL ``then``: all of it or nothing.

    Raises ExternalServiceError, and Refused if a program is not there.
    """
    script, last = scratch / "restore.sql", scratch / "then.sql"
    _run(["pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(dump)])
    last.write_text(then)
    _run(
        ["psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1",
         "--output=/dev/null", f"--file={script}", f"--file={last}"], url,
    )  # fmt: skip


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)


def _run(command: list[str], url: str = "") -> None:
    program = shutil.which(command[0])
    if program is None:
        raise Refused(
            f"{command[0]} is not installed.",
            "Install the client programs of PostgreSQL, in the version of the server or newer.",
        )
    added = {}
    if url:
        address = make_url(url)
        if address.password:  # not among the arguments, which others on the machine can see
            added["PGPASSWORD"] = str(address.password)
        plain = address.set(drivername="postgresql", password=None)
        command = [*command, f"--dbname={plain.render_as_string(hide_password=False)}"]
    done = subprocess.run(
        [program, *command[1:]], env=environment(added), capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = " ".join(done.stderr.split())[-MOST_TOLD:]
        raise ExternalServiceError(
            f"{command[0]} failed: {said or done.returncode}",
            "Check FACILITATOR_DATABASE_URL, and that the program is not older than the server.",
        )
