"""The memory of a group: searchable hot seats, and the outcomes of their solutions.

Hot seats are found by full-text search of the database, in a table whose definition differs between
SQLite and PostgreSQL. If the database is encrypted, that table stays empty.
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
from facilitator.records.sealed import SealedJson, SealedStr
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
    """A searchable hot seat; there is none for recaps the group has not received or may not see.

    ``solutions`` are those that may be shown: id, outcome and comment of each. ``outcomes`` are the
    names of their outcomes, between spaces. ``words`` are the search terms.
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
    words: Mapped[SealedStr]
    hot_seat: Mapped[HotSeatRecord] = relationship()
    session: Mapped[SessionRecord] = relationship()


class SolutionOutcomeRecord(Base):
    """The outcome of a solution, as reported by the member who tried it; the last one counts.

    A recap that is made again takes it over by the solution's text, or by its position.
    """

    __tablename__ = "solution_outcomes"

    id: Mapped[Key]
    solution_id: Mapped[int] = mapped_column(
        ForeignKey("solutions.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    outcome: Mapped[str]
    word: Mapped[SealedStr] = mapped_column(default="")
    said_at: Mapped[datetime] = mapped_column(default=now)
    solution: Mapped[SolutionRecord] = relationship()
    person: Mapped[PersonRecord] = relationship()


def allows_plain_words(tx: Session) -> bool:
    """Whether the full-text table may hold plain words, as the database is not encrypted."""
    return not sealed.is_locked(tx.get_bind().dialect)


def add_words(tx: Session, rows: Collection[tuple[int, str]]) -> None:
    """Add the search words of hot seats by id: letters and digits, separated by spaces."""
    if rows and allows_plain_words(tx):
        values = [{"id": id, "words": " ".join(words.split())} for id, words in rows]
        tx.connection().execute(text(_PUT[_kind(tx)]), values)


def delete_memories(tx: Session, ids: Collection[int]) -> None:
    """Delete hot seats from the search; none of their words stay in the full-text table."""
    if ids:
        tx.execute(delete(MemoryRecord).where(MemoryRecord.id.in_(ids)))
        _wipe(tx)


def clear_words(tx: Session) -> None:
    """Empty the full-text table."""
    tx.execute(text("DELETE FROM memory_words"))
    _wipe(tx)


def find_memories(tx: Session, ways: Collection[tuple[str, ...]]) -> Subquery:
    """Select the hot seats with all words of any of ``ways``: ``id``, and ``rank``, lowest is best.

    Words consist of letters and digits.
    """
    either, both, quote = (" OR ", " AND ", '"') if _kind(tx) == "sqlite" else (" | ", " & ", "'")
    terms = either.join(f"({both.join(f'{quote}{w}{quote}' for w in way)})" for way in ways)
    query = text(_MATCH[_kind(tx)]).bindparams(asked=terms)
    return query.columns(id=Integer, rank=Float).subquery("matching")


def _kind(tx: Session) -> str:
    return tx.get_bind().dialect.name


def _wipe(tx: Session) -> None:
    """Merge SQLite's index, in which deleted words are otherwise only marked as deleted."""
    if _kind(tx) == "sqlite":
        tx.execute(text("INSERT INTO memory_words (memory_words) VALUES ('optimize')"))
