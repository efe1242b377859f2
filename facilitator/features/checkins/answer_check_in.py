"""Before a session: a member opens their check-in, saves a draft of it, and sends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from facilitator.domain.errors import CheckInClosed, Unknown
from facilitator.domain.people.people import Role
from facilitator.domain.sessions.check_ins import (
    Attending,
    CheckIn,
    Fields,
    Part,
    Read,
    SaidBefore,
    SeatWish,
    fields_of,
    read,
)
from facilitator.features.checkins.open_commitments import (
    Told,
    all_told_before,
    keep_answers,
    promised_before,
    told_before,
)
from facilitator.features.commitments.commitment_log import Promised
from facilitator.kit import queries
from facilitator.kit.deps import Deps
from facilitator.kit.schedule import zone_of
from facilitator.records.check_ins import CheckInRecord
from facilitator.records.groups import MembershipRecord
from facilitator.records.sessions import SessionRecord


@dataclass(frozen=True, slots=True)
class Sheet:
    """A member's check-in as they are shown it; ``starts_at`` is in their time zone.

    ``closed`` names the reason where it cannot be answered any more; then nothing else of it is
    told. ``sent`` is what was sent, ``fields`` what stands in the form: the draft where there is
    one. ``consent`` is what the group tells of recording in its own words, empty where it has
    none; ``transcript_days`` is None where nothing is written down.
    """

    group: str
    language: str
    name: str
    starts_at: datetime
    closed: str = ""
    promised: tuple[Promised, ...] = ()
    fields: Fields | None = None
    is_draft: bool = False
    sent: CheckIn | None = None
    consent: str = ""
    transcript_days: int | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What one member sent before a session, with the commitments they speak of."""

    person_id: int
    name: str
    check_in: CheckIn
    promised: tuple[Promised, ...]
    answered_at: datetime
    changed_at: datetime | None


def why_closed(tx: Session, session: SessionRecord, now: datetime) -> str:
    """Why a check-in cannot be answered any more, as the name of its wording; empty if it can."""
    if session.cancelled_at is not None:
        return "closed_cancelled"
    if session.held_at is not None or session.planned_at is None or session.planned_at <= now:
        return "closed_begun"
    agenda = queries.agenda_of(tx, session.id, to_change=False)
    return "closed_sent" if agenda and agenda.sent_number is not None else ""


def is_open(tx: Session, session: SessionRecord, now: datetime) -> bool:
    """Whether a session's check-ins can be answered and changed."""
    return not why_closed(tx, session, now)


def open_check_in(session_id: int, person_id: int, deps: Deps) -> Sheet:
    """What to show a member. Changes nothing. Raises Unknown where they are not asked any more."""
    with deps.db.tx() as tx:
        session, member = _invited(tx, session_id, person_id)
        assert session.planned_at is not None
        sheet = Sheet(
            session.group.name, session.group.language, member.person.name,
            session.planned_at.astimezone(zone_of(member)),
            why_closed(tx, session, deps.clock.now()),
        )  # fmt: skip
        if sheet.closed:
            return sheet
        promised = promised_before(tx, session, person_id)
        kept = _kept(tx, session_id, person_id)
        sent = _sent(kept, promised, told_before(tx, session_id, person_id)) if kept else None
        draft = kept.draft if kept else None
        filled = fields_of(sent) if sent else {}
        settings = session.group.as_settings()
        return replace(
            sheet, consent=settings.consent,
            transcript_days=settings.transcript_days if queries.keeps_records(session) else None,
            promised=tuple(promised), sent=sent, is_draft=draft is not None,
            fields=filled if draft is None else dict(draft),
        )  # fmt: skip


def save_draft(session_id: int, person_id: int, form: Mapping[str, str], deps: Deps) -> None:
    """Keep a form as it is, sent to nobody. Raises Unknown, CheckInClosed. Safe to run twice."""

    def save(tx: Session) -> None:
        session, _ = _open(tx, session_id, person_id, deps.clock.now())
        numbers = [p.id for p in promised_before(tx, session, person_id)]
        _to_write(tx, session_id, person_id).draft = read(form, numbers).fields

    deps.db.settled(save)


def send_check_in(session_id: int, person_id: int, form: Mapping[str, str], deps: Deps) -> Read:
    """Take the answers where nothing is wrong with them; else tell what is, and keep nothing.

    Answers that differ from those sent before mark the check-in as changed. Safe to run twice.
    Raises Unknown, CheckInClosed.
    """
    now = deps.clock.now()

    def send(tx: Session) -> Read:
        session, _ = _open(tx, session_id, person_id, now)
        promised = promised_before(tx, session, person_id)
        given = read(form, [p.id for p in promised])
        if given.check_in is None:
            return given
        kept = _to_write(tx, session_id, person_id)
        if kept.answered_at is None:
            kept.answered_at = now
        elif _sent(kept, promised, told_before(tx, session_id, person_id)) != given.check_in:
            kept.changed_at = now
        _write(kept, given.check_in)
        keep_answers(tx, session, person_id, given.check_in.said.commitments, now)
        return given

    return deps.db.settled(send)


def check_ins_of(tx: Session, session_id: int) -> list[Answered]:
    """What the members sent before a session, by name: for the moderator. Drafts are not in it.

    The group may see ``check_in.for_group()`` of each, and no more.
    """
    found = []
    answered = tx.scalars(
        select(CheckInRecord)
        .where(CheckInRecord.session_id == session_id, CheckInRecord.answered_at.is_not(None))
        .options(joinedload(CheckInRecord.person))
        .order_by(CheckInRecord.id)
    ).all()
    told_by = all_told_before(tx, session_id, [kept.person_id for kept in answered])
    for kept in answered:
        told = told_by[kept.person_id]
        promised = tuple(promised for promised, _ in told.values())
        sent = _sent(kept, promised, told)
        if sent and kept.answered_at:
            name, changed = kept.person.name, kept.changed_at
            found.append(Answered(kept.person_id, name, sent, promised, kept.answered_at, changed))
    return sorted(found, key=lambda one: one.name.casefold())


def _invited(
    tx: Session, session_id: int, person_id: int
) -> tuple[SessionRecord, MembershipRecord]:
    session = tx.get(SessionRecord, session_id)
    member = session and tx.scalar(
        select(MembershipRecord).where(
            MembershipRecord.group_id == session.group_id,
            MembershipRecord.person_id == person_id,
        )
    )
    if not session or not session.planned_at or not member or not is_asked(member):
        raise Unknown(
            "This check-in is not for you any more.",
            "You may have left the group, or the session is gone. Your moderator can tell.",
        )
    return session, member


def is_asked(member: MembershipRecord) -> bool:
    """Whether a member is asked before a session: guests are not, nor who has left."""
    return (
        member.role != Role.GUEST and member.left_at is None and member.person.forgotten_at is None
    )


def _open(
    tx: Session, session_id: int, person_id: int, now: datetime
) -> tuple[SessionRecord, MembershipRecord]:
    session, member = _invited(tx, session_id, person_id)
    if not is_open(tx, session, now):
        raise CheckInClosed(
            "This check-in can no longer be answered.",
            "Tell your moderator what you wanted to say.",
        )
    return session, member


def _kept(tx: Session, session_id: int, person_id: int) -> CheckInRecord | None:
    return tx.scalar(_one(session_id, person_id))


def _one(session_id: int, person_id: int) -> Select[CheckInRecord]:
    return select(CheckInRecord).where(
        CheckInRecord.session_id == session_id, CheckInRecord.person_id == person_id
    )


def _to_write(tx: Session, session_id: int, person_id: int) -> CheckInRecord:
    kept = tx.scalar(_one(session_id, person_id).with_for_update())
    if kept is None:
        kept = CheckInRecord(session_id=session_id, person_id=person_id)
        tx.add(kept)
    return kept


def _sent(
    kept: CheckInRecord, promised: list[Promised] | tuple[Promised, ...], told: Told
) -> CheckIn | None:
    """The answers as they were sent, about those commitments; None before that."""
    if kept.answered_at is None or kept.attending is None:
        return None
    answers = tuple(replace(told[p.key][1], commitment_id=p.id) for p in promised if p.key in told)
    wish = SeatWish(**kept.wish) if kept.wish else None
    return CheckIn(
        Attending(kept.attending),
        SaidBefore(answers, wish, kept.urgent),
        frozenset(Part(part) for part in kept.shared),
    )


def _write(kept: CheckInRecord, given: CheckIn) -> None:
    kept.attending = given.attending.value
    kept.wish = asdict(given.said.wish) if given.said.wish else None
    kept.urgent = given.said.urgent
    kept.shared = sorted(part.value for part in given.shared)
    kept.draft = None
