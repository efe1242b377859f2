"""Invite guests, list them, make them members, or record that they declined."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.addresses import is_address
from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.people.guests import GuestStatus
from facilitator.domain.people.person import Person, Role
from facilitator.features.access.group_access import (
    GroupRef,
    actor_of,
    resolve_group,
    visible_group,
)
from facilitator.features.guests.answer_invitation import record_decline
from facilitator.features.guests.guest_mails import put_invitation
from facilitator.features.meetings.plan_session import PlannedSession, upcoming_sessions
from facilitator.kit import members, pending_work
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.kit.guest_access import find_guest, guest_membership, guests_of
from facilitator.kit.pending_work import Pending
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.guests import GuestRecord
from facilitator.records.sessions import SessionRecord

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class GuestLine:
    """A guest in a list.

    ``since`` is when they reached this standing, ``starts_at`` when their session begins; both
    are in the group's time zone.
    """

    name: str
    email: str
    standing: GuestStatus
    since: datetime
    session_id: int | None
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class GuestsPage:
    """A group's guests and its coming sessions, in the group's time zone."""

    group_id: int
    group: str
    guests: tuple[GuestLine, ...]
    coming: tuple[PlannedSession, ...]


def invite(
    email: str, name: str, group: str | GroupRef, session_id: int | None, deps: Deps
) -> GuestLine:
    """Invite somebody to one session of a group, by default the next, and mail them a link.

    Safe to run twice: nobody gets the same invitation twice. Guests who did not come may be
    invited to another session. Raises NotFound, and Refused if the address or the name is invalid,
    the person is a member, was a guest already, said no, or asked to be forgotten, or there is no
    such coming session.
    """
    address, full_name = email.strip().casefold(), " ".join(name.split())
    if not is_address(address):
        raise Refused(f"{email} is no email address.", "Write it as name@example.org.")
    if not full_name or len(full_name) > LONGEST_NAME or not full_name.isprintable():
        raise Refused(f"A guest needs a name of at most {LONGEST_NAME} letters.", "Give --name.")
    is_forgotten = members.forgotten_check(deps.db)  # slow on purpose, so outside a transaction
    if is_forgotten(address) or is_forgotten(full_name):
        raise Refused(f"{full_name} asked to be forgotten.", "Nobody is brought back who did.")

    def work(tx: Session) -> tuple[Session, GuestLine]:
        kept = resolve_group(tx, group)
        session = _coming_session(tx, kept, session_id, deps.clock.now())
        member = _member(tx, kept, address)
        guest = find_guest(tx, kept.id, member.person_id) if member else None
        _check(member, guest)
        if member is None:
            member = members.add_member(tx, kept, Person(full_name, address, role=Role.GUEST))
        member.left_at = None  # an imported list may have removed them since
        if guest is None or guest.session_id != session.id:
            guest = _invite(tx, guest, member, session, deps)
            about = f"session {session.id}, person {guest.person_id}"
            record_audit_entry(
                tx, AuditEntry("invited a guest", about, kept.id, actor_of(group)), deps.clock.now()
            )
        return tx, _line(guest, member)

    tx, line = deps.db.run_with_retry(work)
    pending_work.start(tx, deps)
    return line


def mail_invitation(tx: Session, session_id: int, guest_id: int | None, deps: Deps) -> None:
    """Put the invitation of a guest into the outbox. Handles pending work.

    Does nothing if they were invited to another session since, or said no.
    """
    guest = tx.get(GuestRecord, guest_id, with_for_update=True) if guest_id else None
    member = guest_membership(tx, guest) if guest else None
    if guest is None or member is None or guest.session is None or guest.declined_at is not None:
        return
    if guest.session_id == session_id:
        put_invitation(tx, guest, member, guest.session, deps)


def list_guests(group: str | GroupRef, deps: Deps) -> list[GuestLine]:
    """All guests who were ever invited to a group, oldest first. Raises NotFound."""
    with deps.db.tx() as tx:
        kept = resolve_group(tx, group)
        members = {m.person_id: m for m in kept.memberships}
        return [
            _line(guest, members[person_id])
            for person_id, guest in guests_of(tx, kept.id).items()
            if person_id in members
        ]


def open_guests(own: GroupRef, deps: Deps) -> GuestsPage:
    """The guests of a visitor's group, newest first, and the sessions to invite to.

    Raises NotFound.
    """
    with deps.db.tx() as tx:
        group = visible_group(tx, own.visitor, own.group_id)
        name, sessions = group.name, upcoming_sessions(tx, group.id, deps.clock.now())
        zone = group.as_settings().zone
    lines = sorted(list_guests(own, deps), key=lambda line: line.starts_at, reverse=True)
    sessions = tuple(replace(one, at=one.at.astimezone(zone)) for one in sessions)
    return GuestsPage(own.group_id, name, tuple(lines), sessions)


def make_member(email: str, group: str | GroupRef, deps: Deps) -> GuestLine:
    """Make a guest a member, even after a no. Safe to run twice. Raises NotFound."""
    now = deps.clock.now()
    with deps.db.tx() as tx:
        guest, member = _find(tx, email, group)
        if member.role == Role.GUEST:
            member.role, member.joined_at, member.left_at = Role.MEMBER.value, now, None
            guest.joined_at, guest.declined_at = now, None
            about = f"person {guest.person_id}"
            record_audit_entry(
                tx, AuditEntry("made a guest a member", about, guest.group_id, actor_of(group)), now
            )
        return _line(guest, member)


def decline(email: str, group: str | GroupRef, deps: Deps) -> GuestLine:
    """Record that a guest said no, so that they get no more mails. Safe to run twice.

    Raises NotFound, and Refused for a member.
    """
    with deps.db.tx() as tx:
        guest, member = _find(tx, email, group)
        if member.role != Role.GUEST:
            raise Refused(
                f"{member.person.name} is a member, and no guest.",
                "A member leaves by `facilitator members import` with --remove-missing.",
            )
        record_decline(tx, guest, member, deps.clock.now(), actor_of(group))
        return _line(guest, member)


def _invite(
    tx: Session, guest: GuestRecord | None, member: MembershipRecord, session: SessionRecord,
    deps: Deps,
) -> GuestRecord:  # fmt: skip
    """Record the invitation of a guest to this session; a worker writes the mail."""
    now = deps.clock.now()
    assert session.planned_at is not None
    if guest is None:
        guest = GuestRecord(group_id=member.group_id, person_id=member.person_id, moves=0)
        tx.add(guest)
    guest.session_id, guest.starts_at, guest.invited_at = session.id, session.planned_at, now
    guest.accepted_at = None
    tx.flush()
    tx.refresh(guest)
    pending_work.add(tx, Pending.INVITE_GUEST, session.id, guest.id)
    return guest


def _check(member: MembershipRecord | None, guest: GuestRecord | None) -> None:
    """Raise Refused if they cannot be invited."""
    if member is None:
        return
    name = member.person.name
    if member.role != Role.GUEST:
        was = "is" if member.left_at is None else "was"
        raise Refused(
            f"{name} {was} a member of this group.", "`facilitator members import` looks after it."
        )
    if guest is not None and guest.declined_at is not None:
        raise Refused(
            f"{name} said no, so nothing is sent to them any more.",
            "If they changed their mind, `facilitator guests join` makes them a member.",
        )
    if guest is not None and guest.came_at is not None:
        raise Refused(
            f"{name} has been a guest already: one session is free.",
            "`facilitator guests join` makes them a member.",
        )
    if guest is None and member.left_at is not None:
        raise Refused(f"{name} has left this group.", "A member list brings them back.")


def _coming_session(
    tx: Session, group: GroupRecord, session_id: int | None, now: datetime
) -> SessionRecord:
    """The session of this id, or the group's next one. Raises Refused if it is not to come."""
    if session_id is None:
        next_ones = upcoming_sessions(tx, group.id, now, most=1)
        session_id = next_ones[0].id if next_ones else None
    session = tx.get(SessionRecord, session_id) if session_id is not None else None
    planned = session.planned_at if session and session.group_id == group.id else None
    if session is None or planned is None or planned <= now or session.cancelled_at:
        which = "no session" if session_id is None else f"no session {session_id} to come"
        raise Refused(
            f"{group.name} has {which}.", "`facilitator groups show` lists those to come."
        )
    return session


def _member(tx: Session, group: GroupRecord, address: str) -> MembershipRecord | None:
    return tx.scalar(
        select(MembershipRecord)
        .join(PersonRecord, PersonRecord.id == MembershipRecord.person_id)
        .where(MembershipRecord.group_id == group.id, PersonRecord.email == address)
    )


def _find(tx: Session, email: str, group: str | GroupRef) -> tuple[GuestRecord, MembershipRecord]:
    kept, address = resolve_group(tx, group), email.strip().casefold()
    member = _member(tx, kept, address) if is_address(address) else None
    guest = find_guest(tx, kept.id, member.person_id) if member else None
    if guest is None or member is None:
        raise NotFound(
            f"Nobody with the address {email} was invited to {kept.name}.",
            "`facilitator guests list` shows who was.",
        )
    return guest, member


def _line(guest: GuestRecord, member: MembershipRecord) -> GuestLine:
    times = guest.times
    standing = GuestStatus.JOINED if member.role != Role.GUEST else times.standing
    since = {
        GuestStatus.INVITED: guest.invited_at,
        GuestStatus.COMING: times.accepted_at,
        GuestStatus.CAME: times.came_at,
        GuestStatus.FOLLOWED_UP: times.followed_up_at,
        GuestStatus.JOINED: times.joined_at or member.joined_at,
        GuestStatus.DECLINED: times.declined_at,
    }[standing]
    zone = guest.group.as_settings().zone
    return GuestLine(
        member.person.name, member.person.email or "", standing,
        (since or guest.invited_at).astimezone(zone), guest.session_id,
        guest.starts_at.astimezone(zone),
    )  # fmt: skip
