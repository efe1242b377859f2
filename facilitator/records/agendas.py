"""Agendas before a session, every version of them, and who is to sit or not to sit."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.records.base import Base, Key, now
from facilitator.records.sealed import SealedJson
from facilitator.records.sessions import SessionRecord


class AgendaRecord(Base):
    """What is planned for a session. Its parts are JSON, by the name of the part.

    ``edited`` are the parts that somebody changed by hand: they are made anew only when somebody
    asks for just that. ``basis`` are the facts it was made from. ``number`` counts versions,
    ``sent_number`` is the one the group has, ``sent_starts_at`` when the session begins by that
    one; ``sends`` counts what was sent, also word that the session was called off.
    ``told`` are the changes the moderator was told of and has not taken in.
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
    published_number: Mapped[int | None]  # the version that stands in the meeting
    session: Mapped[SessionRecord] = relationship()
    versions: Mapped[list[AgendaVersionRecord]] = relationship(
        order_by="AgendaVersionRecord.number", cascade="all, delete-orphan", passive_deletes=True
    )


class AgendaVersionRecord(Base):
    """An agenda as it was for a while, what made it so, and who; nobody where we did ourselves."""

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
    """The moderator's word on one member's hot seat: they sit, or they do not."""

    __tablename__ = "seat_pins"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    sits: Mapped[bool]
