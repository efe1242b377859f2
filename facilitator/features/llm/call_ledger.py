"""Writes down every call to a model: what it cost and how it ended, never what was said."""

from __future__ import annotations

import threading
from decimal import Decimal

from sqlalchemy import select, update

from facilitator.ports import Call
from facilitator.records.database import Database
from facilitator.records.ledger import CallRecord


class LedgerInRecords:
    """Each call in a transaction of its own: it was paid for even if the recap fails."""

    def __init__(self, db: Database, session_id: int | None = None) -> None:
        self._db, self._session_id = db, session_id
        self._ids: list[int] = []
        self._lock = threading.Lock()

    def note(self, call: Call) -> None:
        """Store one call; several threads may."""
        with self._lock, self._db.tx() as tx:
            if call.key and tx.scalar(select(CallRecord.id).where(CallRecord.key == call.key)):
                return  # an answer that was kept is read again after a crash
            cost = None if call.cost_usd is None else Decimal(str(round(call.cost_usd, 6)))
            kept = CallRecord(
                session_id=self._session_id,
                purpose=call.purpose, model=call.model, prompt=call.prompt,
                prompt_version=call.prompt_version, tokens_in=call.tokens_in,
                tokens_cached=call.tokens_cached, tokens_out=call.tokens_out, cost_usd=cost,
                seconds=call.seconds, outcome=call.outcome,
                key=call.key or None,
            )  # fmt: skip
            tx.add(kept)
            tx.flush()
            self._ids.append(kept.id)

    def belongs_to(self, session_id: int) -> None:
        """Say which session the calls so far were for."""
        with self._lock, self._db.tx() as tx:
            tx.execute(
                update(CallRecord).where(CallRecord.id.in_(self._ids)).values(session_id=session_id)
            )
            self._ids.clear()


class LedgerInMemory:
    """Calls of a run that stores nothing."""

    def __init__(self) -> None:
        self.calls: list[Call] = []

    def note(self, call: Call) -> None:
        """Remember one call until the program ends."""
        self.calls.append(call)
