"""Sessions, their transcripts and the turns in them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Protocol
from uuid import uuid4

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.domain.group_settings import GroupSettings
from facilitator.domain.notices import Notice
from facilitator.domain.sessions.turns import Span, Turn
from facilitator.records.base import Base, Key, now
from facilitator.records.groups import GroupRecord, PersonRecord
from facilitator.records.notices import Notices
from facilitator.records.sealed import SealedJson


def _new_uid() -> str:
    return str(uuid4())


# The UID of a calendar entry: random, unique over all installations, never changed (RFC 7986).
CalendarUid = Annotated[str, mapped_column(unique=True, default=_new_uid)]


class InCalendars(Protocol):
    """A record that stands in calendars."""

    calendar_uid: str


def uid_of(record: InCalendars, sender: str) -> str:
    """Return the UID of a record in calendars.

    Entries that were sent by version 0.2 have one that ends with the domain of ``sender``, our
    address. The first update completes it, so that it stays when that address changes.
    """
    if record.calendar_uid.endswith("@"):
        record.calendar_uid += sender.partition("@")[2]
    return record.calendar_uid


class SessionRecord(Base):
    """One session of a group; ``seconds`` is the length of its transcript.

    ``held_at`` is when it actually began. ``occurrence`` is the platform's id of the planned
    meeting, None for an unplanned session. ``topic`` is its subject, in addition to the group's
    theme. Theme, format and language are those of its recap: until there is one, ``language`` is
    None and the group's are used, unless the session was planned with its own.
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
    calendar_uid: Mapped[CalendarUid]
    group: Mapped[GroupRecord] = relationship()
    moderator: Mapped[PersonRecord | None] = relationship()
    transcript: Mapped[TranscriptRecord | None] = relationship(
        back_populates="session", cascade="all, delete-orphan", passive_deletes=True
    )

    def recap_settings(self) -> tuple[str, str | None, str]:
        """Return theme, format and language of its recap, existing or not."""
        if self.language is None:
            return self.group.theme, self.group.format, self.group.language
        return self.theme, self.format, self.language

    def as_settings(self) -> GroupSettings:
        """Return the settings of its group, with its own theme and format if it has them."""
        theme, format, _ = self.recap_settings()
        return self.group.as_settings().model_copy(update={"theme": theme, "format": format})


class TranscriptRecord(Base):
    """The transcript of a session; ``fingerprint`` detects a second import of the same words.

    ``closed`` are the stretches, [start, end] in seconds, of hot seats of people whose words
    are not kept: recaps leave them out. ``emptied_at`` is when the words were deleted at the end of
    the retention period; then ``spoke`` are the ids of the speakers, None for each speaker known
    only by a label, and ``spoke_seconds`` their speaking times.
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
    """One turn; ``label`` is only stored if the speaker matches no person."""

    __tablename__ = "turns"
    __table_args__ = (UniqueConstraint("transcript_id", "number"),)

    id: Mapped[Key]
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcripts.id", ondelete="CASCADE"))
    number: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    label: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")  # its code; empty if it is not known
    spans: Mapped[list[Any]] = mapped_column(SealedJson)  # [start, end, text], in seconds
    person: Mapped[PersonRecord | None] = relationship()

    def as_turn(self) -> Turn:
        """Return the turn as a domain object."""
        speaker = self.person.name if self.person else self.label
        return Turn(speaker, tuple(Span(*span) for span in self.spans), self.language)
