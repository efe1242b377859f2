"""What a group can search of a session: what it has got of the recap, and may still be told."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.language.peer_words import Peers
from facilitator.domain.recaps.recap import Kind
from facilitator.domain.recaps.review import Change, review
from facilitator.domain.recaps.statements import Part, Statement, found_again, statements
from facilitator.kit import pending_work, queries
from facilitator.kit.deps import Deps
from facilitator.kit.pending_work import Pending
from facilitator.kit.recap_edits import edits_of
from facilitator.prompting.library import Library
from facilitator.records.database import Database
from facilitator.records.recaps import (
    REMOVED,
    HotSeatRecord,
    RecapRecord,
    SolutionRecord,
)
from facilitator.records.reviews import ReviewRecord
from facilitator.records.search import (
    MemoryRecord,
    SolutionOutcomeRecord,
    clear_words,
    drop_memories,
    put_words,
)
from facilitator.records.sessions import SessionRecord

KEPT_BACK = (Change.CONFIDENTIAL, Change.DROP)
AT_ONCE, SEATS_AT_ONCE = 50, 200  # sessions, hot seats: so that nobody waits long for the lock
Told = tuple[str, str]  # an outcome, and a word about it
Row = dict[str, Any]


def keep_memory(tx: Session, session_ids: Collection[int]) -> int:
    """Bring the memory of these sessions up to date with their records. Safe to run twice.

    Nothing is in it of a recap that was not sent, nor what is confidential or dropped since, nor
    a hot seat whose challenge was removed. Gives the number of hot seats in it.
    """
    tx.flush()
    gone: list[int] = []
    fresh: list[Row] = []
    number = 0
    for session_id in sorted(set(session_ids)):
        rows = {row["hot_seat_id"]: row for row in _rows(tx, session_id)}
        number += len(rows)
        for kept in tx.scalars(select(MemoryRecord).where(MemoryRecord.session_id == session_id)):
            row = rows.get(kept.hot_seat_id)
            if row is not None and all(getattr(kept, name) == row[name] for name in row):
                del rows[kept.hot_seat_id]
            else:
                gone.append(kept.id)
        fresh += rows.values()
    drop_memories(tx, gone)
    made = [MemoryRecord(**row) for row in fresh]
    tx.add_all(made)
    tx.flush()
    put_words(tx, [(one.id, one.words) for one in made])
    return number


def hide(tx: Session, session: SessionRecord) -> None:
    """Let nothing be found of a session that may not be told any more, and leave the rest.

    A worker looks then what else has changed, as no words are written to the index here: what is
    left of a hot seat of which a part is hidden comes back so.
    """
    if _sent_version(tx, session.id) is None:
        return
    pending_work.add(tx, Pending.INDEX, session.id)
    kept = tx.scalars(select(MemoryRecord).where(MemoryRecord.session_id == session.id)).all()
    sent = _sent(tx, session.id) if kept else None
    public = dict(_ids(tx, session, sent)) if sent else {}
    drop_memories(
        tx,
        [
            row.id
            for row in kept
            if not {one["id"] for one in row.solutions} <= public.get(row.hot_seat_id, set())
            or row.hot_seat_id not in public
        ],
    )


def clear_session(tx: Session, session_id: int) -> None:
    """Let nothing be found of a session, until a worker has looked what there is."""
    pending_work.add(tx, Pending.INDEX, session_id)
    drop_memories(
        tx, list(tx.scalars(select(MemoryRecord.id).where(MemoryRecord.session_id == session_id)))
    )


def index(tx: Session, session_id: int, _: int | None, deps: Deps) -> None:
    """Bring what can be found of a session up to date; a handler of pending work.

    The session is locked, so that nothing comes back that is hidden at the same moment.
    """
    tx.get(SessionRecord, session_id, with_for_update=True)
    keep_memory(tx, [session_id])


def prepare_index(tx: Session, session_id: int, _: int | None, deps: Deps) -> None:
    """Make the words that ``index`` needs; writes nothing."""
    for _row in _rows(tx, session_id):
        pass


def reindex(db: Database) -> int:
    """Make the whole memory anew. Safe to run twice, to break off, and while the service works.

    Gives the number of hot seats in it.
    """
    with db.tx() as tx:
        ids = list(tx.scalars(select(SessionRecord.id).order_by(SessionRecord.id)))
        old = list(tx.scalars(select(MemoryRecord.id)))
        drop_memories(tx, old)
        clear_words(tx)
    number = 0
    for at in range(0, len(ids), AT_ONCE):
        with db.tx() as tx:
            number += keep_memory(tx, ids[at : at + AT_ONCE])
    return number


def refresh(db: Database) -> int:
    """Make anew what was kept with other notions than there are now, the oldest first.

    Safe to run twice, to break off, and while the service works: all is found meanwhile. Gives
    the number of sessions.
    """
    number = 0
    while True:
        oldest = (
            select(MemoryRecord.session_id, MemoryRecord.words)
            .order_by(MemoryRecord.id)  # what is made anew comes last
            .limit(SEATS_AT_ONCE)
        )
        with db.tx() as tx:
            ids = {id for id, words in tx.execute(oldest) if not Peers.is_current(words)}
            keep_memory(tx, ids)
        if not ids:
            return number
        number += len(ids)


def _rows(tx: Session, session_id: int) -> Iterator[Row]:
    session = tx.get(SessionRecord, session_id)
    state = tx.scalar(select(ReviewRecord).where(ReviewRecord.session_id == session_id))
    if session is None or state is None or state.sent_version is None or state.sent_at is None:
        return
    sent = _sent(tx, session_id)
    if sent is None:
        return
    told = _outcomes(tx, sent)
    for seat, given in _public(tx, session, sent):
        yield {
            "hot_seat_id": seat.id, "session_id": session_id, "group_id": session.group_id,
            "held_at": session.held_at or state.sent_at,
            "solutions": [_told(s, told.get(s.id)) for s in given],
            "outcomes": _named({told[s.id][0] for s in given if s.id in told}),
            "words": _words(tx, seat.challenge.text, tuple(s.text for s in given)),
        }  # fmt: skip


def _words(tx: Session, challenge: str, given: tuple[str, ...]) -> str:
    """What a hot seat is found by."""
    of = ("words", challenge, given)
    return pending_work.made_once(tx, of, lambda: str(Peers.of(challenge, given)))


def _sent(tx: Session, session_id: int) -> RecapRecord | None:
    """The version of a recap that the group has."""
    version = _sent_version(tx, session_id)
    return None if version is None else queries.newest_recap(tx, session_id, version=version)


def _sent_version(tx: Session, session_id: int) -> int | None:
    return tx.scalar(select(ReviewRecord.sent_version).where(ReviewRecord.session_id == session_id))


def _ids(tx: Session, session: SessionRecord, sent: RecapRecord) -> Iterator[tuple[int, set[int]]]:
    """The hot seats that may be told, each with the solutions that may, by their numbers."""
    for seat, given in _public(tx, session, sent):
        yield seat.id, {one.id for one in given}


def _told(solution: SolutionRecord, told: Told | None) -> Row:
    outcome, word = told or ("", "")
    return {"id": solution.id, "outcome": outcome, "word": word}


def _named(outcomes: Collection[str]) -> str:
    return "".join(f" {one} " for one in sorted(outcomes))


def _public(
    tx: Session, session: SessionRecord, sent: RecapRecord
) -> Iterator[tuple[HotSeatRecord, list[SolutionRecord]]]:
    """The hot seats that may be told, with those solutions that may and that the format shows."""
    kept_back = [e for e in edits_of(tx, session.id) if e.change in KEPT_BACK]
    entries = iter(review(queries.recap_of(sent), kept_back).entries)
    _, format, _ = session.recap_in()
    shows = Library().format(format).shows if format else frozenset(Kind)
    for seat in sent.hot_seats:
        brought = next(entries)
        given = [(s, next(entries)) for s in seat.solutions]
        if brought.is_public and seat.challenge.text != REMOVED:
            yield seat, [s for s, e in given if e.is_public and Kind(s.kind) in shows]


def _outcomes(tx: Session, sent: RecapRecord) -> dict[int, Told]:
    """How the solutions of a recap turned out, also where it was said of an earlier version."""
    rows = tx.scalars(
        select(SolutionOutcomeRecord)
        .join(SolutionRecord, SolutionRecord.id == SolutionOutcomeRecord.solution_id)
        .join(HotSeatRecord, HotSeatRecord.id == SolutionRecord.hot_seat_id)
        .join(RecapRecord, RecapRecord.id == HotSeatRecord.recap_id)
        .where(RecapRecord.session_id == sent.session_id)
        .order_by(SolutionOutcomeRecord.id.desc())
    ).all()
    now_called = called_now(tx, sent, [row.solution for row in rows])
    found: dict[int, Told] = {}
    for row in rows:
        if row.solution_id in now_called:
            found.setdefault(now_called[row.solution_id], (row.outcome, row.word))
    return found


def called_now(
    tx: Session, sent: RecapRecord, solutions: Collection[SolutionRecord]
) -> dict[int, int]:
    """Which solution of a recap each of these is, also where they are of an earlier version."""
    if not solutions:
        return {}
    placed = statements(queries.recap_of(sent))
    rows = iter(s for seat in sent.hot_seats for s in seat.solutions)
    ids = [next(rows).id if p.statement.part is Part.SOLUTION else 0 for p in placed]
    found = {}
    for solution in solutions:
        wanted = _statement(tx, solution)
        at = found_again([wanted], placed).get(wanted.key)
        if at is not None:
            found[solution.id] = ids[at]
    return found


def _statement(tx: Session, solution: SolutionRecord) -> Statement:
    seat = tx.get_one(HotSeatRecord, solution.hot_seat_id)
    return Statement(
        Part.SOLUTION, seat.person.name, solution.person.name, solution.text,
        queries.evidence_of(solution.evidence), Kind(solution.kind),
    )  # fmt: skip
