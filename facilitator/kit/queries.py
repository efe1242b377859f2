"""Database reads used by several features; most return values of the domain, not records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, case, exists, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.people.person import Role, Roster
from facilitator.domain.recaps.checks import Check, Doubt, Verdict
from facilitator.domain.recaps.recap import (
    Challenge,
    Commitment,
    Evidence,
    EvidenceSource,
    HotSeat,
    Point,
    Recap,
    Solution,
    SolutionKind,
)
from facilitator.domain.recaps.view import RecapView, Receipt, with_kinds
from facilitator.kit.attendance import session_speakers
from facilitator.kit.retention import transcript_deletion_day
from facilitator.prompting.library import PromptLibrary
from facilitator.records.accounts import AccountRecord
from facilitator.records.agendas import AgendaRecord
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.recaps import (
    ChallengeRecord,
    CommitmentRecord,
    EvidenceRecord,
    HotSeatRecord,
    PointRecord,
    RecapRecord,
    SolutionRecord,
)
from facilitator.records.rooms import RoomRecord
from facilitator.records.sessions import SessionRecord, TranscriptRecord


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A session in a list; ``versions`` counts its recaps. A future session has only a plan."""

    id: int
    group: str
    title: str
    held_at: datetime | None
    planned_at: datetime | None
    seconds: float
    hot_seats: int
    commitments: int
    versions: int
    topic: str = ""


def list_sessions(tx: Session) -> list[SessionSummary]:
    """List all sessions, held and planned, newest first."""
    lines = []
    starts_at = func.coalesce(
        SessionRecord.held_at, SessionRecord.planned_at, SessionRecord.created_at
    )
    for session in tx.scalars(
        select(SessionRecord)
        .where(SessionRecord.cancelled_at.is_(None))
        .options(selectinload(SessionRecord.group))
        .order_by(starts_at.desc(), SessionRecord.id.desc())
    ):
        newest = newest_recap(tx, session.id)
        lines.append(
            SessionSummary(
                session.id, session.group.name, session.title, session.held_at,
                session.planned_at, session.seconds,
                len(newest.hot_seats) if newest else 0,
                len(newest.commitments) if newest else 0,
                newest.version if newest else 0,
                session.topic,
            )
        )  # fmt: skip
    return lines


def join_link(tx: Session, session: SessionRecord) -> str:
    """Return where members join a planned session; empty if the platform did not say."""
    room = tx.get(RoomRecord, session.room_id) if session.room_id and session.occurrence else None
    return room.join_link if room else ""


def newest_recap(
    tx: Session, session_id: int, *, found: bool = False, version: int | None = None
) -> RecapRecord | None:
    """Load the newest version of a recap, with everything in it, in few queries.

    With ``found``, the newest one as an engine made it, before any review; or the ``version`` of
    this number.
    """
    conditions: list[ColumnElement[bool]] = [RecapRecord.reviewed_from.is_(None)] if found else []
    if version is not None:
        conditions.append(RecapRecord.version == version)
    evidence = selectinload(HotSeatRecord.challenge).selectinload(ChallengeRecord.evidence)
    return tx.scalar(
        select(RecapRecord)
        .where(RecapRecord.session_id == session_id, *conditions)
        .order_by(RecapRecord.version.desc())
        .limit(1)
        .options(
            selectinload(RecapRecord.hot_seats).options(
                joinedload(HotSeatRecord.person),
                evidence.joinedload(EvidenceRecord.person),
                selectinload(HotSeatRecord.solutions).options(
                    joinedload(SolutionRecord.person),
                    selectinload(SolutionRecord.evidence).joinedload(EvidenceRecord.person),
                ),
            ),
            selectinload(RecapRecord.commitments).options(
                joinedload(CommitmentRecord.person),
                selectinload(CommitmentRecord.evidence).joinedload(EvidenceRecord.person),
            ),
            selectinload(RecapRecord.points).options(
                joinedload(PointRecord.person),
                selectinload(PointRecord.evidence).joinedload(EvidenceRecord.person),
            ),
        )
    )


def newest_recap_ids(session_ids: Collection[int] | Select[int]) -> Select[int]:
    """Select the ids of the newest recap versions of these sessions.

    They contain nothing that is confidential or dropped.
    """
    return (
        select(func.max(RecapRecord.id))
        .where(RecapRecord.session_id.in_(session_ids))
        .group_by(RecapRecord.session_id)
    )


def display_names(members: Sequence[MembershipRecord]) -> dict[int, str]:
    """Display names by person id; members with the same name get their id added."""
    counts = Counter(m.person.name for m in members)
    return {
        m.person_id: m.person.name
        if counts[m.person.name] == 1
        else f"{m.person.name} ({m.person_id})"
        for m in members
    }


def get_recap_view(tx: Session, session_id: int, version: int | None = None) -> RecapView:
    """A session's recap as readers see it, the newest or a given version. Raises NotFound."""
    session = tx.get(SessionRecord, session_id)
    newest = newest_recap(tx, session_id, version=version)
    if session is None or newest is None:
        raise NotFound(f"There is no session {session_id}.", "`facilitator sessions` lists them.")
    theme, format, language = session.recap_settings()
    view = RecapView(
        recap=recap_from_record(newest),
        title=session.title,
        group=session.group.name,
        theme=theme,
        held_at=session.held_at,
        seconds=session.seconds,
        speakers=len(session_speakers(tx, [session_id])),
        moderator=session.moderator.name if session.moderator else None,
        session_id=session.id,
        language=language,
        receipt=_receipt(tx, session, newest),
    )
    return filter_by_format(view, format)


def filter_by_format(view: RecapView, format: str | None) -> RecapView:
    """Only the parts that the format shows; everything if there is none. Raises NotFound."""
    return with_kinds(view, PromptLibrary().format(format).shows) if format else view


def session_has_recap(session: SessionRecord) -> bool:
    """Whether the session's format has a recap; some formats forbid written records."""
    return format_has_recap(session.recap_settings()[1])


def format_has_recap(format: str | None) -> bool:
    """Whether sessions in this format have a recap."""
    return format is None or PromptLibrary().format(format).recap


def find_group(tx: Session, name: str) -> GroupRecord | None:
    """Find the group of this name, ignoring case; its row is locked."""
    query = select(GroupRecord).where(func.lower(GroupRecord.name) == func.lower(name))
    exact_first = case((GroupRecord.name == name, 0), else_=1)
    return tx.scalar(query.order_by(exact_first, GroupRecord.id).limit(1).with_for_update())


def get_group(tx: Session, name: str) -> GroupRecord:
    """Get the group of this name; its row is locked. Raises NotFound."""
    group = find_group(tx, name)
    if group is None:
        raise NotFound(
            f"There is no group {name}.",
            "`facilitator groups` lists them; `facilitator groups add NAME` creates one.",
        )
    return group


def members_of(tx: Session, group_id: int, at: datetime | None = None) -> list[MembershipRecord]:
    """List the members of a group, now or at a time, without forgotten people."""
    is_member = or_(
        MembershipRecord.left_at.is_(None), *([MembershipRecord.left_at > at] if at else [])
    )
    return list(
        tx.scalars(
            select(MembershipRecord)
            .join(PersonRecord)
            .where(MembershipRecord.group_id == group_id, is_member)
            .where(PersonRecord.forgotten_at.is_(None))
            .order_by(MembershipRecord.id)
        )
    )


def roster_of(tx: Session, group_id: int, at: datetime | None = None) -> Roster:
    """The roster of a group, now or at a time."""
    return Roster(tuple(m.as_person() for m in members_of(tx, group_id, at)))


def find_member_by_name(
    tx: Session, group_id: int, name: str, at: datetime | None = None
) -> PersonRecord | None:
    """Find the member of a group with exactly this name."""
    members = members_of(tx, group_id, at)
    return next((m.person for m in members if m.person.name == name), None)


def get_person(tx: Session, who: str) -> PersonRecord:
    """Get the person with this email or name. Raises NotFound, or Refused if there are two."""
    wanted = who.strip().casefold()
    people = list(tx.scalars(select(PersonRecord).where(PersonRecord.forgotten_at.is_(None))))
    matches = [p for p in people if wanted == p.email] or [
        p for p in people if wanted == p.name.casefold()
    ]
    if not matches:
        raise NotFound(f"Nobody is called {who}.", "Give the full name.")
    if len(matches) > 1:
        raise Refused(
            f"{len(matches)} people are called {who}.",
            "Give the email address of the one you mean.",
        )
    return matches[0]


def recap_from_record(record: RecapRecord) -> Recap:
    """Convert a stored recap to the domain's Recap."""
    return Recap(
        engine=record.engine,
        model=record.model,
        sent_to=record.sent_to,
        prompts=tuple(sorted(record.prompts.items())),
        warnings=tuple(record.warnings),
        summary=record.summary,
        hot_seats=tuple(_hot_seat(seat) for seat in record.hot_seats),
        commitments=tuple(
            Commitment(c.person.name, c.text, evidence_from_records(c.evidence), c.due, _check(c))
            for c in record.commitments
        ),
        points=tuple(
            Point(p.person.name, p.text, evidence_from_records(p.evidence)) for p in record.points
        ),
    )


def _hot_seat(record: HotSeatRecord) -> HotSeat:
    brought = record.challenge
    challenge = Challenge(brought.text, evidence_from_records(brought.evidence), _check(brought))
    solutions = tuple(
        Solution(
            s.person.name,
            SolutionKind(s.kind),
            s.text,
            evidence_from_records(s.evidence),
            _check(s),
            s.idea,
        )
        for s in record.solutions
    )
    return HotSeat(
        record.person.name, record.start, record.end, challenge, solutions, record.summary
    )


def _check(record: ChallengeRecord | SolutionRecord | CommitmentRecord) -> Check:
    return Check(
        Doubt(record.doubt) if record.doubt else None,
        Verdict(record.verdict) if record.verdict else None,
        record.objection,
    )


def evidence_from_records(records: list[EvidenceRecord]) -> tuple[Evidence, ...]:
    """Convert stored evidence to the domain's Evidence."""
    return tuple(
        Evidence(e.person.name, e.start, e.end, e.quote, EvidenceSource(e.source)) for e in records
    )


def _receipt(tx: Session, session: SessionRecord, newest: RecapRecord) -> Receipt:
    transcript = session.transcript
    return Receipt(
        left_out=transcript.left_out if transcript else 0,
        not_recorded=transcript.not_recorded if transcript else 0,
        deleted_on=transcript_deletion_day(tx, session),
        sent_before=_sent_before(tx, newest),
    )


def _sent_before(tx: Session, newest: RecapRecord) -> str | None:
    """The last model that was sent this session's transcript for an earlier recap version."""
    sent_to = func.coalesce(RecapRecord.sent_to, RecapRecord.model)
    return tx.scalar(
        select(sent_to)
        .where(RecapRecord.session_id == newest.session_id, RecapRecord.version < newest.version)
        .where(sent_to.is_not(None))
        .order_by(RecapRecord.version.desc())
        .limit(1)
    )


def get_session(tx: Session, number: int) -> SessionRecord:
    """Get the session with this id; its row is locked. Raises NotFound."""
    session = tx.get(SessionRecord, number, with_for_update=True)
    if session is None:
        raise NotFound(f"There is no session {number}.", "`facilitator sessions` lists them.")
    return session


def has_same_transcript(tx: Session, session: SessionRecord, fingerprint: str) -> bool:
    """Whether this session already has this transcript; False if it has none.

    Raises Refused if it has a different transcript, or another session has this one.
    """
    if session.transcript is not None:
        if session.transcript.fingerprint != fingerprint:
            raise Refused(
                f"Session {session.id} already has a different transcript.",
                "Check the session and the file.",
            )
        return True
    for other in tx.scalars(
        select(SessionRecord)
        .join(TranscriptRecord)
        .where(TranscriptRecord.group_id == session.group_id, SessionRecord.id != session.id)
        .where(TranscriptRecord.fingerprint == fingerprint)
    ):
        days = {at.date() for at in (other.held_at, session.held_at or session.planned_at) if at}
        if other.room_id is not None or len(days) > 1:
            raise Refused(
                f"This is the transcript of session {other.id}.",
                "Each session needs its own transcript; check the file.",
            )
    return False


def agenda_of(tx: Session, session_id: int, *, to_change: bool = True) -> AgendaRecord | None:
    """Find the agenda of a session; its row is locked unless ``to_change`` is False."""
    query = select(AgendaRecord).where(AgendaRecord.session_id == session_id)
    return tx.scalar(query.with_for_update() if to_change else query)


def is_moderator_or_owner(tx: Session, group_id: int, person_id: int) -> bool:
    """Whether a person may change and approve a group's content: a moderator or an owner."""
    is_moderator = exists().where(
        MembershipRecord.group_id == group_id, MembershipRecord.person_id == person_id,
        MembershipRecord.role == Role.MODERATOR, MembershipRecord.left_at.is_(None),
    )  # fmt: skip
    is_owner = exists().where(AccountRecord.person_id == person_id, AccountRecord.is_owner)
    return bool(tx.scalar(select(or_(is_moderator, is_owner))))
