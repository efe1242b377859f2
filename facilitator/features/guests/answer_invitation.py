"""The answer of an invited guest: yes, with a promise of confidentiality, or no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.errors import CheckInClosed, NotFound
from facilitator.domain.people.guests import (
    BRINGS,
    CONSENT,
    DOES,
    GuestForm,
    GuestStatus,
    read_guest_form,
)
from facilitator.domain.people.person import Role
from facilitator.domain.sessions.check_ins import Fields
from facilitator.features.guests.guest_mails import host_name_and_address
from facilitator.kit import outgoing, queries
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.kit.guest_access import guest_membership
from facilitator.kit.schedule import member_zone
from facilitator.records.groups import MembershipRecord
from facilitator.records.guests import GuestRecord
from facilitator.records.outbox import OutboxRecord

SAID_NO = "They said no to being a guest."


@dataclass(frozen=True, slots=True)
class InvitationPage:
    """An invitation as shown to a guest; ``starts_at`` is in their time zone.

    ``closed`` is why it can no longer be accepted, empty if it can: see ``why_closed``.
    ``consent`` and ``transcript_days``: see answer_check_in.CheckInPage.
    """

    group: str
    language: str
    host: str
    starts_at: datetime
    standing: GuestStatus
    closed: str
    fields: Fields
    consent: str
    transcript_days: int | None


def open_invitation(guest_id: int, deps: Deps) -> InvitationPage:
    """The invitation to show to a guest. Read-only. Raises NotFound."""
    with deps.db.tx() as tx:
        guest, member = _find(tx, guest_id)
        settings = guest.group.as_settings()
        session = guest.session
        keeps = session is None or queries.session_has_recap(session)
        consent = "yes" if guest.accepted_at else ""
        answers = {DOES: guest.does, BRINGS: guest.brings, CONSENT: consent}
        standing = guest.times.standing
        if member.role != Role.GUEST:
            standing = GuestStatus.JOINED
        starts_at = session.planned_at if session and session.planned_at else guest.starts_at
        return InvitationPage(
            guest.group.name, guest.group.language, host_name_and_address(tx, guest)[0],
            starts_at.astimezone(member_zone(member)), standing,
            why_closed(guest, deps.clock.now()),
            {name: text for name, text in answers.items() if text}, settings.consent,
            settings.transcript_days if keeps else None,
        )  # fmt: skip


def accept(guest_id: int, form: Mapping[str, str], deps: Deps) -> GuestForm:
    """Save a yes with its answers; if the form has problems, return these and save nothing.

    Safe to run twice; a yes replaces a no. Raises NotFound, and CheckInClosed if the session has
    begun or was called off, or the guest is a member by now.
    """
    given, now = read_guest_form(form), deps.clock.now()
    with deps.db.tx() as tx:
        guest, member = _find(tx, guest_id)
        if why_closed(guest, now) or member.role != Role.GUEST:
            raise CheckInClosed(
                "This invitation can no longer be answered.", "Write to whoever invited you."
            )
        if given.problems:
            return given
        guest.does, guest.brings = given.fields.get(DOES, ""), given.fields.get(BRINGS, "")
        if guest.accepted_at is None or guest.declined_at is not None:
            guest.accepted_at, guest.declined_at, member.left_at = now, None, None
            _note(
                tx, guest, "said yes to an invitation, and to keep what is said confidential", now
            )
    return given


def decline(guest_id: int, deps: Deps) -> None:
    """Save a no, at any time; does nothing for a member. Safe to run twice. Raises NotFound."""
    with deps.db.tx() as tx:
        guest, member = _find(tx, guest_id)
        if member.role == Role.GUEST:
            record_decline(tx, guest, member, deps.clock.now(), guest.person_id)


def record_decline(
    tx: Session, guest: GuestRecord, member: MembershipRecord, now: datetime, by_id: int | None
) -> None:
    """Record a no: the guest leaves the group, and mails that wait for them are dropped.

    Deletes what they wrote for the group. ``by_id`` is who recorded it: the guest or a moderator.
    """
    if guest.declined_at is not None:
        return
    guest.declined_at, guest.does, guest.brings = now, "", ""
    member.left_at = now
    theirs = (OutboxRecord.person_id == guest.person_id) & (OutboxRecord.group_id == guest.group_id)
    outgoing.drop_waiting(tx, OutboxRecord, theirs, SAID_NO)
    what = "said no to an invitation"
    if by_id != guest.person_id:
        what = f"wrote down that a guest {what}"
    record_audit_entry(tx, AuditEntry(what, _about(guest), guest.group_id, by_id), now)


def why_closed(guest: GuestRecord, now: datetime) -> str:
    """Why it can no longer be accepted: ``closed_off`` or ``closed_over``; empty if it can."""
    session = guest.session
    if session is None or session.cancelled_at is not None:
        return "closed_off"
    has_begun = session.planned_at is None or session.planned_at <= now
    return "closed_over" if has_begun or session.held_at is not None else ""


def _find(tx: Session, guest_id: int) -> tuple[GuestRecord, MembershipRecord]:
    guest = tx.get(GuestRecord, guest_id, with_for_update=True)
    member = guest_membership(tx, guest) if guest else None
    was_removed = member and member.left_at is not None and guest and guest.declined_at is None
    if guest is None or member is None or was_removed:
        raise NotFound("This invitation is not for you any more.", "Ask whoever invited you.")
    return guest, member


def _note(tx: Session, guest: GuestRecord, what: str, now: datetime) -> None:
    record_audit_entry(tx, AuditEntry(what, _about(guest), guest.group_id, guest.person_id), now)


def _about(guest: GuestRecord) -> str:
    return f"session {guest.session_id}, person {guest.person_id}"
