"""Sessions, their transcripts and the turns in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.domain.groups import GroupSettings
from facilitator.domain.notices import Notice
from facilitator.domain.sessions.turns import Span, Turn
from facilitator.records.base import Base, Key, now
from facilitator.records.groups import GroupRecord, PersonRecord
from facilitator.records.notices import Notices
from facilitator.records.sealed import SealedJson


class SessionRecord(Base):
    """One gathering of a group; ``seconds`` is the length of what was heard.

    ``held_at`` is when it really began. ``occurrence`` is what the platform calls the planned
    gathering; a session nobody planned has none. ``topic`` is what it is about, on top of the
    group's theme. Theme, format and language are those of its recap: until there is one,
    ``language`` is None and all three are the group's, unless it was planned with its own.
    """

    __tablename__ = "sessions"
    __table_args__ = (UniqueConstraint("room_id", "occurrence"),)

    id: Mapped[Key]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    topic: Mapped[str] = mapped_column(default="")
    theme: Mapped[str] = mapped_column(default="base")
    format: Mapped[str | None]
    language: Mapped[str | None]
    room_id: Mapped[int | None] = mapped_column(ForeignKey("rooms.id", ondelete="SET NULL"))
    occurrence: Mapped[str | None]
    planned_at: Mapped[datetime | None] = mapped_column(index=True)
    planned_minutes: Mapped[int | None]
    cancelled_at: Mapped[datetime | None]
    held_at: Mapped[datetime | None]
    seconds: Mapped[float] = mapped_column(default=0.0)
    moderator_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    group: Mapped[GroupRecord] = relationship()
    moderator: Mapped[PersonRecord | None] = relationship()
    transcript: Mapped[TranscriptRecord | None] = relationship(
        back_populates="session", cascade="all, delete-orphan", passive_deletes=True
    )

    def recap_in(self) -> tuple[str, str | None, str]:
        """Theme, format and language of its recap, made or to be made."""
        if self.language is None:
            return self.group.theme, self.group.format, self.group.language
        return self.theme, self.format, self.language

    def as_settings(self) -> GroupSettings:
        """The settings of its group, with a theme and a format of its own where it has them."""
        theme, format, _ = self.recap_in()
        return self.group.as_settings().model_copy(update={"theme": theme, "format": format})


class TranscriptRecord(Base):
    """What was heard; the fingerprint makes a second import of the same words find this one.

    ``closed`` are the stretches, from and to in seconds, that belonged to somebody of whom nothing
    is kept: no recap says what was said in them. ``emptied_at`` is when the words were deleted
    because their time was over; then ``spoke`` are the ids of those who spoke, None for each voice
    of which only a label was known, and ``spoke_seconds`` how long each of them did.
    """

    __tablename__ = "transcripts"
    __table_args__ = (Index(None, "group_id", "fingerprint"),)

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), unique=True
    )
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    fingerprint: Mapped[str]
    source: Mapped[str]
    left_out: Mapped[int] = mapped_column(default=0)
    not_recorded: Mapped[int] = mapped_column(default=0)
    warnings: Mapped[list[Notice]] = mapped_column(Notices, default=list)
    closed: Mapped[list[list[float]]] = mapped_column(JSON, default=list)
    emptied_at: Mapped[datetime | None]
    spoke: Mapped[list[int | None]] = mapped_column(JSON, default=list)
    spoke_seconds: Mapped[list[float]] = mapped_column(JSON, default=list)
    created_at: Mapped[datetime] = mapped_column(default=now)
    session: Mapped[SessionRecord] = relationship(back_populates="transcript")
    turns: Mapped[list[TurnRecord]] = relationship(
        order_by="TurnRecord.number", cascade="all, delete-orphan", passive_deletes=True
    )


class TurnRecord(Base):
    """One turn; ``label`` is only kept where the speaker is not known to be a person."""

    __tablename__ = "turns"
    __table_args__ = (UniqueConstraint("transcript_id", "number"),)

    id: Mapped[Key]
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcripts.id", ondelete="CASCADE"))
    number: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    label: Mapped[str] = mapped_column(default="")
    spans: Mapped[list[Any]] = mapped_column(SealedJson)  # [start, end, text], in seconds
    person: Mapped[PersonRecord | None] = relationship()

    def as_turn(self) -> Turn:
        """The turn as the rules know it."""
        speaker = self.person.name if self.person else self.label
        return Turn(speaker, tuple(Span(*span) for span in self.spans))
