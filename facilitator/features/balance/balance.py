"""The balance of giving and receiving in a group, for its moderator only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from facilitator.domain.balance.findings import Finding, findings
from facilitator.domain.balance.ledger import (
    ExchangedSolution,
    GroupRole,
    Ledger,
    LedgerPerson,
    LedgerSession,
    build_ledger,
)
from facilitator.domain.balance.proposal import NextSession, Proposal, make_proposal
from facilitator.domain.balance.solution_kinds import FormatCounts, OfferedSolution, count_by_format
from facilitator.domain.people.person import Role
from facilitator.domain.recaps.commitments import CommitmentState
from facilitator.domain.recaps.recap import EvidenceSource, SolutionKind
from facilitator.kit import queries
from facilitator.kit.attendance import session_attendees, speaking_seconds
from facilitator.prompting.library import PromptLibrary
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

MOST_SESSIONS = 12  # only the newest, as people change


@dataclass(frozen=True, slots=True)
class Balance:
    """What a moderator sees; ``unapproved`` is the number of recaps not counted yet."""

    group: str
    ledger: Ledger
    findings: tuple[Finding, ...]
    proposal: Proposal | None
    manners: tuple[FormatCounts, ...]
    unapproved: int


def balance_of(group: str, now: datetime, tx: Session) -> Balance:
    """Return the balance of a group by its name. Changes nothing. Raises NotFound."""
    return balance_of_group(tx, queries.get_group(tx, group), now)


def balance_of_group(tx: Session, group: GroupRecord, now: datetime) -> Balance:
    """Return the balance of a group that is already loaded. Changes nothing."""
    people, sessions = _people(tx, group.id), _sessions(tx, group.id, now)
    seconds = speaking_seconds(tx, [one.id for one in sessions])
    totals = build_ledger(people, _meetings(tx, sessions, seconds))
    present_ids = frozenset(
        p.id for p in people if p.standing in (GroupRole.MEMBER, GroupRole.MODERATOR)
    )
    return Balance(
        group.name, totals, findings(totals), make_proposal(totals, NextSession(present_ids)),
        _manners(tx, sessions, {p.id: p.name for p in people}), _unapproved(tx, group, now),
    )  # fmt: skip


def ledger_of(tx: Session, group_id: int, before: datetime) -> Ledger:
    """Return the ledger of a group's sessions before a time, without the slow speaking times."""
    return build_ledger(_people(tx, group_id), _meetings(tx, _sessions(tx, group_id, before), {}))


def _people(tx: Session, group_id: int) -> list[LedgerPerson]:
    """Everyone who is or was in the group, except people who are forgotten or not recorded."""
    members = list(
        tx.scalars(
            select(MembershipRecord)
            .join(PersonRecord)
            .where(MembershipRecord.group_id == group_id, MembershipRecord.recorded)
            .where(PersonRecord.forgotten_at.is_(None))
        )
    )
    labels = queries.display_names(members)
    return [
        LedgerPerson(
            m.person_id, labels[m.person_id],
            GroupRole.LEFT if m.left_at else GroupRole(Role(m.role).value),
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
    """The number of held sessions with a recap that is not approved."""
    approved = select(ReviewRecord.session_id).where(ReviewRecord.sent_version.is_not(None))
    waiting = _held(group.id, before).where(
        SessionRecord.id.in_(select(RecapRecord.session_id)), SessionRecord.id.not_in(approved)
    )
    return tx.scalar(select(func.count()).select_from(waiting.subquery())) or 0


def _meetings(
    tx: Session, sessions: Sequence[SessionRecord], seconds: Mapping[int, Mapping[int, float]]
) -> list[LedgerSession]:
    ids = [one.id for one in sessions]
    attendance, seats, gifts = session_attendees(tx, ids), _seats(tx, ids), _gifts(tx, ids)
    commitments, openers = _commitments(tx, ids), _openers(tx, ids)
    return [
        LedgerSession(
            one.held_at, frozenset(attendance[one.id]), tuple(gifts.get(one.id, ())),
            tuple(seats.get(one.id, ())), seconds.get(one.id, {}), openers.get(one.id),
            tuple(commitments.get(one.id, ())),
        )
        for one in sessions
        if one.held_at
    ]  # fmt: skip


def _seats(tx: Session, session_ids: Sequence[int]) -> dict[int, list[int]]:
    seats: dict[int, list[int]] = {}
    rows = select(RecapRecord.session_id, HotSeatRecord.person_id).join(
        HotSeatRecord, HotSeatRecord.recap_id == RecapRecord.id
    )
    for session_id, member in tx.execute(
        rows.where(RecapRecord.id.in_(queries.newest_recap_ids(session_ids)))
    ):
        seats.setdefault(session_id, []).append(member)
    return seats


def _gifts(tx: Session, session_ids: Sequence[int]) -> dict[int, list[ExchangedSolution]]:
    gifts: dict[int, list[ExchangedSolution]] = {}
    rows = (
        select(RecapRecord.session_id, SolutionRecord.person_id, HotSeatRecord.person_id)
        .join(HotSeatRecord, HotSeatRecord.recap_id == RecapRecord.id)
        .join(SolutionRecord, SolutionRecord.hot_seat_id == HotSeatRecord.id)
        .where(RecapRecord.id.in_(queries.newest_recap_ids(session_ids)))
    )
    for session_id, peer, member in tx.execute(rows):
        gifts.setdefault(session_id, []).append(ExchangedSolution(peer, member))
    return gifts


def _commitments(
    tx: Session, session_ids: Sequence[int]
) -> dict[int, list[tuple[int, CommitmentState]]]:
    """Commitments and their latest state. A new recap version has new rows for the same
    commitments.
    """
    key = (RecapRecord.session_id, CommitmentRecord.person_id, CommitmentRecord.text)
    made = select(*key).join(CommitmentRecord, CommitmentRecord.recap_id == RecapRecord.id)
    updates = (
        made.add_columns(CommitmentStatusRecord.state)
        .join(CommitmentStatusRecord, CommitmentStatusRecord.commitment_id == CommitmentRecord.id)
        .where(RecapRecord.session_id.in_(session_ids))
        .order_by(CommitmentStatusRecord.id)
    )
    states = {
        (session, person_id, text): CommitmentState(state)
        for session, person_id, text, state in tx.execute(updates)
    }
    commitments: dict[int, list[tuple[int, CommitmentState]]] = {}
    for session_id, person_id, text in tx.execute(
        made.where(RecapRecord.id.in_(queries.newest_recap_ids(session_ids)))
    ):
        state = states.get((session_id, person_id, text), CommitmentState.OPEN)
        commitments.setdefault(session_id, []).append((person_id, state))
    return commitments


def _openers(tx: Session, session_ids: Sequence[int]) -> dict[int, int | None]:
    rows = select(IcebreakerUseRecord.session_id, IcebreakerUseRecord.opener_id)
    uses = tx.execute(rows.where(IcebreakerUseRecord.session_id.in_(session_ids)))
    return {session_id: opener for session_id, opener in uses if session_id is not None}


def _manners(
    tx: Session, sessions: Sequence[SessionRecord], names: Mapping[int, str]
) -> tuple[FormatCounts, ...]:
    """Experience and advice by session format, for the people who are in the ledger."""
    formats = {one.id: one.recap_settings()[1] or "" for one in sessions}
    given = (  # columns only: loading a year of records takes three times as long
        select(
            SolutionRecord.id, RecapRecord.session_id, SolutionRecord.kind,
            SolutionRecord.person_id, HotSeatRecord.person_id, SolutionRecord.text,
        )
        .join(HotSeatRecord, HotSeatRecord.id == SolutionRecord.hot_seat_id)
        .join(RecapRecord, RecapRecord.id == HotSeatRecord.recap_id)
        .where(RecapRecord.id.in_(queries.newest_recap_ids(list(formats))))
        .where(SolutionRecord.person_id != HotSeatRecord.person_id)
    )  # fmt: skip
    rows = tx.execute(given).all()
    words = _quotes(tx, given)
    offers = [
        OfferedSolution(
            session_id,
            formats[session_id],
            SolutionKind(kind),
            names[peer],
            names[member],
            text,
            *words.get(id, ()),
        )
        for id, session_id, kind, peer, member, text in rows
        if peer in names and member in names
    ]
    library = PromptLibrary()
    used = set(formats.values()) & set(library.formats())
    return count_by_format(offers, {name: library.format(name) for name in used})


def _quotes(tx: Session, given: Select[*tuple[Any, ...]]) -> dict[int, tuple[str, float]]:
    """The first transcript quote of each solution, and when it was said, in seconds."""
    quotes: dict[int, tuple[str, float]] = {}
    for id, quote, start in tx.execute(
        select(EvidenceRecord.solution_id, EvidenceRecord.quote, EvidenceRecord.start)
        .where(EvidenceRecord.solution_id.in_(given.with_only_columns(SolutionRecord.id)))
        .where(EvidenceRecord.source == EvidenceSource.TRANSCRIPT)
        .order_by(EvidenceRecord.id)
    ):
        if id is not None:
            quotes.setdefault(id, (quote, start))
    return quotes
