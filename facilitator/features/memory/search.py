"""Full-text search over the hot seats of a person's own groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.language.search_terms import SearchTerms, Weights, query_terms, snippet
from facilitator.domain.people.person import Role
from facilitator.domain.recaps.outcomes import Outcome
from facilitator.features.access.group_access import visible_group_ids
from facilitator.features.access.sign_in import Visitor
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.records.audit import AuditEntryRecord
from facilitator.records.base import now
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.recaps import HotSeatRecord, SolutionRecord
from facilitator.records.search import MemoryRecord, allows_plain_words, find_memories
from facilitator.records.sessions import SessionRecord

PAGE_SIZE = 10
MAX_QUESTION_LETTERS = 300  # letters of a question
MAX_ENCRYPTED_SEATS = 1000  # newest hot seats searched if encrypted: decrypting more takes too long
SAMPLE = 250  # hot seats from which word frequencies are estimated
MAX_SCORED = 100  # best matches of the database, which are then scored here
MAX_MATCHES = 1000  # most matches the database may have to sort
AUDIT_ACTION, AUDIT_INTERVAL = "searched the memory of groups", timedelta(minutes=1)
MAX_WORDS = 6  # of a question, the most important ones


@dataclass(frozen=True, slots=True)
class Filters:
    """Search filters; an empty one does not filter.

    ``member`` brought the challenge or gave a solution. ``since`` and ``until`` are days of the
    session in UTC, both included.
    """

    group: str = ""
    theme: str = ""
    member: str = ""
    since: date | None = None
    until: date | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class FoundSolution:
    """A solution in a search result; ``outcome`` is None if nobody reported one."""

    id: int
    peer_id: int
    peer: str
    text: str
    outcome: Outcome | None
    word: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A hot seat in a search result; ``snippet`` is the passage that fits best."""

    session_id: int
    group_id: int
    group: str
    member: str
    held_at: datetime
    challenge: str
    solutions: tuple[FoundSolution, ...]
    snippet: str
    fit: float


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A page of search results, numbered from 1; ``total`` counts all results."""

    found: tuple[SearchResult, ...]
    number: int
    pages: int
    total: int


Searcher = int | Visitor | None


def search(question: str, who: Searcher, filters: Filters, page: int, db: Database) -> ResultPage:
    """Return the hot seats most similar to a question, best first, from groups ``who`` may search.

    A person id searches the groups that person is in now, but not as a guest; a console visitor
    those they see there; None is the operator, who searches all. Only what a group was sent is
    found, nothing confidential, dropped or forgotten. The audit log records that somebody searched,
    not for what; for a visitor, who searches while typing, once a minute. Raises Refused for an
    empty or too long question, NotFound for a group or member that they cannot see.
    """
    if not question.strip() or len(question) > MAX_QUESTION_LETTERS:
        raise Refused(
            "This question cannot be searched.", f"Write 1 to {MAX_QUESTION_LETTERS} letters."
        )
    if page < 1:
        raise Refused("There is no such page.", "The first one is 1.")
    with db.reading() as tx:
        groups = _group_ids(tx, who, filters.group)
        people = _person_ids(tx, groups, filters.member) if filters.member else []
        where = _conditions(groups, people, filters)
        ranking, wanted = rank_hot_seats(tx, question, where)
        ranking = _with_visible_part(tx, people, ranking) if people else ranking
        page_of_ranking = ranking[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
        results = tuple(load_results(tx, page_of_ranking, wanted))
        about, only = f"{len(ranking)} found", next(iter(groups or [])) if filters.group else None
        by_id = who.person_id if isinstance(who, Visitor) else who
        is_to_log = not (isinstance(who, Visitor) and _is_logged(tx, who.person_id, only))
    if is_to_log:
        with db.tx() as tx:
            record_audit_entry(tx, AuditEntry(AUDIT_ACTION, about, only, by_id), now())
    return ResultPage(results, page, -(-len(ranking) // PAGE_SIZE), len(ranking))


def _is_logged(tx: Session, person_id: int, group_id: int | None) -> bool:
    """Return whether the audit log already has a search of this person in the last minute."""
    theirs = select(AuditEntryRecord.id).where(
        AuditEntryRecord.by_id == person_id, AuditEntryRecord.what == AUDIT_ACTION,
        AuditEntryRecord.group_id == group_id if group_id else AuditEntryRecord.group_id.is_(None),
        AuditEntryRecord.at > now() - AUDIT_INTERVAL,
    )  # fmt: skip
    return tx.scalar(theirs.limit(1)) is not None


def searchable_groups(tx: Session, person_id: int) -> list[int]:
    """Return the ids of the groups a person is in now, except as a guest."""
    return list(
        tx.scalars(
            select(MembershipRecord.group_id)
            .join(PersonRecord)
            .where(MembershipRecord.person_id == person_id, MembershipRecord.role != Role.GUEST)
            .where(MembershipRecord.left_at.is_(None), PersonRecord.forgotten_at.is_(None))
        )
    )


def rank_hot_seats(
    tx: Session, question: str, where: Sequence[ColumnElement[bool]]
) -> tuple[list[tuple[int, float]], Mapping[str, float]]:
    """Return matching memory ids with their scores, best first, and the weighted search words."""
    newest = (
        select(MemoryRecord.id, MemoryRecord.words)
        .where(*where)
        .order_by(MemoryRecord.held_at.desc(), MemoryRecord.id.desc())
    )
    sample = newest.limit(SAMPLE if allows_plain_words(tx) else MAX_ENCRYPTED_SEATS)
    peers = {id: SearchTerms.read(words) for id, words in tx.execute(sample)}
    weights = Weights.among(list(peers.values()))
    wanted = query_terms(question, weights.times.keys())
    if allows_plain_words(tx) and len(peers) == SAMPLE and wanted:
        hits = find_memories(tx, _rarest_terms(tx, wanted, weights, list(peers.values())))
        best = (
            select(MemoryRecord.id, MemoryRecord.words)
            .join(hits, hits.c.id == MemoryRecord.id)
            .where(*where)
            .order_by(hits.c.rank, MemoryRecord.id.desc())
            .limit(MAX_SCORED)
        )
        peers = {id: SearchTerms.read(words) for id, words in tx.execute(best)}
    scores = [(id, weights.fit(wanted, one)) for id, one in peers.items()]
    return sorted(((i, f) for i, f in scores if f > 0), key=lambda x: (-x[1], -x[0])), wanted


def load_results(
    tx: Session, some: Sequence[tuple[int, float]], wanted: Mapping[str, float]
) -> list[SearchResult]:
    """Load ranked hot seats as search results."""
    rows = {
        one.id: one
        for one in tx.scalars(
            select(MemoryRecord)
            .where(MemoryRecord.id.in_([id for id, _ in some]))
            .options(
                joinedload(MemoryRecord.session).joinedload(SessionRecord.group),
                joinedload(MemoryRecord.hot_seat).options(
                    joinedload(HotSeatRecord.person), joinedload(HotSeatRecord.challenge),
                    selectinload(HotSeatRecord.solutions).joinedload(SolutionRecord.person),
                ),
            )
        )
    }  # fmt: skip
    return [_as_result(rows[id], fit, wanted) for id, fit in some]


def _as_result(row: MemoryRecord, fit: float, wanted: Mapping[str, float]) -> SearchResult:
    seat, reported = row.hot_seat, {one["id"]: one for one in row.solutions}
    solutions = tuple(
        FoundSolution(
            s.id, s.person_id, s.person.name, s.text,
            Outcome(reported[s.id]["outcome"]) if reported[s.id]["outcome"] else None,
            reported[s.id]["word"],
        )
        for s in seat.solutions
        if s.id in reported
    )  # fmt: skip
    return SearchResult(
        row.session_id, row.group_id, row.session.group.name, seat.person.name, row.held_at,
        seat.challenge.text, solutions,
        snippet([seat.challenge.text, *(g.text for g in solutions)], wanted), fit,
    )  # fmt: skip


def _searchable_ids(tx: Session, who: int | Visitor) -> list[int]:
    return (
        list(tx.scalars(visible_group_ids(who)))
        if isinstance(who, Visitor)
        else searchable_groups(tx, who)
    )


def _group_ids(tx: Session, who: Searcher, name: str) -> list[int] | None:
    """Return the ids of the groups to search; None for all groups."""
    allowed = None if who is None else _searchable_ids(tx, who)
    if allowed == []:
        raise NotFound("There are no records you may search.", "Only members of a group have any.")
    if not name:
        return allowed
    named = select(GroupRecord.id, GroupRecord.name)
    if allowed is not None:
        named = named.where(GroupRecord.id.in_(allowed))
    wanted = " ".join(name.split()).casefold()
    ids = [id for id, group_name in tx.execute(named) if group_name.casefold() == wanted]
    if not ids:  # same error whether the group exists or not
        raise NotFound("There is no such group for you.", "Give the name of a group of yours.")
    return ids


def _conditions(
    groups: list[int] | None, people: list[int], filters: Filters
) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if groups is not None:
        conditions.append(MemoryRecord.group_id.in_(groups))
    if filters.theme:
        held = select(SessionRecord.id).where(SessionRecord.theme == filters.theme)
        conditions.append(MemoryRecord.session_id.in_(held))
    if filters.since:
        conditions.append(MemoryRecord.held_at >= _day_start(filters.since))
    if filters.until:
        conditions.append(MemoryRecord.held_at < _day_start(filters.until + timedelta(days=1)))
    if filters.outcome is Outcome.UNKNOWN:
        known = (Outcome.WORKED, Outcome.PARTLY, Outcome.NOT)
        conditions += [MemoryRecord.outcomes.not_like(f"% {one} %") for one in known]
    elif filters.outcome:
        conditions.append(MemoryRecord.outcomes.like(f"% {filters.outcome} %"))
    if people:
        conditions.append(_involving(people))
    return conditions


def _involving(people: list[int]) -> ColumnElement[bool]:
    """Return the condition for hot seats in which these people sat or gave a solution."""
    gave = select(SolutionRecord.hot_seat_id).where(SolutionRecord.person_id.in_(people))
    sat = select(HotSeatRecord.id).where(HotSeatRecord.person_id.in_(people))
    return or_(MemoryRecord.hot_seat_id.in_(sat), MemoryRecord.hot_seat_id.in_(gave))


def _with_visible_part(
    tx: Session, people: list[int], fits: list[tuple[int, float]]
) -> list[tuple[int, float]]:
    """Drop hot seats in which these people only gave solutions that are hidden."""
    rows = tx.execute(
        select(MemoryRecord.id, MemoryRecord.solutions, HotSeatRecord.person_id)
        .join(HotSeatRecord, HotSeatRecord.id == MemoryRecord.hot_seat_id)
        .where(MemoryRecord.id.in_([id for id, _ in fits]))
    ).all()
    visible = {one["id"] for _, solutions, _ in rows for one in solutions}
    theirs = set(
        tx.scalars(
            select(SolutionRecord.id)
            .where(SolutionRecord.id.in_(visible), SolutionRecord.person_id.in_(people))
        )
    )  # fmt: skip
    kept = {
        id
        for id, solutions, sat in rows
        if sat in people or theirs & {one["id"] for one in solutions}
    }
    return [(id, fit) for id, fit in fits if id in kept]


def _person_ids(tx: Session, groups: list[int] | None, name: str) -> list[int]:
    query = (
        select(PersonRecord.id, PersonRecord.name, PersonRecord.email)
        .join(MembershipRecord, MembershipRecord.person_id == PersonRecord.id)
        .where(PersonRecord.forgotten_at.is_(None))
    )
    if groups is not None:
        query = query.where(MembershipRecord.group_id.in_(groups))
    wanted = " ".join(name.split()).casefold()
    ids = [
        id
        for id, person_name, email in tx.execute(query)
        if wanted in (person_name.casefold(), email)
    ]
    if not ids:
        raise NotFound("There is no such member in these groups.", "Give the full name.")
    return ids


def _rarest_terms(
    tx: Session, wanted: Mapping[str, float], weights: Weights, sample: Sequence[SearchTerms]
) -> list[tuple[str, ...]]:
    """Choose words and word pairs of which one must occur, the rarest first, so that the number
    of matches stays small enough for the database.
    """
    first, last = tx.execute(
        select(func.min(MemoryRecord.id), func.max(MemoryRecord.id))
    ).one()  # an estimate: counting takes longer
    size = last - first + 1
    most = MAX_MATCHES * len(sample) / size
    words = sorted(wanted, key=lambda w: (-wanted[w] * weights.of(w), w))[:MAX_WORDS]
    positions = {w: {n for n, one in enumerate(sample) if w in one} for w in words}
    terms = [(w,) for w in words] + list(combinations(words, 2))
    hits = {term: set.intersection(*(positions[w] for w in term)) for term in terms}
    chosen: list[tuple[str, ...]] = []
    seen: set[int] = set()
    for term in sorted(terms, key=lambda term: len(hits[term])):
        if chosen and len(seen | hits[term]) > most:
            break
        chosen.append(term)
        seen |= hits[term]
    return chosen


def _day_start(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
