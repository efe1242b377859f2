"""Shared reads; they give back the rules' own values, and records stay inside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, case, exists, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from facilitator.domain.errors import Refused, Unknown
from facilitator.domain.people.people import Role, Roster
from facilitator.domain.recaps.recap import (
    Challenge,
    Commitment,
    Evidence,
    HotSeat,
    Kind,
    Point,
    Recap,
    Solution,
    Source,
)
from facilitator.domain.recaps.view import RecapView, Receipt, showing
from facilitator.kit.attendance import who_spoke
from facilitator.kit.retention import words_go_on
from facilitator.prompting.library import Library
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
from facilitator.records.sessions import SessionRecord, TranscriptRecord


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session in a list; ``versions`` counts its recaps. One to come has only a plan."""

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


def session_lines(tx: Session) -> list[SessionLine]:
    """All sessions that were held or are to come, newest first."""
    found = []
    begins = func.coalesce(
        SessionRecord.held_at, SessionRecord.planned_at, SessionRecord.created_at
    )
    for session in tx.scalars(
        select(SessionRecord)
        .where(SessionRecord.cancelled_at.is_(None))
        .options(selectinload(SessionRecord.group))
        .order_by(begins.desc(), SessionRecord.id.desc())
    ):
        newest = newest_recap(tx, session.id)
        found.append(
            SessionLine(
                session.id, session.group.name, session.title, session.held_at,
                session.planned_at, session.seconds,
                len(newest.hot_seats) if newest else 0,
                len(newest.commitments) if newest else 0,
                newest.version if newest else 0,
                session.topic,
            )
        )  # fmt: skip
    return found


def newest_recap(
    tx: Session, session_id: int, *, found: bool = False, version: int | None = None
) -> RecapRecord | None:
    """The version that is shown, with all that belongs to it, in few queries.

    With ``found`` the one an engine found last, before its review; or a ``version`` by its number.
    """
    only: list[ColumnElement[bool]] = [RecapRecord.reviewed_from.is_(None)] if found else []
    if version is not None:
        only.append(RecapRecord.version == version)
    evidence = selectinload(HotSeatRecord.challenge).selectinload(ChallengeRecord.evidence)
    return tx.scalar(
        select(RecapRecord)
        .where(RecapRecord.session_id == session_id, *only)
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


def newest_recaps(session_ids: Collection[int] | Select[int]) -> Select[int]:
    """The ids of the versions that are shown of these sessions' recaps.

    What is confidential or dropped is in none of them.
    """
    return (
        select(func.max(RecapRecord.id))
        .where(RecapRecord.session_id.in_(session_ids))
        .group_by(RecapRecord.session_id)
    )


def labels_of(members: Sequence[MembershipRecord]) -> dict[int, str]:
    """What each is called among these, by their ids: two of one name are told apart."""
    times = Counter(m.person.name for m in members)
    return {
        m.person_id: m.person.name
        if times[m.person.name] == 1
        else f"{m.person.name} ({m.person_id})"
        for m in members
    }


def view_of(tx: Session, session_id: int, version: int | None = None) -> RecapView:
    """A session's recap as readers are shown it, the newest one or a version. Raises Unknown."""
    session = tx.get(SessionRecord, session_id)
    newest = newest_recap(tx, session_id, version=version)
    if session is None or newest is None:
        raise Unknown(f"There is no session {session_id}.", "`facilitator sessions` lists them.")
    theme, format, language = session.recap_in()
    view = RecapView(
        recap=recap_of(newest),
        title=session.title,
        group=session.group.name,
        theme=theme,
        held_at=session.held_at,
        seconds=session.seconds,
        speakers=len(who_spoke(tx, [session_id])),
        moderator=session.moderator.name if session.moderator else None,
        session_id=session.id,
        language=language,
        receipt=_receipt(tx, session, newest),
    )
    return in_format(view, format)


def in_format(view: RecapView, format: str | None) -> RecapView:
    """Only what the session's format shows; everything where it has none. Raises Unknown."""
    return showing(view, Library().format(format).shows) if format else view


def keeps_records(session: SessionRecord) -> bool:
    """Whether the session's format has a recap: in some, nothing is to be written down."""
    return format_keeps(session.recap_in()[1])


def format_keeps(format: str | None) -> bool:
    """Whether anything is written down of sessions in this format."""
    return format is None or Library().format(format).recap


def group_named(tx: Session, name: str) -> GroupRecord | None:
    """The group of this name, written in any case; its row is locked."""
    named = select(GroupRecord).where(func.lower(GroupRecord.name) == func.lower(name))
    exactly = case((GroupRecord.name == name, 0), else_=1)
    return tx.scalar(named.order_by(exactly, GroupRecord.id).limit(1).with_for_update())


def known_group(tx: Session, name: str) -> GroupRecord:
    """The group of this name; its row is locked. Raises Unknown."""
    group = group_named(tx, name)
    if group is None:
        raise Unknown(
            f"There is no group {name}.",
            "`facilitator groups` lists them; `facilitator groups add NAME` makes one.",
        )
    return group


def members_of(tx: Session, group_id: int, at: datetime | None = None) -> list[MembershipRecord]:
    """Who is in a group, or was at a time: neither who had left by then nor the forgotten."""
    there = or_(
        MembershipRecord.left_at.is_(None), *([MembershipRecord.left_at > at] if at else [])
    )
    return list(
        tx.scalars(
            select(MembershipRecord)
            .join(PersonRecord)
            .where(MembershipRecord.group_id == group_id, there)
            .where(PersonRecord.forgotten_at.is_(None))
            .order_by(MembershipRecord.id)
        )
    )


def roster_of(tx: Session, group_id: int, at: datetime | None = None) -> Roster:
    """The members of a group, now or at a time."""
    return Roster(tuple(m.as_person() for m in members_of(tx, group_id, at)))


def person_in(
    tx: Session, group_id: int, name: str, at: datetime | None = None
) -> PersonRecord | None:
    """The member of a group who is called just this."""
    members = members_of(tx, group_id, at)
    return next((m.person for m in members if m.person.name == name), None)


def person_called(tx: Session, who: str) -> PersonRecord:
    """The person of this email address or name. Raises Unknown, or Refused where two are."""
    wanted = who.strip().casefold()
    living = list(tx.scalars(select(PersonRecord).where(PersonRecord.forgotten_at.is_(None))))
    found = [p for p in living if wanted == p.email] or [
        p for p in living if wanted == p.name.casefold()
    ]
    if not found:
        raise Unknown(f"There is nobody called {who} in the records.", "Give the full name.")
    if len(found) > 1:
        raise Refused(
            f"{len(found)} people in the records are called {who}.",
            "Give the email address of the one you mean.",
        )
    return found[0]


def recap_of(kept: RecapRecord) -> Recap:
    """A stored recap as the rules know it."""
    return Recap(
        engine=kept.engine,
        model=kept.model,
        sent_to=kept.sent_to,
        prompts=tuple(sorted(kept.prompts.items())),
        warnings=tuple(kept.warnings),
        hot_seats=tuple(_hot_seat(seat) for seat in kept.hot_seats),
        commitments=tuple(
            Commitment(c.person.name, c.text, evidence_of(c.evidence), c.due)
            for c in kept.commitments
        ),
        points=tuple(Point(p.person.name, p.text, evidence_of(p.evidence)) for p in kept.points),
    )


def _hot_seat(kept: HotSeatRecord) -> HotSeat:
    brought = Challenge(kept.challenge.text, evidence_of(kept.challenge.evidence))
    given = tuple(
        Solution(s.person.name, Kind(s.kind), s.text, evidence_of(s.evidence))
        for s in kept.solutions
    )
    return HotSeat(kept.person.name, kept.start, kept.end, brought, given)


def evidence_of(kept: list[EvidenceRecord]) -> tuple[Evidence, ...]:
    """Stored evidence as the rules know it."""
    return tuple(Evidence(e.person.name, e.start, e.end, e.quote, Source(e.source)) for e in kept)


def _receipt(tx: Session, session: SessionRecord, newest: RecapRecord) -> Receipt:
    heard = session.transcript
    return Receipt(
        left_out=heard.left_out if heard else 0,
        not_recorded=heard.not_recorded if heard else 0,
        deleted_on=words_go_on(tx, session),
        sent_before=_sent_before(tx, newest),
    )


def _sent_before(tx: Session, newest: RecapRecord) -> str | None:
    """The last model that got this session's words for an earlier version of its recap."""
    got = func.coalesce(RecapRecord.sent_to, RecapRecord.model)
    return tx.scalar(
        select(got)
        .where(RecapRecord.session_id == newest.session_id, RecapRecord.version < newest.version)
        .where(got.is_not(None))
        .order_by(RecapRecord.version.desc())
        .limit(1)
    )


def session_numbered(tx: Session, number: int) -> SessionRecord:
    """The session of this number; its row is locked. Raises Unknown."""
    session = tx.get(SessionRecord, number, with_for_update=True)
    if session is None:
        raise Unknown(f"There is no session {number}.", "`facilitator sessions` lists them.")
    return session


def has_words(tx: Session, session: SessionRecord, fingerprint: str) -> bool:
    """Whether these very words are kept in a session, False where none are.

    Raises Refused where it has other words, or another session has these.
    """
    if session.transcript is not None:
        if session.transcript.fingerprint != fingerprint:
            raise Refused(
                f"Session {session.id} has another transcript already.",
                "Is it the right session, and the right file?",
            )
        return True
    for twin in tx.scalars(
        select(SessionRecord)
        .join(TranscriptRecord)
        .where(TranscriptRecord.group_id == session.group_id, SessionRecord.id != session.id)
        .where(TranscriptRecord.fingerprint == fingerprint)
    ):
        days = {at.date() for at in (twin.held_at, session.held_at or session.planned_at) if at}
        if twin.room_id is not None or len(days) > 1:
            raise Refused(
                f"This is the transcript of session {twin.id}.",
                "Each session has a transcript of its own; is it the right file?",
            )
    return False


def agenda_of(tx: Session, session_id: int, *, to_change: bool = True) -> AgendaRecord | None:
    """The agenda of a session, if there is one; its row is locked for who is ``to_change`` it."""
    found = select(AgendaRecord).where(AgendaRecord.session_id == session_id)
    return tx.scalar(found.with_for_update() if to_change else found)


def may_lead(tx: Session, group_id: int, person_id: int) -> bool:
    """Whether somebody may change and approve what a group gets: its moderators, and owners."""
    leads = exists().where(
        MembershipRecord.group_id == group_id, MembershipRecord.person_id == person_id,
        MembershipRecord.role == Role.MODERATOR, MembershipRecord.left_at.is_(None),
    )  # fmt: skip
    owns = exists().where(AccountRecord.person_id == person_id, AccountRecord.is_owner)
    return bool(tx.scalar(select(or_(leads, owns))))
