"""Ledgers of model calls: cost, tokens and outcome of each, never the text."""

from __future__ import annotations

import threading
from decimal import Decimal

from sqlalchemy import select, update

from facilitator.ports import ModelCall
from facilitator.records.database import Database
from facilitator.records.ledger import CallRecord


class DatabaseLedger:
    """Stores each call in a transaction of its own: it was paid for even if the recap fails."""

    def __init__(self, db: Database, session_id: int | None = None) -> None:
        self._db, self._session_id = db, session_id
        self._ids: list[int] = []
        self._lock = threading.Lock()

    def note(self, call: ModelCall) -> None:
        """Store one call. Thread-safe."""
        with self._lock, self._db.tx() as tx:
            if call.key and tx.scalar(select(CallRecord.id).where(CallRecord.key == call.key)):
                return  # a stored answer is read again after a crash
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
        """Assign the calls so far to a session."""
        with self._lock, self._db.tx() as tx:
            tx.execute(
                update(CallRecord).where(CallRecord.id.in_(self._ids)).values(session_id=session_id)
            )
            self._ids.clear()


class MemoryLedger:
    """Collects the calls of a run that stores nothing."""

    def __init__(self) -> None:
        self.calls: list[ModelCall] = []

    def note(self, call: ModelCall) -> None:
        """Keep one call in memory."""
        self.calls.append(call)
