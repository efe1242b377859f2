"""Scheduled mails to guests: news of a moved or cancelled session, and the follow-up."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.people.guests import NEWS
from facilitator.domain.people.person import Role
from facilitator.domain.sessions.follow_ups import after_quiet
from facilitator.features.guests.guest_mails import news_purpose, put_follow_up, put_news
from facilitator.kit import queries
from facilitator.kit.attendance import session_attendees
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.kit.guest_access import guest_membership
from facilitator.kit.schedule import member_zone
from facilitator.records.agendas import AgendaRecord
from facilitator.records.groups import MembershipRecord
from facilitator.records.guests import GuestRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.reviews import ReviewRecord
from facilitator.records.sessions import SessionRecord

PAUSE = timedelta(hours=12)  # after the recap, so that they do not get two mails at once
LATEST = timedelta(days=14)  # after that a follow-up comes too late


def due(deps: Deps) -> list[int]:
    """The ids of guests who are to be mailed, or whose attendance is to be recorded, now."""
    now = deps.clock.now()
    with deps.db.reading() as tx:
        open_ones = tx.scalars(
            select(GuestRecord)
            .where(GuestRecord.declined_at.is_(None), GuestRecord.joined_at.is_(None))
            .where(GuestRecord.followed_up_at.is_(None), GuestRecord.session_id.is_not(None))
            .order_by(GuestRecord.id)
        ).all()
        return [guest.id for guest in open_ones if _is_due(tx, guest, now)]


def process_guest(guest_id: int, deps: Deps) -> bool:
    """Do what is due for a guest. Returns False if nothing is due any more.

    Safe to run twice, even concurrently: the guest's row is locked and records what was done.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        guest = tx.get(GuestRecord, guest_id, with_for_update=True)
        member, session = _member(tx, guest), guest.session if guest else None
        if guest is None or member is None or session is None or not _is_due(tx, guest, now):
            return False
        if _has_news(tx, guest, session, now):
            if session.cancelled_at is None and session.planned_at is not None:
                guest.starts_at, guest.moves = session.planned_at, guest.moves + 1
            return put_news(tx, guest, member, session, deps)
        if _came(tx, guest, session):
            guest.came_at = session.held_at
        if not _is_to_follow_up(tx, guest, member, now):
            return True
        guest.followed_up_at = now
        about = f"session {session.id}, person {guest.person_id}"
        record_audit_entry(
            tx, AuditEntry("sent a guest the next step", about, guest.group_id, by_system=True), now
        )
        return put_follow_up(tx, guest, member, session, deps)


def _is_due(tx: Session, guest: GuestRecord, now: datetime) -> bool:
    member, session = _member(tx, guest), guest.session
    if member is None or session is None:
        return False
    return (
        _has_news(tx, guest, session, now)
        or _came(tx, guest, session)
        or _is_to_follow_up(tx, guest, member, now)
    )


def _member(tx: Session, guest: GuestRecord | None) -> MembershipRecord | None:
    """Their membership while they are a guest of the group."""
    member = guest_membership(tx, guest) if guest and guest.declined_at is None else None
    return member if member and member.role == Role.GUEST and member.left_at is None else None


def _has_news(tx: Session, guest: GuestRecord, session: SessionRecord, now: datetime) -> bool:
    """Whether their session was called off or moved, and no other mail says so.

    Once the agenda was sent, a changed agenda says so.
    """
    if session.planned_at is None or session.planned_at <= now or session.held_at is not None:
        return False
    sent = tx.scalar(select(AgendaRecord.sent_number).where(AgendaRecord.session_id == session.id))
    if sent is not None:
        return False
    if session.cancelled_at is not None:
        return not _knows_it_is_off(tx, guest, session)
    return session.planned_at != guest.starts_at


def _knows_it_is_off(tx: Session, guest: GuestRecord, session: SessionRecord) -> bool:
    """Whether they were mailed that it is off, by this module or as a recipient of the agenda."""
    with_agenda = (OutboxRecord.kind == "called_off") & (
        OutboxRecord.created_at >= session.cancelled_at
    )
    as_news = (OutboxRecord.kind == NEWS) & (OutboxRecord.purpose == news_purpose(guest, session))
    mails = select(OutboxRecord.id).where(
        OutboxRecord.person_id == guest.person_id, OutboxRecord.session_id == session.id,
        with_agenda | as_news,
    )  # fmt: skip
    return tx.scalar(mails.limit(1)) is not None


def _came(tx: Session, guest: GuestRecord, session: SessionRecord) -> bool:
    """Whether they attended their session, and that is not recorded yet."""
    if guest.came_at is not None or session.held_at is None:
        return False
    return guest.person_id in session_attendees(tx, [session.id])[session.id]


def _is_to_follow_up(
    tx: Session, guest: GuestRecord, member: MembershipRecord, now: datetime
) -> bool:
    if guest.came_at is None or guest.followed_up_at is not None or guest.session is None:
        return False
    ended = _finished_at(tx, guest.session)
    if ended is None or not ended + PAUSE <= now < ended + LATEST:
        return False
    settings = guest.group.as_settings()
    return after_quiet(now, settings.quiet_from, settings.quiet_to, member_zone(member)) == now


def _finished_at(tx: Session, session: SessionRecord) -> datetime | None:
    """When the group got its recap; when it met, if its format keeps no records."""
    sent = tx.scalar(select(ReviewRecord).where(ReviewRecord.session_id == session.id))
    if sent is not None and sent.sent_version is not None:
        return sent.sent_at
    return None if queries.session_has_recap(session) else session.held_at
