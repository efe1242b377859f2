"""Agendas of sessions, their versions, and the moderator's choices for hot seats."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.records.base import Base, Key, now
from facilitator.records.sealed import SealedJson
from facilitator.records.sessions import SessionRecord


class AgendaRecord(Base):
    """The agenda of a session. ``parts`` is JSON, by name of the part.

    ``edited`` are the parts changed by hand; they are redrafted only on request. ``basis`` are the
    facts it was made from. ``number`` is the current version, ``sent_number`` the one the group
    has, ``sent_starts_at`` the start of the session in that one; ``sends`` counts mailings,
    cancellations included. ``told`` are the changes that the moderator was notified of and has not
    applied yet.
    """

    __tablename__ = "agendas"

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), unique=True
    )
    number: Mapped[int] = mapped_column(default=0)
    parts: Mapped[dict[str, Any]] = mapped_column(SealedJson, default=dict)
    edited: Mapped[list[str]] = mapped_column(JSON, default=list)
    basis: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    told: Mapped[list[str]] = mapped_column(JSON, default=list)
    drafted_at: Mapped[datetime] = mapped_column(default=now)
    sent_number: Mapped[int | None]
    sent_at: Mapped[datetime | None]
    sent_starts_at: Mapped[datetime | None]
    sends: Mapped[int] = mapped_column(default=0)
    published_number: Mapped[int | None]  # the version published in the meeting
    session: Mapped[SessionRecord] = relationship()
    versions: Mapped[list[AgendaVersionRecord]] = relationship(
        order_by="AgendaVersionRecord.number", cascade="all, delete-orphan", passive_deletes=True
    )


class AgendaVersionRecord(Base):
    """A version of an agenda, with the reason for it and its author; None if automatic."""

    __tablename__ = "agenda_versions"
    __table_args__ = (UniqueConstraint("agenda_id", "number"),)

    id: Mapped[Key]
    agenda_id: Mapped[int] = mapped_column(ForeignKey("agendas.id", ondelete="CASCADE"))
    number: Mapped[int]
    parts: Mapped[dict[str, Any]] = mapped_column(SealedJson)
    what: Mapped[str]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    at: Mapped[datetime]


class SeatPinRecord(Base):
    """The moderator's decision whether a member has a hot seat in a session."""

    __tablename__ = "seat_pins"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    sits: Mapped[bool]
