"""What durable work leans on: living workers, questions to a model, sealed parcels, receipts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.records.base import Base, Key, now
from facilitator.records.sealed import SealedJson


class WorkerRecord(Base):
    """A process that does work. One not heard of for a while is dead, and others take over."""

    __tablename__ = "workers"

    name: Mapped[str] = mapped_column(primary_key=True)
    host: Mapped[str]
    process: Mapped[int]
    seen_at: Mapped[datetime]


class QuestionRecord(Base):
    """One question to a model with its answer, so that a crash does not pay for it twice.

    It holds what was said: it goes when the recap is kept, with its session at the latest.
    """

    __tablename__ = "questions"
    __table_args__ = (UniqueConstraint("session_id", "digest"),)

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    digest: Mapped[str]
    question: Mapped[dict[str, Any]] = mapped_column(SealedJson)
    reply: Mapped[dict[str, Any] | None] = mapped_column(SealedJson)
    tries: Mapped[int] = mapped_column(default=0)  # those that got no answer
    asked_at: Mapped[datetime] = mapped_column(default=now)


class ParcelRecord(Base):
    """A transcript that was handed in and not read yet; sealed, and gone once it is read."""

    __tablename__ = "parcels"

    key: Mapped[str] = mapped_column(primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    came_at: Mapped[datetime] = mapped_column(default=now)


class PendingRecord(Base):
    """What was decided and is still to be carried out by a worker; gone once it is.

    ``kind`` says what, ``about`` is the number of what it is about beside the session.
    """

    __tablename__ = "pending_work"

    id: Mapped[Key]
    kind: Mapped[str]
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    about: Mapped[int | None]
    added_at: Mapped[datetime]


class ReceiptRecord(Base):
    """What was removed at somebody's request, in numbers: the proof that it was."""

    __tablename__ = "receipts"

    id: Mapped[Key]
    about: Mapped[str]
    removed: Mapped[dict[str, int]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(default=now)
