"""Find the members to ask or remind before a session, and mail them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from facilitator.features.checkins.answer_check_in import gets_check_in, is_open
from facilitator.features.checkins.open_commitments import commitments_to_ask_about
from facilitator.kit.deps import Deps
from facilitator.kit.mail import compose
from facilitator.kit.mail.outbox import MailKey, add_mail
from facilitator.kit.schedule import check_in_schedule_of, member_zone
from facilitator.records.check_ins import CheckInRecord
from facilitator.records.groups import MembershipRecord
from facilitator.records.sessions import SessionRecord

PURPOSE = "check-in"  # of the link
MAX_TIME_AHEAD = timedelta(days=30)  # members are not asked earlier than this
MIN_TIME_AHEAD = timedelta(hours=3)  # later than this, a member cannot prepare any more
REMINDER_DELAY = timedelta(hours=12)  # between the check-in and its reminder
LINK_LIFETIME = timedelta(days=30)  # after the session, so that links survive a move


@dataclass(frozen=True, slots=True)
class DueCheckIns:
    """Pairs of session id and person id: to be asked, to be reminded."""

    ask: tuple[tuple[int, int], ...] = ()
    remind: tuple[tuple[int, int], ...] = ()


def due(deps: Deps) -> DueCheckIns:
    """Return who is to be asked or reminded now.

    Members of a session that was planned late are asked at once, if at least three hours are left;
    the reminder follows half a day later and is left out if that is too late. Nobody is asked about
    a session that was cancelled or has begun. People who are not recorded are asked as well: they
    decide themselves what they answer.
    """
    now = deps.clock.now()
    ask: list[tuple[int, int]] = []
    remind: list[tuple[int, int]] = []
    with deps.db.reading() as tx:
        sessions = _sessions_to_ask(tx, now)
        check_ins = {
            (row.session_id, row.person_id): row
            for row in tx.scalars(
                select(CheckInRecord).where(CheckInRecord.session_id.in_(s.id for s in sessions))
            )
        }
        members = _members(tx, {session.group_id for session in sessions})
        for session in sessions:
            for member in members.get(session.group_id, ()):
                pair = session.id, member.person_id
                if _needs_check_in(session, check_ins.get(pair), now):
                    ask.append(pair)
                elif _needs_reminder(session, check_ins.get(pair), now):
                    remind.append(pair)
    return DueCheckIns(tuple(ask), tuple(remind))


def ask_member(session_id: int, person_id: int, deps: Deps) -> bool:
    """Mail a member their check-in, once. False if it is no longer due."""
    return _mail("check_in", session_id, person_id, deps)


def remind_member(session_id: int, person_id: int, deps: Deps) -> bool:
    """Mail a reminder to a member who has not answered, once. False if it is no longer due."""
    return _mail("check_in_reminder", session_id, person_id, deps)


def _mail(kind: str, session_id: int, person_id: int, deps: Deps) -> bool:
    """Safe to run twice: the check-in's row is updated in the same transaction as the outbox."""
    now = deps.clock.now()
    with deps.db.tx() as tx:
        session = tx.get(SessionRecord, session_id)
        if session is None or not is_open(tx, session, now):
            return False
        invited = _members(tx, {session.group_id}).get(session.group_id, ())
        members = {m.person_id: m for m in invited}
        check_in = tx.scalar(
            select(CheckInRecord)
            .where(CheckInRecord.session_id == session_id, CheckInRecord.person_id == person_id)
            .with_for_update()
        )
        is_due = _needs_check_in if kind == "check_in" else _needs_reminder
        if person_id not in members or not is_due(session, check_in, now):
            return False
        if check_in is None:
            check_in = CheckInRecord(session_id=session_id, person_id=person_id)
            tx.add(check_in)
        if kind == "check_in":
            check_in.asked_at = now
        else:
            check_in.reminded_at = now
        to = MailKey(kind, session.group_id, person_id, f"session:{session_id}", session_id)
        return add_mail(tx, to, _content(tx, kind, session, members[person_id], deps), now)


def _content(
    tx: Session, kind: str, session: SessionRecord, member: MembershipRecord, deps: Deps
) -> compose.MailContent:
    assert session.planned_at is not None
    link = deps.links.url(
        PURPOSE, (session.id, member.person_id), session.planned_at + LINK_LIFETIME
    )
    promised = commitments_to_ask_about(tx, session, member.person_id)
    return compose.render_mail(
        kind, group=session.group.name, language=session.group.language,
        member=member.person.name, starts_at=session.planned_at.astimezone(member_zone(member)),
        link=link, promises=[p.text for p in promised],
    )  # fmt: skip


def _sessions_to_ask(tx: Session, now: datetime) -> list[SessionRecord]:
    """Sessions whose members may be asked by now, earliest first."""
    planned = tx.scalars(
        select(SessionRecord)
        .where(SessionRecord.planned_at > now + MIN_TIME_AHEAD)
        .where(SessionRecord.planned_at <= now + MAX_TIME_AHEAD)
        .where(SessionRecord.cancelled_at.is_(None), SessionRecord.held_at.is_(None))
        .options(selectinload(SessionRecord.group))
        .order_by(SessionRecord.planned_at)
    )
    return [s for s in planned if _is_within(s, check_in_schedule_of(s.group).ask, now)]


def _members(tx: Session, groups: Collection[int]) -> dict[int, list[MembershipRecord]]:
    """The members who get a check-in, by group."""
    members: dict[int, list[MembershipRecord]] = {}
    for member in tx.scalars(
        select(MembershipRecord)
        .where(MembershipRecord.group_id.in_(groups))
        .order_by(MembershipRecord.id)
    ):
        if gets_check_in(member) and member.person.email:
            members.setdefault(member.group_id, []).append(member)
    return members


def _needs_check_in(session: SessionRecord, check_in: CheckInRecord | None, now: datetime) -> bool:
    assert session.planned_at is not None
    was_asked = check_in is not None and check_in.asked_at is not None
    return not was_asked and _is_within(session, check_in_schedule_of(session.group).ask, now)


def _needs_reminder(session: SessionRecord, check_in: CheckInRecord | None, now: datetime) -> bool:
    return (
        check_in is not None
        and check_in.asked_at is not None
        and check_in.asked_at + REMINDER_DELAY <= now
        and check_in.reminded_at is None
        and check_in.answered_at is None
        and _is_within(session, check_in_schedule_of(session.group).remind, now)
    )


def _is_within(session: SessionRecord, span: timedelta, now: datetime) -> bool:
    assert session.planned_at is not None
    return MIN_TIME_AHEAD < session.planned_at - now <= span
