"""Icebreakers: their uses and who was present, those added by groups, and topics to avoid."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.domain.icebreakers.icebreaker import Icebreaker, IcebreakerUse
from facilitator.records.base import Base, Key, now
from facilitator.records.groups import PersonRecord
from facilitator.records.sealed import SealedJson


class IcebreakerUseRecord(Base):
    """A use of an icebreaker; the row outlives the session, so that it is not asked again."""

    __tablename__ = "icebreaker_uses"

    id: Mapped[Key]
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("sessions.id", ondelete="SET NULL"), unique=True
    )
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    subject: Mapped[str]
    kind: Mapped[str]
    depth: Mapped[int]
    offered: Mapped[str | None]  # the alternative that was not chosen
    asked_at: Mapped[datetime]
    opener_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    thumbs: Mapped[int] = mapped_column(default=0)
    hearings: Mapped[list[IcebreakerAttendeeRecord]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True
    )

    def as_use(self) -> IcebreakerUse:
        """Return the use as a domain object, with its date in UTC."""
        return IcebreakerUse(
            self.asked_at.date(), self.text, self.subject, self.kind, self.depth,
            self.opener_id, self.thumbs,
        )  # fmt: skip

    def as_offered(self) -> IcebreakerUse | None:
        """Return the alternative that was not chosen as a domain object; None if there was none."""
        return IcebreakerUse(self.asked_at.date(), self.offered) if self.offered else None


class IcebreakerAttendeeRecord(Base):
    """A person who was present when an icebreaker was asked."""

    __tablename__ = "icebreaker_hearings"
    __table_args__ = (UniqueConstraint("use_id", "person_id"),)

    id: Mapped[Key]
    use_id: Mapped[int] = mapped_column(ForeignKey("icebreaker_uses.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)


class GroupIcebreakerRecord(Base):
    """An icebreaker added by a member of a group, or written by a model if without a person."""

    __tablename__ = "own_icebreakers"
    __table_args__ = (UniqueConstraint("group_id", "text"),)

    id: Mapped[Key]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    text: Mapped[str]
    depth: Mapped[int]
    minutes: Mapped[float]
    kind: Mapped[str]
    subject: Mapped[str]
    energy: Mapped[str]
    added_at: Mapped[datetime] = mapped_column(default=now)
    person: Mapped[PersonRecord | None] = relationship()

    def as_icebreaker(self) -> Icebreaker:
        """Return the icebreaker as a domain object."""
        by = self.person.name if self.person else ""
        return Icebreaker(
            self.text, self.depth, self.minutes, self.kind, self.subject, self.energy, by=by
        )


class AvoidedTopicsRecord(Base):
    """Topics a person does not want to be asked about, in their words, in all groups."""

    __tablename__ = "avoided_topics"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    topics: Mapped[list[str]] = mapped_column(SealedJson, default=list)
