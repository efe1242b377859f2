"""Groups, people and memberships."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.domain.group_settings import GroupSettings
from facilitator.domain.people.person import Person, Role
from facilitator.records.base import Base, Key, now
from facilitator.records.sealed import SealedStr

COLUMNS = ("theme", "format", "language", "cadence", "minutes", "time_zone")


class GroupRecord(Base):
    """A group of people who meet regularly; ``name`` is unique on this service.

    ``settings`` holds values that differ from the defaults and have no column of their own.
    ``slack`` is the encrypted address of its Slack webhook: anybody who knows it can post there.
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
        """Return the group's settings as a domain object."""
        return GroupSettings.from_dict(
            {**self.settings, **{name: getattr(self, name) for name in COLUMNS}}
        )

    def store_settings(self, settings: GroupSettings) -> None:
        """Store these settings in the group."""
        values, defaults = settings.as_dict(), GroupSettings().as_dict()
        for name in COLUMNS:
            setattr(self, name, values.pop(name))
        self.settings = {name: value for name, value in values.items() if value != defaults[name]}


class PersonRecord(Base):
    """A person known to this service, in any number of groups.

    After `forget` the name is a placeholder, and ``known_by`` holds salted digests of the person's
    names, so that the same transcript does not add them again.
    """

    __tablename__ = "people"

    id: Mapped[Key]
    name: Mapped[str]
    email: Mapped[str | None] = mapped_column(unique=True)
    forgotten_at: Mapped[datetime | None]
    known_by: Mapped[list[str]] = mapped_column(JSON, default=list)
    time_zone: Mapped[str | None]


class MembershipRecord(Base):
    """A person in a group, with their aliases and whether they may be recorded.

    The words of a person who left stay; they are no member of sessions after ``left_at``.
    """

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("group_id", "person_id"),)

    id: Mapped[Key]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str] = mapped_column(default=Role.MEMBER.value)
    aliases: Mapped[list[str]] = mapped_column(JSON, default=list)
    recorded: Mapped[bool] = mapped_column(default=True)
    profile: Mapped[SealedStr] = mapped_column(
        default=""
    )  # what they can help with, in their words
    joined_at: Mapped[datetime | None] = mapped_column(default=now)
    left_at: Mapped[datetime | None]
    group: Mapped[GroupRecord] = relationship(back_populates="memberships")
    person: Mapped[PersonRecord] = relationship(lazy="joined")

    def as_person(self) -> Person:
        """Return the member as a domain object."""
        return Person(
            self.person.name,
            self.person.email or "",
            tuple(self.aliases),
            Role(self.role),
            self.recorded,
            self.profile,
            self.person.time_zone or "",
        )
