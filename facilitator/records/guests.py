"""Guests: invitations to sessions, answers and their status."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.domain.people.guests import GuestTimes
from facilitator.records.base import Base, Key, now
from facilitator.records.groups import GroupRecord, PersonRecord
from facilitator.records.sealed import SealedStr
from facilitator.records.sessions import SessionRecord


class GuestRecord(Base):
    """A person invited to one session of a group; they also have a membership as a guest.

    Accepting includes the promise of confidentiality, so ``accepted_at`` is the time of both.
    ``starts_at`` is the start of the session in the last mail to them; ``moves`` counts its
    changes and is the sequence number of the calendar entry.
    """

    __tablename__ = "guests"
    __table_args__ = (UniqueConstraint("group_id", "person_id"),)

    id: Mapped[Key]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("sessions.id", ondelete="SET NULL"), index=True
    )
    invited_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    starts_at: Mapped[datetime]
    moves: Mapped[int] = mapped_column(default=0)
    does: Mapped[SealedStr] = mapped_column(default="")
    brings: Mapped[SealedStr] = mapped_column(default="")
    invited_at: Mapped[datetime] = mapped_column(default=now)
    accepted_at: Mapped[datetime | None]
    declined_at: Mapped[datetime | None]
    came_at: Mapped[datetime | None]
    followed_up_at: Mapped[datetime | None]
    joined_at: Mapped[datetime | None]
    group: Mapped[GroupRecord] = relationship()
    person: Mapped[PersonRecord] = relationship(foreign_keys=[person_id])
    session: Mapped[SessionRecord | None] = relationship()

    @property
    def times(self) -> GuestTimes:
        """The times of the invitation as a domain object."""
        return GuestTimes(
            self.accepted_at, self.declined_at, self.came_at, self.followed_up_at, self.joined_at
        )
