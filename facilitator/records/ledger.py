"""The ledger of calls to models, with cost and outcome; never what was said."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Numeric
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.records.base import Base, Key, now


class CallRecord(Base):
    """One call; ``cost_usd`` is None if the model's price is not known."""

    __tablename__ = "calls"

    id: Mapped[Key]
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("sessions.id", ondelete="SET NULL"), index=True
    )
    purpose: Mapped[str]
    model: Mapped[str]
    prompt: Mapped[str]
    prompt_version: Mapped[str]
    tokens_in: Mapped[int]
    tokens_cached: Mapped[int]
    tokens_out: Mapped[int]
    cost_usd: Mapped[Decimal | None] = mapped_column(Numeric(12, 6))
    seconds: Mapped[float]
    outcome: Mapped[str]
    key: Mapped[str | None] = mapped_column(unique=True)  # of a stored answer
    at: Mapped[datetime] = mapped_column(default=now, index=True)
