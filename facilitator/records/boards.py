"""The live board of a session: its progress, and the moderators' notes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.records.base import Base, Key
from facilitator.records.groups import PersonRecord
from facilitator.records.sealed import SealedStr

OFF = "off"  # the kind of a time off the record


class BoardRecord(Base):
    """A session started on its board. ``ends`` are the minutes after ``began_at`` at which its
    steps ended, in order; the current step is the next one.
    """

    __tablename__ = "boards"

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), unique=True
    )
    began_at: Mapped[datetime]
    ends: Mapped[list[int]] = mapped_column(JSON, default=list)


class LiveNoteRecord(Base):
    """A moderator's note in a session: a note, a commitment, or a time off the record.

    ``person_id`` is the member of the commitment. A time off the record has no text; it lasts from
    ``at`` to ``until``, which is None until it ends. ``by_id`` is the moderator.
    """

    __tablename__ = "captures"

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[SealedStr] = mapped_column(default="")
    at: Mapped[datetime]
    until: Mapped[datetime | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    person: Mapped[PersonRecord | None] = relationship(foreign_keys=[person_id], lazy="joined")
