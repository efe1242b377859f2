"""Check-ins before sessions, and the status of commitments over time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.records.base import Base, Key
from facilitator.records.groups import PersonRecord
from facilitator.records.recaps import CommitmentRecord
from facilitator.records.sealed import SealedJson, SealedStr


class CheckInRecord(Base):
    """One member's check-in before one session.

    ``draft`` is the saved form before it is sent; only the member sees it. ``changed_at`` is when
    the member last changed answers that had been sent.
    """

    __tablename__ = "check_ins"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    asked_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    draft: Mapped[dict[str, str] | None] = mapped_column(SealedJson)
    answered_at: Mapped[datetime | None]
    changed_at: Mapped[datetime | None]
    attending: Mapped[str | None]
    wish: Mapped[dict[str, str] | None] = mapped_column(SealedJson)
    urgent: Mapped[SealedStr] = mapped_column(default="")
    shared: Mapped[list[str]] = mapped_column(JSON, default=list)
    person: Mapped[PersonRecord] = relationship()


class CommitmentStatusRecord(Base):
    """A reported status of a commitment; the newest one counts.

    ``session_id`` is the session in which, or before which, it was reported.
    """

    __tablename__ = "commitment_statuses"

    id: Mapped[Key]
    commitment_id: Mapped[int] = mapped_column(
        ForeignKey("commitments.id", ondelete="CASCADE"), index=True
    )
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    state: Mapped[str]
    word: Mapped[SealedStr] = mapped_column(default="")
    said_in: Mapped[str]
    said_at: Mapped[datetime]
    commitment: Mapped[CommitmentRecord] = relationship()
