"""The database: engine, transactions and schema upgrades."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import DatabaseError, DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from facilitator.domain.errors import ExternalServiceError, FacilitatorError, WriteConflict
from facilitator.records import sealed, tables, traces
from facilitator.records.faults import fault_of

assert tables.ALL
BUSY_MS = 5000
MAX_TRIES = 4
R = TypeVar("R")
# A migration's file begins with its number, which is its revision.
NEWEST_SCHEMA = max(
    path.name[:4] for path in (Path(__file__).parent / "migrations" / "versions").glob("[0-9]*.py")
)


class Database:
    """Opens transactions on SQLite or PostgreSQL; connects at the first one.

    With a lock, columns with what people said are encrypted.
    """

    def __init__(self, url: str, lock: sealed.Lock | None = None) -> None:
        address = make_url(url)
        if address.get_backend_name() == "sqlite" and address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        self.engine: Engine = create_engine(
            address,
            pool_pre_ping=True,
            hide_parameters=True,  # they hold what people said
            connect_args=connect_args(address),
        )
        if address.get_backend_name() == "sqlite":
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        self._readers = self.engine.execution_options(reads=True, postgresql_readonly=True)
        if lock is not None:
            sealed.use_lock(self.engine.dialect, lock)

    @contextmanager
    def tx(self) -> Iterator[Session]:
        """Open a transaction that is committed at the end, or rolled back on an error.

        Raises ExternalServiceError if the database fails, WriteConflict if another one wrote the
        same unique key.
        """
        with self._session(self.engine) as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a read-only transaction: on SQLite it neither waits for writers nor blocks them.

        Writes fail. Raises ExternalServiceError.
        """
        with self._session(self._readers) as session:
            yield session

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        try:
            with Session(engine, expire_on_commit=False) as session, session.begin():
                yield session
        except IntegrityError as error:
            if "unique" not in str(error.orig).lower():
                raise
            raise WriteConflict(
                "Another process wrote the same at that moment.", "Try again."
            ) from error
        except Exception as error:
            if fault := fault_of(error):
                raise fault from error
            raise

    def run_with_retry(self, work: Callable[[Session], R]) -> R:
        """Run ``work`` in a transaction; again after a WriteConflict, when the other's rows are
        visible.
        """
        for _ in range(MAX_TRIES):
            try:
                with self.tx() as tx:
                    return work(tx)
            except WriteConflict:
                continue
        with self.tx() as tx:
            return work(tx)

    def upgrade(self) -> bool:
        """Run outstanding migrations. Safe to run twice; returns True if something changed.

        Raises the errors of check_key.
        """
        try:
            changed = _upgrade(self.engine)
        except (DatabaseError, sqlite3.Error) as error:
            raise _failed(error) from error
        self.check_key()
        return changed

    def check_key(self) -> None:
        """Raise BadSetting or Refused if data is encrypted and the key is missing or wrong.

        The first process with a key stores a proof of it. Needs the newest tables.
        """

        def prove(tx: Session) -> None:
            if tx.get(sealed.ProofRecord, 1) is None and sealed.is_locked(self.engine.dialect):
                tx.add(sealed.ProofRecord(id=1, sentence=sealed.PROOF))

        self.run_with_retry(prove)

    def erase_deleted(self, wait_seconds: float = 0.0) -> bool:
        """Remove what was deleted from the files, too; see traces.erase_deleted.

        Raises ExternalServiceError.
        """
        try:
            return traces.erase_deleted(self.engine, wait_seconds)
        except (DatabaseError, sqlite3.Error) as error:
            raise _failed(error) from error

    def remove_old_copies(self, now: datetime) -> None:
        """Delete copies from before an upgrade whose time is over; see migrations.copies."""
        from facilitator.records.migrations.copies import remove_old_copies  # noqa: PLC0415 -- as below

        if file := sqlite_file(self.engine):
            remove_old_copies(file, now)

    def check_writing(self) -> None:
        """Write and commit something that changes nothing. Raises ExternalServiceError.

        Only that shows that a disk is full, or that a server can only be read.
        """
        with self.tx() as tx:
            tx.execute(text("UPDATE alembic_version SET version_num = version_num"))

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def connect_args(address: URL) -> dict[str, Any]:
    """Arguments of each connection: PostgreSQL keeps no prepared statements.

    Behind a pool in transaction mode (pgbouncer) a session finds those of another one.
    """
    return {} if address.get_backend_name() == "sqlite" else {"prepare_threshold": None}


def _failed(error: DBAPIError | sqlite3.Error) -> FacilitatorError:
    """Return what an error is where no statement of ours can be wrong: in doubt, it passes."""
    cause = error.orig if isinstance(error, DBAPIError) else error  # bare if BEGIN fails
    return fault_of(error) or ExternalServiceError(
        f"The database did not work ({type(cause).__name__}).",
        "Check FACILITATOR_DATABASE_URL, that the server runs, that the disk has room, and "
        "that `facilitator db upgrade` has been run.",
    )


def _prepare_sqlite(connection: Any, _: object) -> None:
    """Set WAL, so that readers do not block writers, and overwriting of deleted data."""
    connection.isolation_level = None  # sqlite3 itself sends BEGIN too late, and never before DDL
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}", "secure_delete=ON",
    ):  # fmt: skip
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: a lock taken later in a transaction fails without waiting."""
    reads = bool(connection.get_execution_options().get("reads"))
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA query_only={reads:d}")
    cursor.execute("BEGIN" if reads else "BEGIN IMMEDIATE")
    cursor.close()


def _upgrade(engine: Engine) -> bool:
    version = schema_revision(engine)
    refuse_newer(version)
    if version == NEWEST_SCHEMA:
        return False
    from facilitator.records import migrations  # noqa: PLC0415 -- alembic is slow to import

    file = sqlite_file(engine)
    if version is not None and file is not None:
        migrations.keep_copy(file, version)
    return migrations.upgrade(engine)


def sqlite_file(engine: Engine) -> Path | None:
    """Return the file of an SQLite database; None for another one."""
    path = Path(engine.url.database or "") if engine.dialect.name == "sqlite" else None
    return path if path is not None and path.is_file() else None


def refuse_newer(version: str | None) -> None:
    """Raise ExternalServiceError if tables are of a newer version than this program."""
    if version is not None and version > NEWEST_SCHEMA:
        raise ExternalServiceError(
            f"The database tables have version {version}, which is newer than this program "
            f"({NEWEST_SCHEMA}).",
            "Start the newer version of facilitator, or restore the backup from before its "
            "upgrade.",
        )


def schema_revision(engine: Engine) -> str | None:
    """Return the schema revision of a database; None if it has no tables of facilitator."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return revision
