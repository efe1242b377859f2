"""The board of a session: how far it has come, and what its moderators noted while it ran."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.records.base import Base, Key
from facilitator.records.groups import PersonRecord
from facilitator.records.sealed import Said

OFF = "off"  # the kind of a time off the record


class BoardRecord(Base):
    """A session that was begun on its board. ``ends`` are the minutes from ``began_at`` in which
    its steps ended, one after the other: what runs now is the step after them.
    """

    __tablename__ = "boards"

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), unique=True
    )
    began_at: Mapped[datetime]
    ends: Mapped[list[int]] = mapped_column(JSON, default=list)


class CaptureRecord(Base):
    """Something a moderator noted during a session: a note, a commitment, or a time off the record.

    ``person_id`` is whose commitment it is. A time off the record has no text; it lasts from
    ``at`` to ``until``, which is None while it goes on. ``by_id`` is who noted it.
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
    text: Mapped[Said] = mapped_column(default="")
    at: Mapped[datetime]
    until: Mapped[datetime | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    person: Mapped[PersonRecord | None] = relationship(foreign_keys=[person_id], lazy="joined")
