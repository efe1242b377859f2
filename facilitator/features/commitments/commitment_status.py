"""Commitments as approved for the group, with what was said about them since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.group_settings import Cadence
from facilitator.domain.language.likeness import Likeness
from facilitator.domain.recaps.commitments import CommitmentState, SaidIn, is_still_open
from facilitator.domain.recaps.review import EditKind, apply_edits
from facilitator.domain.recaps.strikes import STRUCK
from facilitator.domain.sessions.follow_ups import (
    OpenCommitment,
    SaidCommitment,
    due_at,
    repeated_commitments,
)
from facilitator.features.commitments.commitment_log import status_entries
from facilitator.kit import queries
from facilitator.kit.recap_edits import active_edits
from facilitator.kit.schedule import member_zone
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.recaps import CommitmentRecord, RecapRecord
from facilitator.records.reviews import RecapEditRecord, ReviewRecord
from facilitator.records.sessions import SessionRecord

WITHHELD = (EditKind.CONFIDENTIAL, EditKind.DROP)


@dataclass(frozen=True, slots=True)
class StatusReport:
    """What a member said about a commitment at some time, in UTC."""

    state: CommitmentState
    word: str
    said_in: SaidIn
    at: datetime


@dataclass(frozen=True, slots=True)
class TrackedCommitment:
    """A commitment with its history, newest entry last. Confidential ones are never included.

    ``zone`` is the time zone its member reads times in.
    """

    id: int
    session_id: int
    person_id: int
    member: str
    group: GroupRecord
    text: str
    due: date | None
    when: OpenCommitment
    zone: ZoneInfo
    history: tuple[StatusReport, ...] = ()

    @property
    def state(self) -> CommitmentState:
        """The latest state."""
        return self.history[-1].state if self.history else CommitmentState.OPEN

    @property
    def is_open(self) -> bool:
        """Whether the member is asked about it again."""
        last = self.history[-1] if self.history else None
        return last is None or is_still_open(last.state, last.said_in)


def tracked_commitments(
    tx: Session,
    *,
    person_id: int | None = None,
    group_id: int | None = None,
    since: datetime | None = None,
) -> list[TrackedCommitment]:
    """The commitments of current members in the recaps their groups have got, oldest first."""
    held = func.coalesce(SessionRecord.held_at, ReviewRecord.sent_at)
    query = (
        select(CommitmentRecord, SessionRecord, ReviewRecord, MembershipRecord)
        .join(RecapRecord, RecapRecord.id == CommitmentRecord.recap_id)
        .join(SessionRecord, SessionRecord.id == RecapRecord.session_id)
        .join(ReviewRecord, ReviewRecord.session_id == SessionRecord.id)
        .join(
            MembershipRecord,
            (MembershipRecord.group_id == SessionRecord.group_id)
            & (MembershipRecord.person_id == CommitmentRecord.person_id),
        )
        .join(PersonRecord, PersonRecord.id == CommitmentRecord.person_id)
        .where(RecapRecord.version == ReviewRecord.sent_version)
        .where(MembershipRecord.left_at.is_(None), PersonRecord.forgotten_at.is_(None))
        .order_by(held, CommitmentRecord.id)
    )
    if person_id is not None:
        query = query.where(CommitmentRecord.person_id == person_id)
    if group_id is not None:
        query = query.where(SessionRecord.group_id == group_id)
    if since is not None:
        query = query.where(held >= since)
    rows = tx.execute(query).all()
    public = _visible_texts(tx, {review_record.session_id for _, _, review_record, _ in rows})
    groups = {session.group for _, session, _, _ in rows}
    cadences = {group.id: group.as_settings().cadence for group in groups}
    return [
        _from_records(commitment, session, review_record, member, cadences[session.group_id])
        for commitment, session, review_record, member in rows
        if commitment.text != STRUCK
        if session.id not in public or public[session.id][_member_and_text(commitment)] > 0
    ]


def with_history(
    tx: Session, promises: Iterable[TrackedCommitment], person_id: int
) -> list[TrackedCommitment]:
    """The commitments of one member, with their histories."""
    return with_histories(tx, [p for p in promises if p.person_id == person_id])


def with_histories(tx: Session, promises: Iterable[TrackedCommitment]) -> list[TrackedCommitment]:
    """Commitments with their histories, to which only their own member adds."""
    commitments = list(promises)
    entries: dict[tuple[int, int, str], list[StatusReport]] = {}
    for promised, status in status_entries(tx, *{p.person_id for p in commitments}):
        entry = StatusReport(
            CommitmentState(status.state), status.word, SaidIn(status.said_in), status.said_at
        )
        entries.setdefault((status.person_id, *promised.key), []).append(entry)
    return [
        replace(p, history=tuple(entries.get((p.person_id, p.session_id, p.text), ())))
        for p in commitments
    ]


def repeated_in_group(promises: Iterable[TrackedCommitment]) -> list[list[TrackedCommitment]]:
    """Group those commitments of one member, in one group, that say the same again and again."""
    by_id = {p.id: p for p in promises}
    likeness = Likeness(p.text for p in by_id.values())
    statements = [
        SaidCommitment(p.id, p.session_id, p.text, p.is_open, p.state is CommitmentState.DONE)
        for p in by_id.values()
    ]
    return [
        [by_id[one.id] for one in chain]
        for chain in repeated_commitments(statements, likeness.is_near)
    ]


def _from_records(
    commitment: CommitmentRecord, session: SessionRecord, review_record: ReviewRecord,
    member: MembershipRecord, cadence: Cadence,
) -> TrackedCommitment:  # fmt: skip
    assert review_record.sent_at is not None
    held_at = session.held_at or review_record.sent_at
    zone = member_zone(member)
    until = due_at(held_at, commitment.due, cadence, zone)
    when = OpenCommitment(held_at, max(held_at, review_record.sent_at), until)
    return TrackedCommitment(
        commitment.id, session.id, member.person_id, member.person.name, session.group,
        commitment.text, commitment.due, when, zone,
    )  # fmt: skip


def _visible_texts(tx: Session, session_ids: set[int]) -> dict[int, Counter[tuple[str, str]]]:
    """What may be shown of sessions with confidential or dropped statements, also those marked
    later.
    """
    session_ids_with_edits = tx.scalars(
        select(RecapEditRecord.session_id)
        .where(RecapEditRecord.session_id.in_(session_ids))
        .where(RecapEditRecord.change.in_(WITHHELD), RecapEditRecord.taken_back_at.is_(None))
        .distinct()
    )
    counts = {}
    for session_id in session_ids_with_edits:
        review_record = tx.scalars(
            select(ReviewRecord).where(ReviewRecord.session_id == session_id)
        ).one()
        sent = queries.newest_recap(tx, session_id, version=review_record.sent_version)
        assert sent is not None
        kept_back = [e for e in active_edits(tx, session_id) if e.change in WITHHELD]
        recap = apply_edits(queries.recap_from_record(sent), kept_back).recap
        counts[session_id] = Counter((c.member, c.text) for c in recap.commitments)
    return counts


def _member_and_text(commitment: CommitmentRecord) -> tuple[str, str]:
    return commitment.person.name, commitment.text
