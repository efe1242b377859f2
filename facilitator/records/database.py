"""The database: one engine, one way to open a transaction, one way to bring it up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import (
    DatabaseError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    OperationalError,
)
from sqlalchemy.orm import Session

from facilitator.domain.errors import OutsideFault, Tie
from facilitator.records import sealed, tables

assert tables.ALL
BUSY_MS = 5000
TIES = 4
R = TypeVar("R")
# A migration's file begins with its number, which is its revision.
NEWEST = max(
    path.name[:4] for path in (Path(__file__).parent / "migrations" / "versions").glob("[0-9]*.py")
)


class Database:
    """Opens transactions on SQLite or PostgreSQL; nothing is connected before the first one.

    With a lock, what people said is sealed in it.
    """

    def __init__(self, url: str, lock: sealed.Lock | None = None) -> None:
        address = make_url(url)
        if address.get_backend_name() == "sqlite" and address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        self.engine: Engine = create_engine(
            address,
            pool_pre_ping=True,
            hide_parameters=True,  # what was said is in them
        )
        if address.get_backend_name() == "sqlite":
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        self._readers = self.engine.execution_options(reads=True, postgresql_readonly=True)
        if lock is not None:
            sealed.lock_with(self.engine.dialect, lock)

    @contextmanager
    def tx(self) -> Iterator[Session]:
        """One transaction: all of it is kept, or nothing.

        Raises OutsideFault if it cannot open, Tie where somebody else was faster.
        """
        with self._begun(self.engine) as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that only reads: on SQLite it waits for no writer, and none for it.

        What it would write is refused. Raises OutsideFault.
        """
        with self._begun(self._readers) as session:
            yield session

    @contextmanager
    def _begun(self, engine: Engine) -> Iterator[Session]:
        try:
            with Session(engine, expire_on_commit=False) as session, session.begin():
                yield session
        except (OperationalError, InterfaceError, sqlite3.OperationalError) as error:
            raise _unreachable(error) from error
        except IntegrityError as error:
            if "unique" not in str(error.orig).lower():
                raise
            raise Tie("Somebody else wrote the same at the same moment.", "Try again.") from error

    def settled(self, work: Callable[[Session], R]) -> R:
        """What a transaction gives; done again after a tie, when the other's rows are there."""
        for _ in range(TIES):
            try:
                with self.tx() as tx:
                    return work(tx)
            except Tie:
                continue
        with self.tx() as tx:
            return work(tx)

    def upgrade(self) -> bool:
        """Bring the tables up to date. Safe to run twice; True if something changed.

        Raises what check_key does.
        """
        try:
            changed = _upgrade(self.engine)
        except DatabaseError as error:
            raise _unreachable(error) from error
        self.check_key()
        return changed

    def check_key(self) -> None:
        """Raise BadSetting or Refused where what people said is sealed, and not with our key.

        The first process with a key leaves a proof of it. Needs the newest tables.
        """

        def prove(tx: Session) -> None:
            if tx.get(sealed.ProofRecord, 1) is None and sealed.is_locked(self.engine.dialect):
                tx.add(sealed.ProofRecord(id=1, sentence=sealed.PROOF))

        self.settled(prove)

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()


def _unreachable(error: DBAPIError | sqlite3.Error) -> OutsideFault:
    cause = error.orig if isinstance(error, DBAPIError) else error  # bare where a lock was refused
    return OutsideFault(
        f"The database did not work ({type(cause).__name__}).",
        "Check FACILITATOR_DATABASE_URL, that the server runs, that the disk has room, and "
        "that `facilitator db upgrade` has been run.",
    )


def _prepare_sqlite(connection: Any, _: object) -> None:
    """WAL for readers beside a writer; what is deleted is overwritten, not just unlinked."""
    connection.isolation_level = None  # Python's own BEGIN comes too late, and never before DDL
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}", "secure_delete=ON",
    ):  # fmt: skip
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: one that is taken later cannot wait for its turn."""
    reads = bool(connection.get_execution_options().get("reads"))
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA query_only={reads:d}")
    cursor.execute("BEGIN" if reads else "BEGIN IMMEDIATE")
    cursor.close()


def _upgrade(engine: Engine) -> bool:
    if schema_of(engine) == NEWEST:
        return False
    from facilitator.records import migrations  # noqa: PLC0415 -- alembic is slow to import

    return migrations.upgrade(engine)


def schema_of(engine: Engine) -> str | None:
    """The version of the tables in a database; None where there are none of ours."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found
