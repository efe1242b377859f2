"""The records in one breath: what many transactions would write is written by one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from facilitator.records.database import Database


class OneBreath(Database):
    """See Database. Within ``breath`` every transaction is a part of one: all is kept, or nothing.

    A disk is waited for once and not for each of them. Only for who writes alone.
    """

    def __init__(self, db: Database) -> None:
        self.engine, self._readers = db.engine, db._readers
        self._all: Session | None = None

    @contextmanager
    def breath(self) -> Iterator[None]:
        """One transaction around all that are opened in it. Raises as ``tx`` does."""
        with super().tx() as tx:
            self._all = tx
            try:
                yield
            finally:
                self._all = None

    @contextmanager
    def tx(self) -> Iterator[Session]:
        """One transaction, or its part of the one around it; see Database."""
        if self._all is None:
            with super().tx() as tx:
                yield tx
            return
        yield self._all
        self._all.flush()
        self._all.expunge_all()  # as if it had been closed: the next one reads anew

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """What is written so far is seen, though nobody else sees it yet; see Database."""
        if self._all is None:
            with super().reading() as tx:
                yield tx
            return
        yield self._all
