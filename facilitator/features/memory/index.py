"""The search index: hot seats of sent recaps, without anything confidential or removed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.language.search_terms import SearchTerms
from facilitator.domain.recaps.recap import SolutionKind
from facilitator.domain.recaps.review import EditKind, apply_edits
from facilitator.domain.recaps.statements import (
    Statement,
    StatementPart,
    list_statements,
    match_statements,
)
from facilitator.kit import pending_work, queries
from facilitator.kit.deps import Deps
from facilitator.kit.pending_work import Pending
from facilitator.kit.recap_edits import active_edits
from facilitator.prompting.library import PromptLibrary
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
    add_words,
    clear_words,
    delete_memories,
)
from facilitator.records.sessions import SessionRecord

HIDING_CHANGES = (EditKind.CONFIDENTIAL, EditKind.DROP)
AT_ONCE, SEATS_AT_ONCE = 50, 200  # sessions, hot seats: keeps write locks short
OutcomeAndComment = tuple[str, str]  # an outcome, and a comment on it
Row = dict[str, Any]


def update_index(tx: Session, session_ids: Collection[int]) -> int:
    """Update the index of these sessions from their records. Safe to run twice.

    The index has only sent recaps, nothing that is confidential or was dropped since, and no hot
    seat whose challenge was removed. Returns the number of hot seats indexed.
    """
    tx.flush()
    outdated: list[int] = []
    missing: list[Row] = []
    number = 0
    for session_id in sorted(set(session_ids)):
        rows = {row["hot_seat_id"]: row for row in _rows(tx, session_id)}
        number += len(rows)
        for kept in tx.scalars(select(MemoryRecord).where(MemoryRecord.session_id == session_id)):
            row = rows.get(kept.hot_seat_id)
            if row is not None and all(getattr(kept, name) == row[name] for name in row):
                del rows[kept.hot_seat_id]
            else:
                outdated.append(kept.id)
        missing += rows.values()
    delete_memories(tx, outdated)
    created = [MemoryRecord(**row) for row in missing]
    tx.add_all(created)
    tx.flush()
    add_words(tx, [(one.id, one.words) for one in created])
    return number


def hide_session(tx: Session, session: SessionRecord) -> None:
    """Remove from the index what a group may no longer see of a session; the rest stays.

    Only deletes; a worker then updates the index, so the visible rest of a partly hidden hot seat
    comes back.
    """
    if _sent_version(tx, session.id) is None:
        return
    pending_work.add(tx, Pending.INDEX, session.id)
    kept = tx.scalars(select(MemoryRecord).where(MemoryRecord.session_id == session.id)).all()
    sent = _sent_recap(tx, session.id) if kept else None
    visible = dict(_visible_ids(tx, session, sent)) if sent else {}
    delete_memories(
        tx,
        [
            row.id
            for row in kept
            if not {one["id"] for one in row.solutions} <= visible.get(row.hot_seat_id, set())
            or row.hot_seat_id not in visible
        ],
    )


def clear_session(tx: Session, session_id: int) -> None:
    """Remove a session from the index; a worker indexes it again."""
    pending_work.add(tx, Pending.INDEX, session_id)
    delete_memories(
        tx, list(tx.scalars(select(MemoryRecord.id).where(MemoryRecord.session_id == session_id)))
    )


def index_session(tx: Session, session_id: int, _: int | None, deps: Deps) -> None:
    """Update the index of a session; a handler of pending work.

    Locks the session, so that nothing comes back that is being hidden at the same moment.
    """
    tx.get(SessionRecord, session_id, with_for_update=True)
    update_index(tx, [session_id])


def prepare_index(tx: Session, session_id: int, _: int | None, deps: Deps) -> None:
    """Compute the search words for ``index`` beforehand; writes nothing."""
    for _row in _rows(tx, session_id):
        pass


def reindex(db: Database) -> int:
    """Rebuild the whole index. Safe to run twice, to interrupt, and while the service runs.

    Returns the number of hot seats indexed.
    """
    with db.tx() as tx:
        ids = list(tx.scalars(select(SessionRecord.id).order_by(SessionRecord.id)))
        old = list(tx.scalars(select(MemoryRecord.id)))
        delete_memories(tx, old)
        clear_words(tx)
    number = 0
    for start in range(0, len(ids), AT_ONCE):
        with db.tx() as tx:
            number += update_index(tx, ids[start : start + AT_ONCE])
    return number


def reindex_outdated(db: Database) -> int:
    """Rebuild entries that were indexed with an older version of the topics, oldest first.

    Safe to run twice, to interrupt, and while the service runs: searches find everything
    meanwhile. Returns the number of sessions.
    """
    number = 0
    while True:
        oldest = (
            select(MemoryRecord.session_id, MemoryRecord.words)
            .order_by(MemoryRecord.id)  # rebuilt entries come last
            .limit(SEATS_AT_ONCE)
        )
        with db.tx() as tx:
            ids = {id for id, words in tx.execute(oldest) if not SearchTerms.is_current(words)}
            update_index(tx, ids)
        if not ids:
            return number
        number += len(ids)


def _rows(tx: Session, session_id: int) -> Iterator[Row]:
    session = tx.get(SessionRecord, session_id)
    state = tx.scalar(select(ReviewRecord).where(ReviewRecord.session_id == session_id))
    if session is None or state is None or state.sent_version is None or state.sent_at is None:
        return
    sent = _sent_recap(tx, session_id)
    if sent is None:
        return
    outcomes = _outcomes(tx, sent)
    for seat, given in _visible_seats(tx, session, sent):
        yield {
            "hot_seat_id": seat.id, "session_id": session_id, "group_id": session.group_id,
            "held_at": session.held_at or state.sent_at,
            "solutions": [_solution_json(s, outcomes.get(s.id)) for s in given],
            "outcomes": _outcome_words({outcomes[s.id][0] for s in given if s.id in outcomes}),
            "words": _search_words(tx, seat.challenge.text, tuple(s.text for s in given)),
        }  # fmt: skip


def _search_words(tx: Session, challenge: str, given: tuple[str, ...]) -> str:
    """Return the search words of a hot seat, computed once per content."""
    of = ("words", challenge, given)
    return pending_work.compute_once(tx, of, lambda: str(SearchTerms.of(challenge, given)))


def _sent_recap(tx: Session, session_id: int) -> RecapRecord | None:
    """Return the recap version that the group has."""
    version = _sent_version(tx, session_id)
    return None if version is None else queries.newest_recap(tx, session_id, version=version)


def _sent_version(tx: Session, session_id: int) -> int | None:
    return tx.scalar(select(ReviewRecord.sent_version).where(ReviewRecord.session_id == session_id))


def _visible_ids(
    tx: Session, session: SessionRecord, sent: RecapRecord
) -> Iterator[tuple[int, set[int]]]:
    """Yield the ids of the visible hot seats, each with the ids of its visible solutions."""
    for seat, given in _visible_seats(tx, session, sent):
        yield seat.id, {one.id for one in given}


def _solution_json(solution: SolutionRecord, reported: OutcomeAndComment | None) -> Row:
    outcome, word = reported or ("", "")
    return {"id": solution.id, "outcome": outcome, "word": word}


def _outcome_words(outcomes: Collection[str]) -> str:
    return "".join(f" {one} " for one in sorted(outcomes))


def _visible_seats(
    tx: Session, session: SessionRecord, sent: RecapRecord
) -> Iterator[tuple[HotSeatRecord, list[SolutionRecord]]]:
    """Yield the visible hot seats, each with the visible solutions that the format shows."""
    hiding = [e for e in active_edits(tx, session.id) if e.change in HIDING_CHANGES]
    entries = iter(apply_edits(queries.recap_from_record(sent), hiding).entries)
    _, format, _ = session.recap_settings()
    shows = PromptLibrary().format(format).shows if format else frozenset(SolutionKind)
    for seat in sent.hot_seats:
        challenge = next(entries)
        solutions = [(s, next(entries)) for s in seat.solutions]
        if challenge.is_public and seat.challenge.text != REMOVED:
            yield seat, [s for s, e in solutions if e.is_public and SolutionKind(s.kind) in shows]


def _outcomes(tx: Session, sent: RecapRecord) -> dict[int, OutcomeAndComment]:
    """Return outcomes by solution id, including those reported on an earlier recap version."""
    rows = tx.scalars(
        select(SolutionOutcomeRecord)
        .join(SolutionRecord, SolutionRecord.id == SolutionOutcomeRecord.solution_id)
        .join(HotSeatRecord, HotSeatRecord.id == SolutionRecord.hot_seat_id)
        .join(RecapRecord, RecapRecord.id == HotSeatRecord.recap_id)
        .where(RecapRecord.session_id == sent.session_id)
        .order_by(SolutionOutcomeRecord.id.desc())
    ).all()
    current_ids = current_solution_ids(tx, sent, [row.solution for row in rows])
    outcomes: dict[int, OutcomeAndComment] = {}
    for row in rows:
        if row.solution_id in current_ids:
            outcomes.setdefault(current_ids[row.solution_id], (row.outcome, row.word))
    return outcomes


def current_solution_ids(
    tx: Session, sent: RecapRecord, solutions: Collection[SolutionRecord]
) -> dict[int, int]:
    """Map the ids of solutions, possibly of earlier versions, to those in the sent recap."""
    if not solutions:
        return {}
    placed = list_statements(queries.recap_from_record(sent))
    rows = iter(s for seat in sent.hot_seats for s in seat.solutions)
    ids = [next(rows).id if p.statement.part is StatementPart.SOLUTION else 0 for p in placed]
    current_ids = {}
    for solution in solutions:
        wanted = _statement(tx, solution)
        at = match_statements([wanted], placed).get(wanted.key)
        if at is not None:
            current_ids[solution.id] = ids[at]
    return current_ids


def _statement(tx: Session, solution: SolutionRecord) -> Statement:
    seat = tx.get_one(HotSeatRecord, solution.hot_seat_id)
    return Statement(
        StatementPart.SOLUTION, seat.person.name, solution.person.name, solution.text,
        queries.evidence_from_records(solution.evidence), SolutionKind(solution.kind),
    )  # fmt: skip
