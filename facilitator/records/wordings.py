"""A group's own wordings of its theme's prompts, drafts too, and trials of them."""

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
    """One prompt of one theme as one group words it.

    ``revision`` grows with each change, so that whoever changes an older one can be told.
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
    """A text somebody wrote; once published it has a ``number`` and is never changed again.

    The one with the greatest number is in force. ``text`` is None where the group went back to the
    words it inherits. ``digest`` is the prompt's version as recaps name it. What is newer than the
    one in force, and has no number, is a draft; what is older and has none was never published.
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
    """A draft that is tried on a past session, beside the words in force.

    ``asked`` counts the questions a model has answered, of about ``planned``. ``found`` holds what
    was said: it goes with the session's words, when somebody strikes some, and after a few days.
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
