"""Table of transcripts that wait for the moderator's word."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.domain.sessions.held_transcripts import HeldState, HeldTranscript, held_until
from facilitator.records.base import Base, Key
from facilitator.records.sealed import SealedBytes


class HeldTranscriptRecord(Base):
    """The files of a session whose words nobody has read; at most one for a session.

    ``sealed`` is empty once they are read or deleted; the row stays, so that the decision holds for
    the same words when they come again. ``languages`` and ``minutes`` are those of the notice
    ``requests_not_heard``.
    """

    __tablename__ = "held_transcripts"

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), unique=True
    )
    state: Mapped[str] = mapped_column(default=HeldState.WAITS.value)
    fingerprint: Mapped[str]
    sealed: Mapped[bytes] = mapped_column(SealedBytes)
    languages: Mapped[str]
    minutes: Mapped[str]
    came_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]

    def as_held(self) -> HeldTranscript:
        """Return it as a domain object, without the words."""
        return HeldTranscript(
            HeldState(self.state), self.languages, self.minutes, held_until(self.came_at),
            bool(self.sealed),
        )  # fmt: skip
