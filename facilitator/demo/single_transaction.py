"""A database that turns many transactions into one, so that bulk writes are fast."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from facilitator.records.database import Database


class SingleTransactionDatabase(Database):
    """See Database. Within ``as_one`` all transactions are parts of one: all or nothing is kept.

    It waits for the disk once instead of once per transaction. Only for a process that writes
    alone.
    """

    def __init__(self, db: Database) -> None:
        self.engine, self._readers = db.engine, db._readers
        self._outer: Session | None = None

    @contextmanager
    def as_one(self) -> Iterator[None]:
        """One transaction around all that are opened within it. Raises the same as ``tx``."""
        with super().tx() as tx:
            self._outer = tx
            try:
                yield
            finally:
                self._outer = None

    @contextmanager
    def tx(self) -> Iterator[Session]:
        """A transaction, or a part of the one around it; see Database."""
        if self._outer is None:
            with super().tx() as tx:
                yield tx
            return
        yield self._outer
        self._outer.flush()
        self._outer.expunge_all()  # as after a commit: the next one reads from the database

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Read what is written so far, though nobody else sees it yet; see Database."""
        if self._outer is None:
            with super().reading() as tx:
                yield tx
            return
        yield self._outer
