"""A member opens their check-in, saves a draft, and submits it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from facilitator.domain.errors import CheckInClosed, NotFound
from facilitator.domain.people.person import Role
from facilitator.domain.sessions.check_ins import (
    Attending,
    CheckIn,
    CheckInAnswers,
    CheckInForm,
    Fields,
    HotSeatAnswer,
    SharedPart,
    check_in_fields,
    read_check_in,
)
from facilitator.features.checkins.open_commitments import (
    AnswersByCommitment,
    check_in_answers,
    check_in_answers_by_person,
    commitments_to_ask_about,
    save_answers,
)
from facilitator.features.commitments.commitment_log import LoggedCommitment
from facilitator.kit import queries
from facilitator.kit.deps import Deps
from facilitator.kit.schedule import member_zone
from facilitator.records.check_ins import CheckInRecord
from facilitator.records.groups import MembershipRecord
from facilitator.records.sessions import SessionRecord


@dataclass(frozen=True, slots=True)
class CheckInPage:
    """A member's check-in as shown to them; ``starts_at`` is in their time zone.

    ``closed`` names the reason why it can no longer be answered; then the fields below it are
    empty. ``sent`` is what was submitted, ``fields`` the form's contents: the draft if there is
    one. ``consent`` is the group's own text about recording, empty if it has none;
    ``transcript_days`` is None if nothing is recorded.
    """

    group: str
    language: str
    name: str
    starts_at: datetime
    closed: str = ""
    promised: tuple[LoggedCommitment, ...] = ()
    fields: Fields | None = None
    is_draft: bool = False
    sent: CheckIn | None = None
    consent: str = ""
    transcript_days: int | None = None


@dataclass(frozen=True, slots=True)
class SubmittedCheckIn:
    """What one member submitted before a session, and the commitments their answers refer to."""

    person_id: int
    name: str
    check_in: CheckIn
    promised: tuple[LoggedCommitment, ...]
    answered_at: datetime
    changed_at: datetime | None


def why_closed(tx: Session, session: SessionRecord, now: datetime) -> str:
    """The key of the reason why a check-in can no longer be answered; empty if it can."""
    if session.cancelled_at is not None:
        return "closed_cancelled"
    if session.held_at is not None or session.planned_at is None or session.planned_at <= now:
        return "closed_begun"
    agenda = queries.agenda_of(tx, session.id, to_change=False)
    return "closed_sent" if agenda and agenda.sent_number is not None else ""


def is_open(tx: Session, session: SessionRecord, now: datetime) -> bool:
    """Whether the check-ins of a session can be answered and changed."""
    return not why_closed(tx, session, now)


def open_check_in(session_id: int, person_id: int, deps: Deps) -> CheckInPage:
    """Load a member's check-in. Changes nothing. Raises NotFound if they are no longer asked."""
    with deps.db.tx() as tx:
        session, member = _session_and_member(tx, session_id, person_id)
        assert session.planned_at is not None
        sheet = CheckInPage(
            session.group.name, session.group.language, member.person.name,
            session.planned_at.astimezone(member_zone(member)),
            why_closed(tx, session, deps.clock.now()),
        )  # fmt: skip
        if sheet.closed:
            return sheet
        promised = commitments_to_ask_about(tx, session, person_id)
        record = _load_record(tx, session_id, person_id)
        sent = (
            _submitted(record, promised, check_in_answers(tx, session_id, person_id))
            if record
            else None
        )
        draft = record.draft if record else None
        submitted = check_in_fields(sent) if sent else {}
        settings = session.group.as_settings()
        return replace(
            sheet,
            consent=settings.consent,
            transcript_days=settings.transcript_days
            if queries.session_has_recap(session)
            else None,
            promised=tuple(promised),
            sent=sent,
            is_draft=draft is not None,
            fields=submitted if draft is None else dict(draft),
        )


def save_draft(session_id: int, person_id: int, form: Mapping[str, str], deps: Deps) -> None:
    """Save a form as a draft that only the member sees. Safe to run twice. Raises NotFound,
    CheckInClosed.
    """

    def save(tx: Session) -> None:
        session, _ = _open_session_and_member(tx, session_id, person_id, deps.clock.now())
        ids = [p.id for p in commitments_to_ask_about(tx, session, person_id)]
        _record_for_update(tx, session_id, person_id).draft = read_check_in(form, ids).fields

    deps.db.run_with_retry(save)


def submit_check_in(
    session_id: int, person_id: int, form: Mapping[str, str], deps: Deps
) -> CheckInForm:
    """Submit the answers if they are valid; otherwise return the problems and save nothing.

    Answers that differ from those submitted before mark the check-in as changed. Safe to run twice.
    Raises NotFound, CheckInClosed.
    """
    now = deps.clock.now()

    def send(tx: Session) -> CheckInForm:
        session, _ = _open_session_and_member(tx, session_id, person_id, now)
        commitments = commitments_to_ask_about(tx, session, person_id)
        result = read_check_in(form, [p.id for p in commitments])
        if result.check_in is None:
            return result
        record = _record_for_update(tx, session_id, person_id)
        if record.answered_at is None:
            record.answered_at = now
        elif (
            _submitted(record, commitments, check_in_answers(tx, session_id, person_id))
            != result.check_in
        ):
            record.changed_at = now
        _store(record, result.check_in)
        save_answers(tx, session, person_id, result.check_in.said.commitments, now)
        return result

    return deps.db.run_with_retry(send)


def submitted_check_ins(tx: Session, session_id: int) -> list[SubmittedCheckIn]:
    """The submitted check-ins of a session, sorted by name, for the moderator. Drafts are left out.

    The group may only see ``check_in.for_group()`` of each.
    """
    check_ins = []
    answered = tx.scalars(
        select(CheckInRecord)
        .where(CheckInRecord.session_id == session_id, CheckInRecord.answered_at.is_not(None))
        .options(joinedload(CheckInRecord.person))
        .order_by(CheckInRecord.id)
    ).all()
    answers_by_person = check_in_answers_by_person(
        tx, session_id, [record.person_id for record in answered]
    )
    for record in answered:
        answers = answers_by_person[record.person_id]
        promised = tuple(promised for promised, _ in answers.values())
        sent = _submitted(record, promised, answers)
        if sent and record.answered_at:
            name, changed = record.person.name, record.changed_at
            check_ins.append(
                SubmittedCheckIn(
                    record.person_id, name, sent, promised, record.answered_at, changed
                )
            )
    return sorted(check_ins, key=lambda one: one.name.casefold())


def _session_and_member(
    tx: Session, session_id: int, person_id: int
) -> tuple[SessionRecord, MembershipRecord]:
    session = tx.get(SessionRecord, session_id)
    member = session and tx.scalar(
        select(MembershipRecord).where(
            MembershipRecord.group_id == session.group_id,
            MembershipRecord.person_id == person_id,
        )
    )
    if not session or not session.planned_at or not member or not gets_check_in(member):
        raise NotFound(
            "This check-in is not for you any more.",
            "You may have left the group, or the session was removed. Ask your moderator.",
        )
    return session, member


def gets_check_in(member: MembershipRecord) -> bool:
    """Whether a member gets a check-in: guests and people who have left do not."""
    return (
        member.role != Role.GUEST and member.left_at is None and member.person.forgotten_at is None
    )


def _open_session_and_member(
    tx: Session, session_id: int, person_id: int, now: datetime
) -> tuple[SessionRecord, MembershipRecord]:
    session, member = _session_and_member(tx, session_id, person_id)
    if not is_open(tx, session, now):
        raise CheckInClosed(
            "This check-in can no longer be answered.",
            "Tell your moderator what you wanted to say.",
        )
    return session, member


def _load_record(tx: Session, session_id: int, person_id: int) -> CheckInRecord | None:
    return tx.scalar(_record_query(session_id, person_id))


def _record_query(session_id: int, person_id: int) -> Select[CheckInRecord]:
    return select(CheckInRecord).where(
        CheckInRecord.session_id == session_id, CheckInRecord.person_id == person_id
    )


def _record_for_update(tx: Session, session_id: int, person_id: int) -> CheckInRecord:
    record = tx.scalar(_record_query(session_id, person_id).with_for_update())
    if record is None:
        record = CheckInRecord(session_id=session_id, person_id=person_id)
        tx.add(record)
    return record


def _submitted(
    record: CheckInRecord,
    promised: list[LoggedCommitment] | tuple[LoggedCommitment, ...],
    answers_by_key: AnswersByCommitment,
) -> CheckIn | None:
    """The submitted answers, limited to these commitments; None if nothing was submitted."""
    if record.answered_at is None or record.attending is None:
        return None
    answers = tuple(
        replace(answers_by_key[p.key][1], commitment_id=p.id)
        for p in promised
        if p.key in answers_by_key
    )
    wish = HotSeatAnswer(**record.wish) if record.wish else None
    return CheckIn(
        Attending(record.attending),
        CheckInAnswers(answers, wish, record.urgent),
        frozenset(SharedPart(part) for part in record.shared),
    )


def _store(record: CheckInRecord, check_in: CheckIn) -> None:
    record.attending = check_in.attending.value
    record.wish = asdict(check_in.said.wish) if check_in.said.wish else None
    record.urgent = check_in.said.urgent
    record.shared = sorted(part.value for part in check_in.shared)
    record.draft = None
