"""The balance of a group, for its moderator's eyes: the ledger, what it says, what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from facilitator.domain.balance.findings import Finding, findings
from facilitator.domain.balance.ledger import Gift, Ledger, Meeting, Person, Standing, ledger
from facilitator.domain.balance.manner import Manner, Offer, manners
from facilitator.domain.balance.proposal import Next, Proposal, proposal
from facilitator.domain.people.people import Role
from facilitator.domain.recaps.commitments import State
from facilitator.domain.recaps.recap import Kind, Source
from facilitator.kit import queries
from facilitator.kit.attendance import seconds_spoken, who_was_there
from facilitator.prompting.library import Library
from facilitator.records.check_ins import CommitmentStatusRecord
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.icebreakers import IcebreakerUseRecord
from facilitator.records.recaps import (
    CommitmentRecord,
    EvidenceRecord,
    HotSeatRecord,
    RecapRecord,
    SolutionRecord,
)
from facilitator.records.reviews import ReviewRecord
from facilitator.records.sessions import SessionRecord

MOST_SESSIONS = 12  # the newest: people change


@dataclass(frozen=True, slots=True)
class Balance:
    """All that a moderator is told; ``unapproved`` recaps do not count yet."""

    group: str
    ledger: Ledger
    findings: tuple[Finding, ...]
    proposal: Proposal | None
    manners: tuple[Manner, ...]
    unapproved: int


def balance_of(group: str, now: datetime, tx: Session) -> Balance:
    """The balance of a group. Changes nothing. Raises Unknown."""
    return balance_in(tx, queries.known_group(tx, group), now)


def balance_in(tx: Session, found: GroupRecord, now: datetime) -> Balance:
    """The balance of a group that is known already. Changes nothing."""
    people, sessions = _people(tx, found.id), _sessions(tx, found.id, now)
    seconds = seconds_spoken(tx, [one.id for one in sessions])
    counted = ledger(people, _meetings(tx, sessions, seconds))
    here = frozenset(p.id for p in people if p.standing in (Standing.MEMBER, Standing.MODERATOR))
    return Balance(
        found.name, counted, findings(counted), proposal(counted, Next(here)),
        _manners(tx, sessions, {p.id: p.name for p in people}), _unapproved(tx, found, now),
    )  # fmt: skip


def ledger_of(tx: Session, group_id: int, before: datetime) -> Ledger:
    """The ledger of a group's sessions before a time, without airtime, which takes long to add."""
    return ledger(_people(tx, group_id), _meetings(tx, _sessions(tx, group_id, before), {}))


def _people(tx: Session, group_id: int) -> list[Person]:
    """Everybody who is or was in a group; neither the forgotten nor who is not to be recorded."""
    members = list(
        tx.scalars(
            select(MembershipRecord)
            .join(PersonRecord)
            .where(MembershipRecord.group_id == group_id, MembershipRecord.recorded)
            .where(PersonRecord.forgotten_at.is_(None))
        )
    )
    labels = queries.labels_of(members)
    return [
        Person(
            m.person_id, labels[m.person_id],
            Standing.LEFT if m.left_at else Standing(Role(m.role).value),
            m.joined_at, m.left_at,
        )
        for m in members
    ]  # fmt: skip


def _sessions(tx: Session, group_id: int, before: datetime) -> list[SessionRecord]:
    """The newest sessions that were held and whose recap was approved."""
    approved = select(ReviewRecord.session_id).where(ReviewRecord.sent_version.is_not(None))
    held = _held(group_id, before).where(SessionRecord.id.in_(approved))
    return list(tx.scalars(held.order_by(SessionRecord.held_at.desc()).limit(MOST_SESSIONS)))


def _held(group_id: int, before: datetime) -> Select[SessionRecord]:
    return select(SessionRecord).where(
        SessionRecord.group_id == group_id,
        SessionRecord.cancelled_at.is_(None),
        SessionRecord.held_at < before,
    )


def _unapproved(tx: Session, group: GroupRecord, before: datetime) -> int:
    """The sessions that have a recap which nobody approved."""
    approved = select(ReviewRecord.session_id).where(ReviewRecord.sent_version.is_not(None))
    waiting = _held(group.id, before).where(
        SessionRecord.id.in_(select(RecapRecord.session_id)), SessionRecord.id.not_in(approved)
    )
    return tx.scalar(select(func.count()).select_from(waiting.subquery())) or 0


def _meetings(
    tx: Session, sessions: Sequence[SessionRecord], seconds: Mapping[int, Mapping[int, float]]
) -> list[Meeting]:
    ids = [one.id for one in sessions]
    there, seats, gifts = who_was_there(tx, ids), _seats(tx, ids), _gifts(tx, ids)
    promised, openers = _promised(tx, ids), _openers(tx, ids)
    return [
        Meeting(
            one.held_at, frozenset(there[one.id]), tuple(gifts.get(one.id, ())),
            tuple(seats.get(one.id, ())), seconds.get(one.id, {}), openers.get(one.id),
            tuple(promised.get(one.id, ())),
        )
        for one in sessions
        if one.held_at
    ]  # fmt: skip


def _seats(tx: Session, session_ids: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    rows = select(RecapRecord.session_id, HotSeatRecord.person_id).join(
        HotSeatRecord, HotSeatRecord.recap_id == RecapRecord.id
    )
    for session_id, member in tx.execute(
        rows.where(RecapRecord.id.in_(queries.newest_recaps(session_ids)))
    ):
        found.setdefault(session_id, []).append(member)
    return found


def _gifts(tx: Session, session_ids: Sequence[int]) -> dict[int, list[Gift]]:
    found: dict[int, list[Gift]] = {}
    rows = (
        select(RecapRecord.session_id, SolutionRecord.person_id, HotSeatRecord.person_id)
        .join(HotSeatRecord, HotSeatRecord.recap_id == RecapRecord.id)
        .join(SolutionRecord, SolutionRecord.hot_seat_id == HotSeatRecord.id)
        .where(RecapRecord.id.in_(queries.newest_recaps(session_ids)))
    )
    for session_id, peer, member in tx.execute(rows):
        found.setdefault(session_id, []).append(Gift(peer, member))
    return found


def _promised(tx: Session, session_ids: Sequence[int]) -> dict[int, list[tuple[int, State]]]:
    """Commitments with how they stand: a new version of a recap makes new rows of the same ones."""
    key = (RecapRecord.session_id, CommitmentRecord.person_id, CommitmentRecord.text)
    made = select(*key).join(CommitmentRecord, CommitmentRecord.recap_id == RecapRecord.id)
    said = (
        made.add_columns(CommitmentStatusRecord.state)
        .join(CommitmentStatusRecord, CommitmentStatusRecord.commitment_id == CommitmentRecord.id)
        .where(RecapRecord.session_id.in_(session_ids))
        .order_by(CommitmentStatusRecord.id)
    )
    stands = {(session, who, text): State(state) for session, who, text, state in tx.execute(said)}
    found: dict[int, list[tuple[int, State]]] = {}
    for session_id, who, text in tx.execute(
        made.where(RecapRecord.id.in_(queries.newest_recaps(session_ids)))
    ):
        state = stands.get((session_id, who, text), State.OPEN)
        found.setdefault(session_id, []).append((who, state))
    return found


def _openers(tx: Session, session_ids: Sequence[int]) -> dict[int, int | None]:
    rows = select(IcebreakerUseRecord.session_id, IcebreakerUseRecord.opener_id)
    told = tx.execute(rows.where(IcebreakerUseRecord.session_id.in_(session_ids)))
    return {session_id: opener for session_id, opener in told if session_id is not None}


def _manners(
    tx: Session, sessions: Sequence[SessionRecord], names: Mapping[int, str]
) -> tuple[Manner, ...]:
    """Experience and advice, by the format of each session, of those who are in the ledger."""
    formats = {one.id: one.recap_in()[1] or "" for one in sessions}
    given = (  # columns: a year of them as records takes three times as long
        select(
            SolutionRecord.id, RecapRecord.session_id, SolutionRecord.kind,
            SolutionRecord.person_id, HotSeatRecord.person_id, SolutionRecord.text,
        )
        .join(HotSeatRecord, HotSeatRecord.id == SolutionRecord.hot_seat_id)
        .join(RecapRecord, RecapRecord.id == HotSeatRecord.recap_id)
        .where(RecapRecord.id.in_(queries.newest_recaps(list(formats))))
        .where(SolutionRecord.person_id != HotSeatRecord.person_id)
    )  # fmt: skip
    rows = tx.execute(given).all()
    words = _words(tx, given)
    offers = [
        Offer(session_id, formats[session_id], Kind(kind), names[peer], names[member], text,
              *words.get(id, ()))
        for id, session_id, kind, peer, member, text in rows
        if peer in names and member in names
    ]  # fmt: skip
    library = Library()
    used = set(formats.values()) & set(library.formats())
    return manners(offers, {name: library.format(name) for name in used})


def _words(tx: Session, given: Select[*tuple[Any, ...]]) -> dict[int, tuple[str, float]]:
    """The first words of a transcript that solutions rest on, and when they were said."""
    found: dict[int, tuple[str, float]] = {}
    for id, quote, start in tx.execute(
        select(EvidenceRecord.solution_id, EvidenceRecord.quote, EvidenceRecord.start)
        .where(EvidenceRecord.solution_id.in_(given.with_only_columns(SolutionRecord.id)))
        .where(EvidenceRecord.source == Source.TRANSCRIPT)
        .order_by(EvidenceRecord.id)
    ):
        if id is not None:
            found.setdefault(id, (quote, start))
    return found
