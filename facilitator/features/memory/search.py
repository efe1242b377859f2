"""Who has dealt with this? Search over the records of one's own groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from facilitator.domain.errors import Refused, Unknown
from facilitator.domain.language.peer_words import Peers, Weights, asked, snippet
from facilitator.domain.people.people import Role
from facilitator.domain.recaps.outcomes import Outcome
from facilitator.features.access.access import group_ids
from facilitator.features.access.sign_in import Visitor
from facilitator.kit.audit import Deed, note
from facilitator.records.audit import DeedRecord
from facilitator.records.base import now
from facilitator.records.database import Database
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.recaps import HotSeatRecord, SolutionRecord
from facilitator.records.search import MemoryRecord, is_open, matching
from facilitator.records.sessions import SessionRecord

ON_A_PAGE = 10
LONGEST = 300  # letters of a question
SEALED_MOST = 1000  # the newest hot seats; more cannot be unsealed while somebody waits
SAMPLE = 250  # hot seats that tell how rare a word is
MOST = 100  # hot seats that are weighed, of those the database thinks fit best
MATCHES = 1000  # of a database: so many are ordered in the time there is
SEARCHED, TYPING = "searched the memory of groups", timedelta(minutes=1)
MOST_WORDS = 6  # of a question, those that count most


@dataclass(frozen=True, slots=True)
class Filters:
    """What is searched; nothing is left out by what is empty.

    ``member`` is who brought or gave something; days are of the session, in UTC, both included.
    """

    group: str = ""
    theme: str = ""
    member: str = ""
    since: date | None = None
    until: date | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Gift:
    """A solution as it is found; ``outcome`` is None where nobody said anything."""

    id: int
    peer_id: int
    peer: str
    text: str
    outcome: Outcome | None
    word: str


@dataclass(frozen=True, slots=True)
class Found:
    """A hot seat that fits; ``snippet`` is the place in it that fits best."""

    session_id: int
    group_id: int
    group: str
    member: str
    held_at: datetime
    challenge: str
    solutions: tuple[Gift, ...]
    snippet: str
    fit: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page of what was found, from 1 on; ``total`` counts all of it."""

    found: tuple[Found, ...]
    number: int
    pages: int
    total: int


Who = int | Visitor | None


def search(question: str, who: Who, filters: Filters, page: int, db: Database) -> Page:
    """The hot seats most like a question, best first, out of the groups somebody may search.

    Members and moderators search the groups they are in now, and guests none; a visitor of the
    console those they see there; nobody is the operator, who searches all. Only what a group was
    sent is found, never what is confidential, dropped or forgotten. The audit log says that
    somebody searched, and not for what; of a visitor, who searches as they type, once a minute.
    Raises Refused for no question, Unknown for a group or member that is not there for them.
    """
    if not question.strip() or len(question) > LONGEST:
        raise Refused("There is no such question.", f"Ask in 1 to {LONGEST} letters.")
    if page < 1:
        raise Refused("There is no such page.", "The first one is 1.")
    with db.reading() as tx:
        groups = _groups(tx, who, filters.group)
        people = _people(tx, groups, filters.member) if filters.member else []
        where = _where(groups, people, filters)
        fits, wanted = ranked(tx, question, where)
        fits = _with(tx, people, fits) if people else fits
        some = fits[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
        found = tuple(shown(tx, some, wanted))
        about, only = f"{len(fits)} found", next(iter(groups or [])) if filters.group else None
        by_id = who.person_id if isinstance(who, Visitor) else who
        is_news = not (isinstance(who, Visitor) and _noted(tx, who.person_id, only))
    if is_news:
        with db.tx() as tx:
            note(tx, Deed(SEARCHED, about, only, by_id), now())
    return Page(found, page, -(-len(fits) // ON_A_PAGE), len(fits))


def _noted(tx: Session, person_id: int, group_id: int | None) -> bool:
    """Whether the audit log has it already that somebody searches there just now."""
    theirs = select(DeedRecord.id).where(
        DeedRecord.by_id == person_id, DeedRecord.what == SEARCHED,
        DeedRecord.group_id == group_id if group_id else DeedRecord.group_id.is_(None),
        DeedRecord.at > now() - TYPING,
    )  # fmt: skip
    return tx.scalar(theirs.limit(1)) is not None


def may_search(tx: Session, person_id: int) -> list[int]:
    """The groups somebody may search: those they are in now, and not as a guest."""
    return list(
        tx.scalars(
            select(MembershipRecord.group_id)
            .join(PersonRecord)
            .where(MembershipRecord.person_id == person_id, MembershipRecord.role != Role.GUEST)
            .where(MembershipRecord.left_at.is_(None), PersonRecord.forgotten_at.is_(None))
        )
    )


def ranked(
    tx: Session, question: str, where: Sequence[ColumnElement[bool]]
) -> tuple[list[tuple[int, float]], Mapping[str, float]]:
    """The ids of hot seats that fit, the best first, with how well; and what was looked for."""
    newest = (
        select(MemoryRecord.id, MemoryRecord.words)
        .where(*where)
        .order_by(MemoryRecord.held_at.desc(), MemoryRecord.id.desc())
    )
    sample = newest.limit(SAMPLE if is_open(tx) else SEALED_MOST)
    read = {id: Peers.read(words) for id, words in tx.execute(sample)}
    weights = Weights.among(list(read.values()))
    wanted = asked(question, weights.times.keys())
    if is_open(tx) and len(read) == SAMPLE and wanted:
        hits = matching(tx, _narrowed(tx, wanted, weights, list(read.values())))
        best = (
            select(MemoryRecord.id, MemoryRecord.words)
            .join(hits, hits.c.id == MemoryRecord.id)
            .where(*where)
            .order_by(hits.c.rank, MemoryRecord.id.desc())
            .limit(MOST)
        )
        read = {id: Peers.read(words) for id, words in tx.execute(best)}
    fits = [(id, weights.fit(wanted, one)) for id, one in read.items()]
    return sorted(((i, f) for i, f in fits if f > 0), key=lambda x: (-x[1], -x[0])), wanted


def shown(
    tx: Session, some: Sequence[tuple[int, float]], wanted: Mapping[str, float]
) -> list[Found]:
    """These hot seats as somebody is shown them."""
    kept = {
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
    return [_shown(kept[id], fit, wanted) for id, fit in some]


def _shown(kept: MemoryRecord, fit: float, wanted: Mapping[str, float]) -> Found:
    seat, told = kept.hot_seat, {one["id"]: one for one in kept.solutions}
    gifts = tuple(
        Gift(
            s.id, s.person_id, s.person.name, s.text,
            Outcome(told[s.id]["outcome"]) if told[s.id]["outcome"] else None, told[s.id]["word"],
        )
        for s in seat.solutions
        if s.id in told
    )  # fmt: skip
    return Found(
        kept.session_id, kept.group_id, kept.session.group.name, seat.person.name, kept.held_at,
        seat.challenge.text, gifts,
        snippet([seat.challenge.text, *(g.text for g in gifts)], wanted), fit,
    )  # fmt: skip


def _own(tx: Session, who: int | Visitor) -> list[int]:
    return list(tx.scalars(group_ids(who))) if isinstance(who, Visitor) else may_search(tx, who)


def _groups(tx: Session, who: Who, name: str) -> list[int] | None:
    """The ids of the groups to search; None for all there are."""
    own = None if who is None else _own(tx, who)
    if own == []:
        raise Unknown("There are no records you may search.", "Only members of a group have any.")
    if not name:
        return own
    named = select(GroupRecord.id, GroupRecord.name)
    if own is not None:
        named = named.where(GroupRecord.id.in_(own))
    wanted = " ".join(name.split()).casefold()
    found = [id for id, called in tx.execute(named) if called.casefold() == wanted]
    if not found:  # the same words whether it is there or not
        raise Unknown("There is no such group for you.", "Give the name of a group of yours.")
    return found


def _where(
    groups: list[int] | None, people: list[int], filters: Filters
) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if groups is not None:
        where.append(MemoryRecord.group_id.in_(groups))
    if filters.theme:
        held = select(SessionRecord.id).where(SessionRecord.theme == filters.theme)
        where.append(MemoryRecord.session_id.in_(held))
    if filters.since:
        where.append(MemoryRecord.held_at >= _morning(filters.since))
    if filters.until:
        where.append(MemoryRecord.held_at < _morning(filters.until + timedelta(days=1)))
    if filters.outcome is Outcome.UNKNOWN:
        known = (Outcome.WORKED, Outcome.PARTLY, Outcome.NOT)
        where += [MemoryRecord.outcomes.not_like(f"% {one} %") for one in known]
    elif filters.outcome:
        where.append(MemoryRecord.outcomes.like(f"% {filters.outcome} %"))
    if people:
        where.append(_of(people))
    return where


def _of(people: list[int]) -> ColumnElement[bool]:
    """What these people brought, or gave something to."""
    gave = select(SolutionRecord.hot_seat_id).where(SolutionRecord.person_id.in_(people))
    sat = select(HotSeatRecord.id).where(HotSeatRecord.person_id.in_(people))
    return or_(MemoryRecord.hot_seat_id.in_(sat), MemoryRecord.hot_seat_id.in_(gave))


def _with(tx: Session, people: list[int], fits: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """Without those in which all that these people gave is kept back."""
    rows = tx.execute(
        select(MemoryRecord.id, MemoryRecord.solutions, HotSeatRecord.person_id)
        .join(HotSeatRecord, HotSeatRecord.id == MemoryRecord.hot_seat_id)
        .where(MemoryRecord.id.in_([id for id, _ in fits]))
    ).all()
    told = {one["id"] for _, solutions, _ in rows for one in solutions}
    theirs = set(
        tx.scalars(
            select(SolutionRecord.id)
            .where(SolutionRecord.id.in_(told), SolutionRecord.person_id.in_(people))
        )
    )  # fmt: skip
    there = {
        id
        for id, solutions, sat in rows
        if sat in people or theirs & {one["id"] for one in solutions}
    }
    return [(id, fit) for id, fit in fits if id in there]


def _people(tx: Session, groups: list[int] | None, name: str) -> list[int]:
    there = (
        select(PersonRecord.id, PersonRecord.name, PersonRecord.email)
        .join(MembershipRecord, MembershipRecord.person_id == PersonRecord.id)
        .where(PersonRecord.forgotten_at.is_(None))
    )
    if groups is not None:
        there = there.where(MembershipRecord.group_id.in_(groups))
    wanted = " ".join(name.split()).casefold()
    found = [id for id, called, email in tx.execute(there) if wanted in (called.casefold(), email)]
    if not found:
        raise Unknown("There is no such member in these groups.", "Give the full name.")
    return found


def _narrowed(
    tx: Session, wanted: Mapping[str, float], weights: Weights, sample: Sequence[Peers]
) -> list[tuple[str, ...]]:
    """Words, and pairs of words, of which one must be there: the rarest first, as far as the
    database can look through all that have them in time.
    """
    first, last = tx.execute(
        select(func.min(MemoryRecord.id), func.max(MemoryRecord.id))
    ).one()  # to count them takes longer
    size = last - first + 1
    most = MATCHES * len(sample) / size
    words = sorted(wanted, key=lambda w: (-wanted[w] * weights.of(w), w))[:MOST_WORDS]
    there = {w: {n for n, one in enumerate(sample) if w in one} for w in words}
    ways = [(w,) for w in words] + list(combinations(words, 2))
    hits = {way: set.intersection(*(there[w] for w in way)) for way in ways}
    chosen: list[tuple[str, ...]] = []
    seen: set[int] = set()
    for way in sorted(ways, key=lambda way: len(hits[way])):
        if chosen and len(seen | hits[way]) > most:
            break
        chosen.append(way)
        seen |= hits[way]
    return chosen


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
