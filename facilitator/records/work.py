"""Tables for durable work: workers, questions to models, uploads, pending work and receipts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.records.base import Base, Key, now
from facilitator.records.sealed import SealedJson


class WorkerRecord(Base):
    """A worker process. One not seen for a while counts as dead, and others take over its work."""

    __tablename__ = "workers"

    name: Mapped[str] = mapped_column(primary_key=True)
    host: Mapped[str]
    process: Mapped[int]
    seen_at: Mapped[datetime]


class QuestionRecord(Base):
    """A question to a model with its answer, so that it is not paid for twice after a crash.

    It holds what people said: it is deleted once the recap is stored, or with the session.
    """

    __tablename__ = "questions"
    __table_args__ = (UniqueConstraint("session_id", "digest"),)

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    digest: Mapped[str]
    question: Mapped[dict[str, Any]] = mapped_column(SealedJson)
    reply: Mapped[dict[str, Any] | None] = mapped_column(SealedJson)
    tries: Mapped[int] = mapped_column(default=0)  # attempts without an answer
    asked_at: Mapped[datetime] = mapped_column(default=now)


class UploadRecord(Base):
    """An uploaded transcript, encrypted, and deleted once it is read."""

    __tablename__ = "parcels"

    key: Mapped[str] = mapped_column(primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    came_at: Mapped[datetime] = mapped_column(default=now)


class PendingWorkRecord(Base):
    """Work that a worker still has to do; deleted once it is done.

    ``about`` is the id of the object it is about, in addition to the session.
    """

    __tablename__ = "pending_work"

    id: Mapped[Key]
    kind: Mapped[str]
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    about: Mapped[int | None]
    added_at: Mapped[datetime]


class HoldRecord(Base):
    """After a backup was restored nothing leaves until the owner says so; see kit/hold."""

    __tablename__ = "holds"

    id: Mapped[Key]
    why: Mapped[str]
    since: Mapped[datetime]
    released_at: Mapped[datetime | None]


class AlertRecord(Base):
    """A failure that needs the owner now; ``told_at`` is when they got a mail about it."""

    __tablename__ = "alerts"

    code: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    since: Mapped[datetime]
    told_at: Mapped[datetime | None]


class BackupRecord(Base):
    """A backup that was made; what is in it is not known here."""

    __tablename__ = "backups"

    id: Mapped[Key]
    made_at: Mapped[datetime]
    size: Mapped[int] = mapped_column(BigInteger)  # bytes


class ReceiptRecord(Base):
    """The numbers of rows removed on somebody's request, as proof of it."""

    __tablename__ = "receipts"

    id: Mapped[Key]
    about: Mapped[str]
    removed: Mapped[dict[str, int]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(default=now)
