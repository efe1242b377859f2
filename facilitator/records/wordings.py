"""A group's own wordings of prompts, with drafts and trials."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, ForeignKey, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.records.base import Base, Key, now
from facilitator.records.groups import PersonRecord
from facilitator.records.sealed import SealedJson


class WordingRecord(Base):
    """A group's wording of one prompt of one theme.

    ``revision`` grows with each change, so that conflicting edits are detected.
    """

    __tablename__ = "wordings"
    __table_args__ = (UniqueConstraint("group_id", "theme", "prompt"),)

    id: Mapped[Key]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    theme: Mapped[str]
    prompt: Mapped[str]
    revision: Mapped[int] = mapped_column(default=0)
    texts: Mapped[list[WordingTextRecord]] = relationship(
        order_by="WordingTextRecord.id", cascade="all, delete-orphan", passive_deletes=True
    )


class WordingTextRecord(Base):
    """A text of a wording; a published one has a ``number`` and never changes.

    The one with the highest number is in force. ``text`` is None if the group went back to the
    inherited text. ``digest`` is the version that recaps refer to. A text without a number is a
    draft if it is newer than the one in force; older ones were never published.
    """

    __tablename__ = "wording_texts"
    __table_args__ = (UniqueConstraint("wording_id", "number"),)

    id: Mapped[Key]
    wording_id: Mapped[int] = mapped_column(ForeignKey("wordings.id", ondelete="CASCADE"))
    number: Mapped[int | None]
    text: Mapped[str | None]
    digest: Mapped[str | None]
    why: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    saved_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    by: Mapped[PersonRecord | None] = relationship()


class TrialRecord(Base):
    """A trial of a draft on a past session, compared with the text in force.

    ``asked`` counts the questions answered by the model, of about ``planned``. ``found`` holds what
    people said: it is deleted with the session's words, when words are struck, and after some days.
    """

    __tablename__ = "trials"

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    prompt: Mapped[str]
    text: Mapped[str]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    state: Mapped[str] = mapped_column(default="waiting", index=True)
    asked: Mapped[int] = mapped_column(default=0)
    planned: Mapped[int]
    cost_usd: Mapped[Decimal] = mapped_column(Numeric(12, 6), default=0)
    tokens: Mapped[int] = mapped_column(default=0)
    why: Mapped[str] = mapped_column(default="")
    digests: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)  # side -> version
    found: Mapped[dict[str, Any] | None] = mapped_column(SealedJson)
    begun_at: Mapped[datetime] = mapped_column(default=now)
    ended_at: Mapped[datetime | None]
