"""Versions of recaps: hot seats, challenges, solutions, commitments, points and evidence."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.domain.notices import Notice
from facilitator.records.base import Base, Key, now
from facilitator.records.groups import PersonRecord
from facilitator.records.notices import Notices
from facilitator.records.sealed import SealedStr
from facilitator.records.sessions import SessionRecord

REMOVED = "(removed on request)"


def _parent(table: str) -> Mapped[int]:
    return mapped_column(ForeignKey(f"{table}.id", ondelete="CASCADE"), index=True)


def _one_parent(table: str) -> Mapped[int | None]:
    return mapped_column(ForeignKey(f"{table}.id", ondelete="CASCADE"), index=True)


class RecapRecord(Base):
    """One version of a session's recap; the newest one is shown.

    ``reviewed_from`` is None for an engine's version, else the engine's version to which the
    moderator's changes were applied. Confidential and dropped items are in no reviewed version.
    ``work`` is the key of the durable work that made it, if any.
    """

    __tablename__ = "recaps"
    __table_args__ = (UniqueConstraint("session_id", "version"),)

    id: Mapped[Key]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    version: Mapped[int]
    engine: Mapped[str]
    model: Mapped[str | None]
    sent_to: Mapped[str | None]  # the model that got the words, even if its answer was not used
    prompts: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)  # name -> version
    warnings: Mapped[list[Notice]] = mapped_column(Notices, default=list)
    summary: Mapped[SealedStr] = mapped_column(default="")
    reviewed_from: Mapped[int | None]
    work: Mapped[str | None]
    made_at: Mapped[datetime] = mapped_column(default=now)
    session: Mapped[SessionRecord] = relationship()
    hot_seats: Mapped[list[HotSeatRecord]] = relationship(
        order_by="HotSeatRecord.start, HotSeatRecord.id",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )
    commitments: Mapped[list[CommitmentRecord]] = relationship(
        order_by="CommitmentRecord.id", cascade="all, delete-orphan", passive_deletes=True
    )
    points: Mapped[list[PointRecord]] = relationship(
        order_by="PointRecord.id", cascade="all, delete-orphan", passive_deletes=True
    )


class EvidenceRecord(Base):
    """A quote of one person, as evidence for exactly one statement of a recap."""

    __tablename__ = "evidence"
    __table_args__ = (
        CheckConstraint(
            " + ".join(
                f"CASE WHEN {statement}_id IS NULL THEN 0 ELSE 1 END"
                for statement in ("challenge", "solution", "commitment", "point")
            )
            + " = 1",
            name="one_statement",
        ),
    )

    id: Mapped[Key]
    challenge_id: Mapped[int | None] = _one_parent("challenges")
    solution_id: Mapped[int | None] = _one_parent("solutions")
    commitment_id: Mapped[int | None] = _one_parent("commitments")
    point_id: Mapped[int | None] = _one_parent("points")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    start: Mapped[float]
    end: Mapped[float]
    quote: Mapped[SealedStr]
    source: Mapped[str]
    person: Mapped[PersonRecord] = relationship()


class HotSeatRecord(Base):
    """The part of a session about one member's challenge."""

    __tablename__ = "hot_seats"

    id: Mapped[Key]
    recap_id: Mapped[int] = _parent("recaps")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    start: Mapped[float]
    end: Mapped[float]
    summary: Mapped[SealedStr] = mapped_column(default="")
    person: Mapped[PersonRecord] = relationship()
    challenge: Mapped[ChallengeRecord] = relationship(
        cascade="all, delete-orphan", passive_deletes=True
    )
    solutions: Mapped[list[SolutionRecord]] = relationship(
        order_by="SolutionRecord.id", cascade="all, delete-orphan", passive_deletes=True
    )


class ChallengeRecord(Base):
    """The challenge of the member in the hot seat."""

    __tablename__ = "challenges"

    id: Mapped[Key]
    hot_seat_id: Mapped[int] = mapped_column(
        ForeignKey("hot_seats.id", ondelete="CASCADE"), unique=True
    )
    text: Mapped[SealedStr]
    doubt: Mapped[str | None]
    verdict: Mapped[str | None]
    objection: Mapped[SealedStr] = mapped_column(default="")  # of the second reader
    evidence: Mapped[list[EvidenceRecord]] = relationship(
        order_by="EvidenceRecord.id", cascade="all, delete-orphan", passive_deletes=True
    )


class SolutionRecord(Base):
    """A peer's solution to a challenge."""

    __tablename__ = "solutions"

    id: Mapped[Key]
    hot_seat_id: Mapped[int] = _parent("hot_seats")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[str]
    text: Mapped[SealedStr]
    idea: Mapped[int] = mapped_column(default=0)  # the same number: they say the same
    doubt: Mapped[str | None]
    verdict: Mapped[str | None]
    objection: Mapped[SealedStr] = mapped_column(default="")  # of the second reader
    person: Mapped[PersonRecord] = relationship()
    evidence: Mapped[list[EvidenceRecord]] = relationship(
        order_by="EvidenceRecord.id", cascade="all, delete-orphan", passive_deletes=True
    )


class CommitmentRecord(Base):
    """A commitment of a member."""

    __tablename__ = "commitments"

    id: Mapped[Key]
    recap_id: Mapped[int] = _parent("recaps")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    text: Mapped[SealedStr]
    due: Mapped[date | None]
    doubt: Mapped[str | None]
    verdict: Mapped[str | None]
    objection: Mapped[SealedStr] = mapped_column(default="")  # of the second reader
    person: Mapped[PersonRecord] = relationship()
    evidence: Mapped[list[EvidenceRecord]] = relationship(
        order_by="EvidenceRecord.id", cascade="all, delete-orphan", passive_deletes=True
    )


class PointRecord(Base):
    """A main point of a session without hot seats."""

    __tablename__ = "points"

    id: Mapped[Key]
    recap_id: Mapped[int] = _parent("recaps")
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    text: Mapped[SealedStr]
    person: Mapped[PersonRecord] = relationship()
    evidence: Mapped[list[EvidenceRecord]] = relationship(
        order_by="EvidenceRecord.id", cascade="all, delete-orphan", passive_deletes=True
    )
