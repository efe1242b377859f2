"""How far the review of a recap has come, and every change that was made to it by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.records.base import Base, Key
from facilitator.records.groups import PersonRecord
from facilitator.records.sealed import Said, SealedJson
from facilitator.records.sessions import SessionRecord


class ReviewRecord(Base):
    """The review of a session's recap.

    ``sent_version`` is the version the group has, ``sent_at`` when it first got one, ``sent_by_id``
    who approved it: nobody where it sent itself. ``redo_at`` is when somebody asked for
    it to be made anew, until it is; ``redo_member_id`` where only that member's hot seat is.
    ``look_version`` is the version that was approved and whose hot seats look first, until the
    others get it.
    """

    __tablename__ = "reviews"

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), unique=True
    )
    sent_version: Mapped[int | None]
    sent_at: Mapped[datetime | None]
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    redo_at: Mapped[datetime | None]
    redo_member_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    redo_note: Mapped[Said] = mapped_column(default="")
    look_version: Mapped[int | None]
    session: Mapped[SessionRecord] = relationship()


class RecapEditRecord(Base):
    """One change to a recap, by whom and when; one that was taken back stays.

    ``target`` and ``into`` are statements as they were found, with people by their ids.
    """

    __tablename__ = "recap_edits"

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    change: Mapped[str]
    target: Mapped[dict[str, Any]] = mapped_column(SealedJson)
    into: Mapped[dict[str, Any] | None] = mapped_column(SealedJson)
    value: Mapped[Said]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    at: Mapped[datetime]
    taken_back_at: Mapped[datetime | None]
    by: Mapped[PersonRecord | None] = relationship()


class OwnPartRecord(Base):
    """One member's look at their part of a recap, before the others see it.

    ``version`` is the newest in which they were shown it; ``until`` is when the others wait no
    longer, ``fine_at`` when the member said that it is fine. ``changed_at`` is when they last
    struck or reworded something. The row outlives the person's words: it holds none.
    """

    __tablename__ = "own_parts"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    version: Mapped[int]
    asked_at: Mapped[datetime]
    until: Mapped[datetime]
    fine_at: Mapped[datetime | None]
    changed_at: Mapped[datetime | None]
    session: Mapped[SessionRecord] = relationship()
    person: Mapped[PersonRecord] = relationship()
