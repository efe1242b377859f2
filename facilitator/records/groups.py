"""Groups, people and who belongs to which group."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.domain.groups import GroupSettings
from facilitator.domain.people.people import Person, Role
from facilitator.records.base import Base, Key, now
from facilitator.records.sealed import Said

COLUMNS = ("theme", "format", "language", "cadence", "minutes", "time_zone")


class GroupRecord(Base):
    """People who meet regularly; ``name`` is unique on this service.

    ``settings`` holds what differs from the defaults and has no column of its own. ``slack`` is
    where it chats, sealed: whoever knows a webhook's address can post there.
    """

    __tablename__ = "groups"

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(unique=True)
    theme: Mapped[str] = mapped_column(default="base")
    format: Mapped[str | None]
    language: Mapped[str] = mapped_column(default="en")
    cadence: Mapped[str] = mapped_column(default="monthly")
    minutes: Mapped[int] = mapped_column(default=90)
    time_zone: Mapped[str] = mapped_column(default="UTC")
    settings: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    slack: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    memberships: Mapped[list[MembershipRecord]] = relationship(
        back_populates="group", order_by="MembershipRecord.id", passive_deletes=True
    )

    def as_settings(self) -> GroupSettings:
        """The group's settings as the rules know them."""
        return GroupSettings.from_dict(
            {**self.settings, **{name: getattr(self, name) for name in COLUMNS}}
        )

    def take_settings(self, settings: GroupSettings) -> None:
        """Set the group to these settings."""
        told, usual = settings.as_dict(), GroupSettings().as_dict()
        for name in COLUMNS:
            setattr(self, name, told.pop(name))
        self.settings = {name: value for name, value in told.items() if value != usual[name]}


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
    time_zone: Mapped[str | None]


class MembershipRecord(Base):
    """A person in a group: what they are called there, and whether they may be recorded.

    Who has left keeps what they said, and is no member of any session after ``left_at``.
    """

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("group_id", "person_id"),)

    id: Mapped[Key]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str] = mapped_column(default=Role.MEMBER.value)
    aliases: Mapped[list[str]] = mapped_column(JSON, default=list)
    recorded: Mapped[bool] = mapped_column(default=True)
    profile: Mapped[Said] = mapped_column(default="")  # what they are good for, in their words
    joined_at: Mapped[datetime | None] = mapped_column(default=now)
    left_at: Mapped[datetime | None]
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
            self.profile,
            self.person.time_zone or "",
        )
