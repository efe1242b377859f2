"""Reviews of recaps by moderators and members, and the edits made in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.records.base import Base, Key
from facilitator.records.groups import PersonRecord
from facilitator.records.sealed import SealedJson, SealedStr
from facilitator.records.sessions import SessionRecord


class ReviewRecord(Base):
    """The review of a session's recap.

    ``sent_version`` is the version the group has, ``sent_at`` when it first got one, ``sent_by_id``
    who approved it, None if it was sent automatically. ``redo_at`` is when a new recap was
    requested, until it is made; ``redo_member_id`` is set if only that member's hot seat is.
    ``look_version`` is an approved version that the members with hot seats review first, until it
    is sent to the group.
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
    redo_note: Mapped[SealedStr] = mapped_column(default="")
    look_version: Mapped[int | None]
    session: Mapped[SessionRecord] = relationship()


class RecapEditRecord(Base):
    """One edit of a recap, with author and time; edits that were undone are kept.

    ``target`` and ``into`` are the statements at the time of the edit, with people by their ids.
    """

    __tablename__ = "recap_edits"

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    change: Mapped[str]
    target: Mapped[dict[str, Any]] = mapped_column(SealedJson)
    into: Mapped[dict[str, Any] | None] = mapped_column(SealedJson)
    value: Mapped[SealedStr]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    at: Mapped[datetime]
    taken_back_at: Mapped[datetime | None]
    by: Mapped[PersonRecord | None] = relationship()


class MemberReviewRecord(Base):
    """One member's review of their own part of a recap, before the group sees it.

    ``version`` is the newest version they were shown; ``until`` is when the recap is sent anyway,
    ``fine_at`` when the member approved their part. ``changed_at`` is when they last removed or
    reworded something. The row holds none of the person's words and outlives them.
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


class StruckRecord(Base):
    """A member struck a statement; ``key`` is a digest of its words, which are gone."""

    __tablename__ = "struck"

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    key: Mapped[str]
    at: Mapped[datetime]
