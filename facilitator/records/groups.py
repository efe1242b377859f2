"""Groups, people and who belongs to which group."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.domain.people import Person, Role
from facilitator.records.base import Base, Key, now


class GroupRecord(Base):
    """People who meet regularly; ``name`` is unique on this service."""

    __tablename__ = "groups"

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(unique=True)
    theme: Mapped[str] = mapped_column(default="base")
    format: Mapped[str | None]
    language: Mapped[str] = mapped_column(default="en")
    created_at: Mapped[datetime] = mapped_column(default=now)
    memberships: Mapped[list[MembershipRecord]] = relationship(
        back_populates="group", order_by="MembershipRecord.id", passive_deletes=True
    )


class PersonRecord(Base):
    """Somebody we have heard of, in whatever group.

    After ``forget`` the name says nothing, and ``known_by`` holds salted digests of what the
    person was called: that much is needed so that the same transcript does not bring them back.
    """

    __tablename__ = "people"

    id: Mapped[Key]
    name: Mapped[str]
    email: Mapped[str | None] = mapped_column(unique=True)
    forgotten_at: Mapped[datetime | None]
    known_by: Mapped[list[str]] = mapped_column(JSON, default=list)


class MembershipRecord(Base):
    """A person in a group: what they are called there, and whether they may be recorded."""

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("group_id", "person_id"),)

    id: Mapped[Key]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str] = mapped_column(default=Role.MEMBER.value)
    aliases: Mapped[list[str]] = mapped_column(JSON, default=list)
    recorded: Mapped[bool] = mapped_column(default=True)
    group: Mapped[GroupRecord] = relationship(back_populates="memberships")
    person: Mapped[PersonRecord] = relationship(lazy="joined")

    def as_person(self) -> Person:
        """The member as the rules know them."""
        return Person(
            self.person.name,
            self.person.email or "",
            tuple(self.aliases),
            Role(self.role),
            self.recorded,
        )
