"""After a hot seat: whether its challenge is still open, thanks to peers, and office hours."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.records.base import Base, Key
from facilitator.records.groups import PersonRecord
from facilitator.records.recaps import SolutionRecord
from facilitator.records.sessions import CalendarUid, SessionRecord


class ChallengeStatusRecord(Base):
    """Whether a member's challenge of a session is still open, as they last said.

    Keyed by session and member, because a recap that is made again has new hot seats.
    """

    __tablename__ = "challenge_standings"

    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    standing: Mapped[str]
    said_at: Mapped[datetime]
    session: Mapped[SessionRecord] = relationship()


class ThanksRecord(Base):
    """Thanks to a peer for a solution, sent or not; its comment is that of the outcome.

    ``tells_word`` is true if the member also shares their comment on the outcome with the peer.
    """

    __tablename__ = "thanks"

    solution_id: Mapped[int] = mapped_column(
        ForeignKey("solutions.id", ondelete="CASCADE"), primary_key=True
    )
    tells_word: Mapped[bool]
    asked_at: Mapped[datetime]
    thanked_at: Mapped[datetime | None]
    solution: Mapped[SolutionRecord] = relationship()


class OfficeHoursRecord(Base):
    """A talk with a member about their hot seat, proposed to the group's moderators.

    ``choice`` is empty until a moderator decides; ``starts_at`` is when the talk begins,
    ``pinned_id`` the planned session in which the member has another hot seat.
    """

    __tablename__ = "office_hours"
    __table_args__ = (UniqueConstraint("session_id", "person_id", "reason"),)

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    reason: Mapped[str]
    offered_at: Mapped[datetime]
    choice: Mapped[str] = mapped_column(default="")
    chosen_at: Mapped[datetime | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    starts_at: Mapped[datetime | None]
    pinned_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id", ondelete="SET NULL"))
    calendar_uid: Mapped[CalendarUid]
    session: Mapped[SessionRecord] = relationship(foreign_keys=[session_id])
    pinned: Mapped[SessionRecord | None] = relationship(foreign_keys=[pinned_id])
    person: Mapped[PersonRecord] = relationship(foreign_keys=[person_id])
