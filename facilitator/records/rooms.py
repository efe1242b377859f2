"""Online meeting rooms of groups, the meetings held in them, and who attended."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.domain.events import Visit
from facilitator.domain.notices import Notice
from facilitator.domain.sessions.sittings import Sitting
from facilitator.records.base import Base, Key, now
from facilitator.records.groups import GroupRecord, PersonRecord
from facilitator.records.notices import Notices
from facilitator.records.sealed import SealedStr
from facilitator.records.sessions import SessionRecord


class RoomRecord(Base):
    """A group's room on a platform, by Zoom's meeting number. Only linked rooms are stored."""

    __tablename__ = "rooms"
    __table_args__ = (UniqueConstraint("platform", "number"),)

    id: Mapped[Key]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    platform: Mapped[str]
    number: Mapped[str]
    account: Mapped[str] = mapped_column(default="", index=True)
    planned_at: Mapped[datetime | None]  # time of the event or request its schedule comes from
    join_link: Mapped[SealedStr] = mapped_column(default="")  # without the meeting's password
    has_times: Mapped[bool] = mapped_column(default=True)  # its platform knows when it meets
    missing_since: Mapped[datetime | None]  # the platform does not know the meeting any more
    group: Mapped[GroupRecord] = relationship()


class SittingRecord(Base):
    """One meeting in a room, by Zoom's meeting UUID. A session may have several."""

    __tablename__ = "sittings"
    __table_args__ = (UniqueConstraint("platform", "uuid"),)

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    platform: Mapped[str]
    uuid: Mapped[str]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None] = mapped_column(index=True)
    recording_gone_at: Mapped[datetime | None]
    files: Mapped[list[str]] = mapped_column(JSON, default=list)  # transcript files that were read
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime | None] = mapped_column(index=True)
    silence: Mapped[str] = mapped_column(default="")  # the reason if there is no transcript
    silence_notices: Mapped[list[Notice]] = mapped_column(Notices, default=list)  # the same
    attended_at: Mapped[datetime | None]  # when the platform's list of participants was read
    session: Mapped[SessionRecord] = relationship()
    visits: Mapped[list[VisitRecord]] = relationship(
        order_by="VisitRecord.id", cascade="all, delete-orphan", passive_deletes=True
    )

    def as_sitting(self) -> Sitting:
        """Return the meeting as a domain object."""
        return Sitting(self.started_at, self.ended_at, bool(self.files))


class VisitRecord(Base):
    """A participant's visit; ``label`` is only stored if the name matched no member."""

    __tablename__ = "visits"
    __table_args__ = (UniqueConstraint("sitting_id", "visit"),)

    id: Mapped[Key]
    sitting_id: Mapped[int] = mapped_column(ForeignKey("sittings.id", ondelete="CASCADE"))
    visit: Mapped[str]
    label: Mapped[str] = mapped_column(default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    joined_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    person: Mapped[PersonRecord | None] = relationship()

    def as_visit(self) -> Visit:
        """Return the visit as a domain object."""
        name = self.person.name if self.person else self.label
        return Visit(self.visit, name, "", self.joined_at, self.left_at)


class PlatformSummaryRecord(Base):
    """The platform's own summary of a meeting, for the moderator to compare."""

    __tablename__ = "platform_summaries"

    id: Mapped[Key]
    sitting_id: Mapped[int] = mapped_column(
        ForeignKey("sittings.id", ondelete="CASCADE"), unique=True
    )
    text: Mapped[SealedStr]
    kept_at: Mapped[datetime] = mapped_column(default=now)
