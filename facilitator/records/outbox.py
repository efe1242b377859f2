"""The outbox: one mail per kind, person and purpose; and unsubscriptions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.records.base import Base, Key, now
from facilitator.records.groups import GroupRecord, PersonRecord
from facilitator.records.outgoing import OutgoingMessage
from facilitator.records.sealed import SealedBytes, SealedStr


class OutboxRecord(OutgoingMessage, Base):
    """One mail to one person. Its text is deleted some time after sending; the row stays."""

    CALLED = "mail"
    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("kind", "person_id", "purpose"),
        Index(None, "state", "next_try_at"),
    )

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    purpose: Mapped[str]
    message_id: Mapped[str] = mapped_column(unique=True)  # without the domain of the installation
    subject: Mapped[str]
    text: Mapped[SealedStr]
    html: Mapped[SealedStr]
    calendar: Mapped[bytes | None] = mapped_column(SealedBytes)
    group: Mapped[GroupRecord] = relationship()
    person: Mapped[PersonRecord] = relationship()


class UnsubscribeRecord(Base):
    """A person's unsubscription from one kind of mail of a group."""

    __tablename__ = "unsubscribes"
    __table_args__ = (UniqueConstraint("person_id", "group_id", "kind"),)

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
