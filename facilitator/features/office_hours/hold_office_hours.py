"""Office hours: the moderator picks a time for a talk, another hot seat, or nothing for now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from facilitator.domain.addresses import read_sender
from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.sessions.office_hours import (
    DAYS,
    MINUTES,
    OfferChoice,
    OfferReason,
    QuietHours,
    is_slot,
    slots,
)
from facilitator.features.agenda.edit_agenda import assign_hot_seat
from facilitator.features.meetings.plan_session import upcoming_sessions
from facilitator.features.office_hours.offer_office_hours import challenge_of
from facilitator.kit import pending_work, queries
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.kit.ical import Invitation, render_invitation
from facilitator.kit.mail import compose
from facilitator.kit.mail.outbox import MailKey, add_mail, why_not_send
from facilitator.kit.pending_work import Pending
from facilitator.kit.reviews import moderators_of
from facilitator.kit.schedule import member_zone, person_zone
from facilitator.records.aftercare import OfficeHoursRecord
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.sessions import SessionRecord, uid_of
from facilitator.translation import translator_for

TALK = "strategy_session"
PROMISE_LIFETIME = timedelta(days=180)  # how long a promised hot seat waits for a session
LATE = timedelta(hours=2)  # how long a page may stay open before a slot is submitted
SPAN = timedelta(days=DAYS + 2)


@dataclass(frozen=True, slots=True)
class Slot:
    """A time for a talk, in the moderator's zone (``ours``) and the member's (``theirs``)."""

    ours: datetime
    theirs: datetime


@dataclass(frozen=True, slots=True)
class OfferPage:
    """An offer as its moderator sees it.

    ``challenge`` is empty if it must not be quoted. ``starts_at`` is the start of the talk, or of
    the session in which the member gets a hot seat; None if not planned yet. ``can_invite`` is
    False for a member who gets no mails.
    """

    language: str
    group: str
    member: str
    day: datetime
    reason: OfferReason
    challenge: str
    choice: OfferChoice | None
    starts_at: datetime | None
    slots: tuple[Slot, ...]
    can_invite: bool


@dataclass(frozen=True, slots=True)
class _Pair:
    """The two people of a talk."""

    group: GroupRecord
    moderator: MembershipRecord
    member: MembershipRecord


def open_offer(offer_id: int, person_id: int, deps: Deps) -> OfferPage:
    """Return an offer for a moderator. Changes nothing.

    Raises NotFound if they no longer moderate the group, or if the member has left it.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        row, pair = _locked_offer(tx, offer_id, person_id)
        ours, theirs = member_zone(pair.moderator), member_zone(pair.member)
        starts_at = row.starts_at or (row.pinned.planned_at if row.pinned else None)
        free_slots = slots(now, *_hours(pair), _busy(tx, pair, now))
        return OfferPage(
            pair.group.language, pair.group.name, pair.member.person.name,
            (row.session.held_at or row.offered_at).astimezone(theirs), OfferReason(row.reason),
            challenge_of(tx, row), OfferChoice(row.choice) if row.choice else None,
            starts_at.astimezone(ours) if starts_at else None,
            tuple(Slot(at.astimezone(ours), at.astimezone(theirs)) for at in free_slots),
            not why_not_send(tx, _addressed(row, pair, pair.member)),
        )  # fmt: skip


def schedule_talk(offer_id: int, person_id: int, starts: datetime, deps: Deps) -> None:
    """Schedule the talk; a worker mails both a calendar entry once. Safe to run twice.

    ``starts`` is in UTC. Raises NotFound, and Refused if it is no free slot, or if another choice
    was made before.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        row, pair = _locked_offer(tx, offer_id, person_id)
        if row.choice == OfferChoice.SESSION and row.starts_at == starts:
            return
        _check_open(row)
        is_free = is_slot(starts, now - LATE, *_hours(pair), _busy(tx, pair, now))
        if not is_free or why_not_send(tx, _addressed(row, pair, pair.member)):
            raise Refused("This time is no longer free.", "Choose another one.")
        _store_choice(tx, row, OfferChoice.SESSION, person_id, now)
        row.starts_at = starts
        pending_work.add(tx, Pending.INVITE_TO_TALK, row.session_id, row.id)
    pending_work.start(tx, deps)


def mail_invitations(tx: Session, session_id: int, offer_id: int | None, deps: Deps) -> None:
    """Put the invitations to a talk for both into the outbox. A handler of pending work.

    Does nothing if one of them has left the group.
    """
    row = tx.get(OfficeHoursRecord, offer_id, with_for_update=True) if offer_id else None
    pair = _find_pair(tx, row, row.by_id) if row and row.by_id else None
    if row is not None and pair is not None and row.choice == OfferChoice.SESSION:
        for reader in (pair.member, pair.moderator):
            _mail_invitation(tx, row, pair, reader, deps)


def give_hot_seat(offer_id: int, person_id: int, deps: Deps) -> None:
    """Give the member a hot seat in the group's next session, also one that is not planned yet.

    Safe to run twice. Raises NotFound, and Refused if another choice was made before.
    """
    with deps.db.tx() as tx:
        row, _ = _locked_offer(tx, offer_id, person_id)
        if row.choice != OfferChoice.SEAT:
            _check_open(row)
            _store_choice(tx, row, OfferChoice.SEAT, person_id, deps.clock.now())
    give_promised_seat(offer_id, deps)


def postpone(offer_id: int, person_id: int, deps: Deps) -> None:
    """Postpone the choice. Safe to run twice. Raises NotFound, Refused."""
    with deps.db.tx() as tx:
        row, _ = _locked_offer(tx, offer_id, person_id)
        if row.choice != OfferChoice.LATER:
            _check_open(row)
            _store_choice(tx, row, OfferChoice.LATER, person_id, deps.clock.now())


def due(deps: Deps) -> list[int]:
    """Return the ids of offers whose hot seat can be put into a planned session now."""
    now = deps.clock.now()
    query = (
        select(OfficeHoursRecord)
        .where(
            OfficeHoursRecord.choice == OfferChoice.SEAT,
            OfficeHoursRecord.chosen_at > now - PROMISE_LIFETIME,
        )
        .order_by(OfficeHoursRecord.id)
    )
    with deps.db.reading() as tx:
        return [row.id for row in tx.scalars(query) if _session_for_seat(tx, row, now) is not None]


def give_promised_seat(offer_id: int, deps: Deps) -> bool:
    """Put the hot seat of an offer into the group's next session. Returns False if there is none.

    Safe to run twice and to interrupt: the seat is given before that is recorded.
    """
    with deps.db.tx() as tx:
        row = tx.get(OfficeHoursRecord, offer_id)
        session_id = _session_for_seat(tx, row, deps.clock.now()) if row else None
        if row is None or session_id is None:
            return False
        member_id, by_id = row.person_id, row.by_id
    assign_hot_seat(session_id, member_id, by_id, deps)
    with deps.db.tx() as tx:
        tx.get_one(OfficeHoursRecord, offer_id).pinned_id = session_id
    return True


def _locked_offer(tx: Session, offer_id: int, person_id: int) -> tuple[OfficeHoursRecord, _Pair]:
    """Return the offer with its row locked, for one of its moderators. Raises NotFound."""
    row = tx.get(OfficeHoursRecord, offer_id, with_for_update=True)
    pair = _find_pair(tx, row, person_id) if row else None
    if row is None or pair is None:
        raise NotFound("This page is no longer for you.", "Only the moderators of a group see it.")
    return row, pair


def _find_pair(tx: Session, row: OfficeHoursRecord, person_id: int) -> _Pair | None:
    """Return the member and this moderator; None if one of them has left or no longer moderates."""
    group = row.session.group
    members = {m.person_id: m for m in queries.members_of(tx, group.id)}
    moderator_ids = {m.person_id for m in moderators_of(tx, group.id)} - {row.person_id}
    if person_id not in moderator_ids or row.person_id not in members:
        return None
    return _Pair(group, members[person_id], members[row.person_id])


def _check_open(row: OfficeHoursRecord) -> None:
    if row.choice not in ("", OfferChoice.LATER):
        raise Refused("A choice was already made.", "Reload the page.")


def _store_choice(
    tx: Session, row: OfficeHoursRecord, choice: OfferChoice, by_id: int, now: datetime
) -> None:
    row.choice, row.chosen_at, row.by_id = choice.value, now, by_id
    about = f"session {row.session_id}, person {row.person_id}"
    what = {
        OfferChoice.SESSION: "offered a member a talk",
        OfferChoice.SEAT: "wished a member a hot seat",
        OfferChoice.LATER: "put off a talk with a member",
    }[choice]
    record_audit_entry(tx, AuditEntry(what, about, row.session.group_id, by_id), now)


def _session_for_seat(tx: Session, row: OfficeHoursRecord, now: datetime) -> int | None:
    """Return the session for the hot seat; None if it was given and that session still stands."""
    is_given = row.pinned is not None and row.pinned.cancelled_at is None
    if row.choice != OfferChoice.SEAT or is_given:
        return None
    members = {m.person_id for m in queries.members_of(tx, row.session.group_id)}
    upcoming = upcoming_sessions(tx, row.session.group_id, now, most=1)
    return upcoming[0].id if upcoming and row.person_id in members else None


def _hours(pair: _Pair) -> tuple[QuietHours, QuietHours]:
    settings = pair.group.as_settings()
    member, moderator = (
        QuietHours(member_zone(who), settings.quiet_from, settings.quiet_to)
        for who in (pair.member, pair.moderator)
    )
    return member, moderator


def _busy(tx: Session, pair: _Pair, now: datetime) -> list[tuple[datetime, datetime]]:
    """Return the (start, end) times of all sessions and talks that either of them has."""
    people = (pair.member.person_id, pair.moderator.person_id)
    groups = select(MembershipRecord.group_id).where(
        MembershipRecord.person_id.in_(people), MembershipRecord.left_at.is_(None)
    )
    planned = select(SessionRecord).where(
        SessionRecord.group_id.in_(groups), SessionRecord.cancelled_at.is_(None),
        SessionRecord.planned_at > now - timedelta(days=1), SessionRecord.planned_at < now + SPAN,
    )  # fmt: skip
    talks = select(OfficeHoursRecord.starts_at).where(
        OfficeHoursRecord.starts_at > now - timedelta(days=1),
        or_(OfficeHoursRecord.person_id.in_(people), OfficeHoursRecord.by_id.in_(people)),
    )
    busy = [
        (s.planned_at, timedelta(minutes=s.planned_minutes or s.group.minutes))
        for s in tx.scalars(planned)
        if s.planned_at is not None
    ]
    busy += [(at, timedelta(minutes=MINUTES)) for at in tx.scalars(talks) if at is not None]
    return [(at, at + length) for at, length in busy]


def _addressed(row: OfficeHoursRecord, pair: _Pair, reader: MembershipRecord) -> MailKey:
    return MailKey(TALK, pair.group.id, reader.person_id, f"talk:{row.id}", row.session_id)


def _mail_invitation(
    tx: Session, row: OfficeHoursRecord, pair: _Pair, reader: MembershipRecord, deps: Deps
) -> None:
    assert row.starts_at is not None
    held_at = (row.session.held_at or row.offered_at).astimezone(
        person_zone(tx, pair.group, row.person_id)
    )
    moderator = _name_and_address(pair.moderator.person)
    content = compose.render_mail(
        TALK, group=pair.group.name, language=pair.group.language, moderator=moderator,
        member=pair.member.person.name, day=held_at.date(),
        starts_at=row.starts_at.astimezone(member_zone(reader)),
        for_moderator=reader is pair.moderator,
    )  # fmt: skip
    host = read_sender(deps.mailer.sender)[1]
    translator = translator_for(pair.group.language)
    title = translator.gettext(
        "Talk: {moderator} and {member}", moderator=moderator[0], member=pair.member.person.name
    )
    entry = render_invitation(
        Invitation(
            uid_of(row, host), 0, title, "", row.starts_at,
            MINUTES, moderator, _name_and_address(reader.person),
            deps.clock.now(),
        )
    )  # fmt: skip
    add_mail(tx, _addressed(row, pair, reader), content, deps.clock.now(), entry)


def _name_and_address(person: PersonRecord) -> tuple[str, str]:
    return person.name, person.email or ""
