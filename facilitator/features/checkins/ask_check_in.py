"""Before a session: who is to be asked how they come to it, who is reminded, and the mails."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from facilitator.features.checkins.answer_check_in import is_asked, is_open
from facilitator.features.checkins.open_commitments import promised_before
from facilitator.kit.deps import Deps
from facilitator.kit.mail import compose
from facilitator.kit.mail.outbox import Addressed, put
from facilitator.kit.schedule import rhythm_of, zone_of
from facilitator.records.check_ins import CheckInRecord
from facilitator.records.groups import MembershipRecord
from facilitator.records.sessions import SessionRecord

PURPOSE = "check-in"  # of the link
FARTHEST = timedelta(days=30)  # no group is asked earlier than that
LAST_MAIL = timedelta(hours=3)  # whoever is asked later than this cannot prepare any more
BREATH = timedelta(hours=12)  # between being asked and being reminded
LINK_LASTS = timedelta(days=30)  # after the session: one that is moved keeps its links


@dataclass(frozen=True, slots=True)
class Due:
    """Pairs of session and person: to be asked, to be reminded."""

    ask: tuple[tuple[int, int], ...] = ()
    remind: tuple[tuple[int, int], ...] = ()


def due(deps: Deps) -> Due:
    """Who is to be asked or reminded now.

    A session that was planned late is asked about at once, while there are three hours left;
    its reminder waits half a day, and is left out where that is too late. Nobody is asked about
    a session that was cancelled or has begun. Somebody of whom nothing is recorded is asked as
    well: what they answer they give themselves.
    """
    now = deps.clock.now()
    ask: list[tuple[int, int]] = []
    remind: list[tuple[int, int]] = []
    with deps.db.reading() as tx:
        sessions = _soon(tx, now)
        kept = {
            (row.session_id, row.person_id): row
            for row in tx.scalars(
                select(CheckInRecord).where(CheckInRecord.session_id.in_(s.id for s in sessions))
            )
        }
        members = _members(tx, {session.group_id for session in sessions})
        for session in sessions:
            for member in members.get(session.group_id, ()):
                pair = session.id, member.person_id
                if _is_to_ask(session, kept.get(pair), now):
                    ask.append(pair)
                elif _is_to_remind(session, kept.get(pair), now):
                    remind.append(pair)
    return Due(tuple(ask), tuple(remind))


def ask_member(session_id: int, person_id: int, deps: Deps) -> bool:
    """Mail a member their check-in, once. False where that is not due any more."""
    return _mail("check_in", session_id, person_id, deps)


def remind_member(session_id: int, person_id: int, deps: Deps) -> bool:
    """Mail a member who did not answer, once. False where that is not due any more."""
    return _mail("check_in_reminder", session_id, person_id, deps)


def _mail(kind: str, session_id: int, person_id: int, deps: Deps) -> bool:
    """Safe to run twice: the check-in's row says what was mailed, in the mail's transaction."""
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
        is_due = _is_to_ask if kind == "check_in" else _is_to_remind
        if person_id not in members or not is_due(session, check_in, now):
            return False
        if check_in is None:
            check_in = CheckInRecord(session_id=session_id, person_id=person_id)
            tx.add(check_in)
        if kind == "check_in":
            check_in.asked_at = now
        else:
            check_in.reminded_at = now
        to = Addressed(kind, session.group_id, person_id, f"session:{session_id}", session_id)
        return put(tx, to, _content(tx, kind, session, members[person_id], deps), now)


def _content(
    tx: Session, kind: str, session: SessionRecord, member: MembershipRecord, deps: Deps
) -> compose.Content:
    assert session.planned_at is not None
    link = deps.links.url(PURPOSE, (session.id, member.person_id), session.planned_at + LINK_LASTS)
    promised = promised_before(tx, session, member.person_id)
    return compose.write(
        kind, group=session.group.name, language=session.group.language,
        member=member.person.name, starts_at=session.planned_at.astimezone(zone_of(member)),
        link=link, promises=[p.text for p in promised],
    )  # fmt: skip


def _soon(tx: Session, now: datetime) -> list[SessionRecord]:
    """The sessions whose members may be asked by now, the first to begin first."""
    planned = tx.scalars(
        select(SessionRecord)
        .where(SessionRecord.planned_at > now + LAST_MAIL)
        .where(SessionRecord.planned_at <= now + FARTHEST)
        .where(SessionRecord.cancelled_at.is_(None), SessionRecord.held_at.is_(None))
        .options(selectinload(SessionRecord.group))
        .order_by(SessionRecord.planned_at)
    )
    return [s for s in planned if _is_within(s, rhythm_of(s.group).ask, now)]


def _members(tx: Session, groups: Collection[int]) -> dict[int, list[MembershipRecord]]:
    """Who is asked, by group."""
    found: dict[int, list[MembershipRecord]] = {}
    for member in tx.scalars(
        select(MembershipRecord)
        .where(MembershipRecord.group_id.in_(groups))
        .order_by(MembershipRecord.id)
    ):
        if is_asked(member) and member.person.email:
            found.setdefault(member.group_id, []).append(member)
    return found


def _is_to_ask(session: SessionRecord, check_in: CheckInRecord | None, now: datetime) -> bool:
    assert session.planned_at is not None
    was_asked = check_in is not None and check_in.asked_at is not None
    return not was_asked and _is_within(session, rhythm_of(session.group).ask, now)


def _is_to_remind(session: SessionRecord, check_in: CheckInRecord | None, now: datetime) -> bool:
    return (
        check_in is not None
        and check_in.asked_at is not None
        and check_in.asked_at + BREATH <= now
        and check_in.reminded_at is None
        and check_in.answered_at is None
        and _is_within(session, rhythm_of(session.group).remind, now)
    )


def _is_within(session: SessionRecord, span: timedelta, now: datetime) -> bool:
    assert session.planned_at is not None
    return LAST_MAIL < session.planned_at - now <= span
