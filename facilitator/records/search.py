"""The memory of a group: its hot seats as they are searched, and how their solutions turned out.

The words of hot seats are found by the database's own full text, in one table that each of the two
kinds makes in its way. Where what people said is sealed, that table stays empty.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Float, ForeignKey, Index, Integer, Subquery, delete, text
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from facilitator.records import sealed
from facilitator.records.base import Base, Key, now
from facilitator.records.groups import PersonRecord
from facilitator.records.recaps import HotSeatRecord, SolutionRecord
from facilitator.records.sealed import Said, SealedJson
from facilitator.records.sessions import SessionRecord

_PUT = {
    "sqlite": "INSERT INTO memory_words (rowid, words) VALUES (:id, :words)",
    "postgresql": "INSERT INTO memory_words (memory_id, words) "
    "VALUES (:id, array_to_tsvector(string_to_array(:words, ' ')))",
}
_MATCH = {
    "sqlite": "SELECT rowid AS id, bm25(memory_words) AS rank FROM memory_words "
    "WHERE memory_words MATCH :asked",
    "postgresql": "SELECT memory_id AS id, -ts_rank(words, CAST(:asked AS tsquery)) AS rank "
    "FROM memory_words WHERE words @@ CAST(:asked AS tsquery)",
}


class MemoryRecord(Base):
    """A hot seat as it is searched; there is none of what the group has not got, or may not see.

    ``solutions`` are those that may be told: each an id, an outcome and a word about it.
    ``outcomes`` names those there are, between spaces. ``words`` are what it is found by.
    """

    __tablename__ = "memories"
    __table_args__ = (Index(None, "group_id", "held_at"),)

    id: Mapped[Key]
    hot_seat_id: Mapped[int] = mapped_column(
        ForeignKey("hot_seats.id", ondelete="CASCADE"), unique=True
    )
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    held_at: Mapped[datetime] = mapped_column(index=True)
    outcomes: Mapped[str]
    solutions: Mapped[list[dict[str, Any]]] = mapped_column(SealedJson)
    words: Mapped[Said]
    hot_seat: Mapped[HotSeatRecord] = relationship()
    session: Mapped[SessionRecord] = relationship()


class SolutionOutcomeRecord(Base):
    """How a solution turned out, as the member who tried it said; the last word counts.

    A recap that is made anew finds it again by the words of the solution, or by their place.
    """

    __tablename__ = "solution_outcomes"

    id: Mapped[Key]
    solution_id: Mapped[int] = mapped_column(
        ForeignKey("solutions.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    outcome: Mapped[str]
    word: Mapped[Said] = mapped_column(default="")
    said_at: Mapped[datetime] = mapped_column(default=now)
    solution: Mapped[SolutionRecord] = relationship()
    person: Mapped[PersonRecord] = relationship()


def is_open(tx: Session) -> bool:
    """Whether words may lie open in the full text."""
    return not sealed.is_locked(tx.get_bind().dialect)


def put_words(tx: Session, rows: Collection[tuple[int, str]]) -> None:
    """Let hot seats be found by these words: letters and digits, parted by spaces."""
    if rows and is_open(tx):
        told = [{"id": id, "words": " ".join(words.split())} for id, words in rows]
        tx.connection().execute(text(_PUT[_kind(tx)]), told)


def drop_memories(tx: Session, ids: Collection[int]) -> None:
    """Take hot seats out; of their words nothing is left in the full text."""
    if ids:
        tx.execute(delete(MemoryRecord).where(MemoryRecord.id.in_(ids)))
        _wipe(tx)


def clear_words(tx: Session) -> None:
    """Empty the full text."""
    tx.execute(text("DELETE FROM memory_words"))
    _wipe(tx)


def matching(tx: Session, ways: Collection[tuple[str, ...]]) -> Subquery:
    """The hot seats with all words of any of these: ``id``, and ``rank``, lower where it fits.

    Words are letters and digits.
    """
    either, both, quote = (" OR ", " AND ", '"') if _kind(tx) == "sqlite" else (" | ", " & ", "'")
    asked = either.join(f"({both.join(f'{quote}{w}{quote}' for w in way)})" for way in ways)
    found = text(_MATCH[_kind(tx)]).bindparams(asked=asked)
    return found.columns(id=Integer, rank=Float).subquery("matching")


def _kind(tx: Session) -> str:
    return tx.get_bind().dialect.name


def _wipe(tx: Session) -> None:
    """SQLite only marks words as deleted, until parts of the index are merged."""
    if _kind(tx) == "sqlite":
        tx.execute(text("INSERT INTO memory_words (memory_words) VALUES ('optimize')"))
