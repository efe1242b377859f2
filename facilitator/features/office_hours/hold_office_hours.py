"""Office hours: the moderator chooses a time for a talk, another hot seat, or nothing for now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused, Unknown
from facilitator.domain.sessions.office_hours import (
    DAYS,
    MINUTES,
    Choice,
    Hours,
    Reason,
    is_slot,
    slots,
)
from facilitator.features.agenda.edit_agenda import give_seat
from facilitator.features.meetings.plan_session import coming
from facilitator.features.office_hours.offer_office_hours import challenge_of
from facilitator.kit import pending_work, queries
from facilitator.kit.audit import Deed, note
from facilitator.kit.deps import Deps
from facilitator.kit.ical import Invitation, invitation
from facilitator.kit.mail import compose
from facilitator.kit.mail.outbox import Addressed, put, why_not
from facilitator.kit.pending_work import Pending
from facilitator.kit.reviews import moderators_of
from facilitator.kit.schedule import zone_in, zone_of
from facilitator.records.aftercare import OfficeHoursRecord
from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord
from facilitator.records.sessions import SessionRecord
from facilitator.translation import translator_for

TALK = "strategy_session"
STAYS = timedelta(days=180)  # so long a wish for a hot seat waits for a session
LATE = timedelta(hours=2)  # so long a page may stand open
SPAN = timedelta(days=DAYS + 2)


@dataclass(frozen=True, slots=True)
class Slot:
    """A time for a talk, by the moderator's clocks and by the member's."""

    ours: datetime
    theirs: datetime


@dataclass(frozen=True, slots=True)
class Sheet:
    """An offer as its moderator sees it.

    ``challenge`` is empty where it is not to be quoted. ``starts_at`` is that of the talk, or of
    the session in which the member sits; none where it is not planned yet. ``can_invite`` is
    false for a member who gets no mails.
    """

    language: str
    group: str
    member: str
    day: datetime
    reason: Reason
    challenge: str
    choice: Choice | None
    starts_at: datetime | None
    slots: tuple[Slot, ...]
    can_invite: bool


@dataclass(frozen=True, slots=True)
class _Two:
    """Who is to talk."""

    group: GroupRecord
    moderator: MembershipRecord
    member: MembershipRecord


def open_offer(offer_id: int, person_id: int, deps: Deps) -> Sheet:
    """What to show a moderator. Changes nothing.

    Raises Unknown for who moderates the group no more, and where the member has left it.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        row, two = _known(tx, offer_id, person_id)
        ours, theirs = zone_of(two.moderator), zone_of(two.member)
        starts_at = row.starts_at or (row.pinned.planned_at if row.pinned else None)
        found = slots(now, *_hours(two), _busy(tx, two, now))
        return Sheet(
            two.group.language, two.group.name, two.member.person.name,
            (row.session.held_at or row.offered_at).astimezone(theirs), Reason(row.reason),
            challenge_of(tx, row), Choice(row.choice) if row.choice else None,
            starts_at.astimezone(ours) if starts_at else None,
            tuple(Slot(at.astimezone(ours), at.astimezone(theirs)) for at in found),
            not why_not(tx, _addressed(row, two, two.member)),
        )  # fmt: skip


def hold_talk(offer_id: int, person_id: int, starts: datetime, deps: Deps) -> None:
    """Let both have an entry for their calendars, once; a worker mails it. Safe to run twice.

    Raises Unknown, and Refused for a time that is none or not free any more, or where a choice
    was made already.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        row, two = _known(tx, offer_id, person_id)
        if row.choice == Choice.SESSION and row.starts_at == starts:
            return
        _check_open(row)
        is_free = is_slot(starts, now - LATE, *_hours(two), _busy(tx, two, now))
        if not is_free or why_not(tx, _addressed(row, two, two.member)):
            raise Refused("This time is not free any more.", "Choose another one.")
        _choose(tx, row, Choice.SESSION, person_id, now)
        row.starts_at = starts
        pending_work.add(tx, Pending.INVITE_TO_TALK, row.session_id, row.id)
    pending_work.start(tx, deps)


def mail_talk(tx: Session, session_id: int, offer_id: int | None, deps: Deps) -> None:
    """Put the invitations to a talk into the outbox of both. A handler of pending work.

    Nothing is done where one of them is not there any more.
    """
    row = tx.get(OfficeHoursRecord, offer_id, with_for_update=True) if offer_id else None
    two = _two(tx, row, row.by_id) if row and row.by_id else None
    if row is not None and two is not None and row.choice == Choice.SESSION:
        for reader in (two.member, two.moderator):
            _mail(tx, row, two, reader, deps)


def give_hot_seat(offer_id: int, person_id: int, deps: Deps) -> None:
    """Let the member sit in the group's next session; if none is planned, in the first that is.

    Safe to run twice. Raises Unknown, and Refused where a choice was made already.
    """
    with deps.db.tx() as tx:
        row, _ = _known(tx, offer_id, person_id)
        if row.choice != Choice.SEAT:
            _check_open(row)
            _choose(tx, row, Choice.SEAT, person_id, deps.clock.now())
    pin_wished(offer_id, deps)


def put_off(offer_id: int, person_id: int, deps: Deps) -> None:
    """Do nothing for now. Safe to run twice. Raises Unknown, Refused."""
    with deps.db.tx() as tx:
        row, _ = _known(tx, offer_id, person_id)
        if row.choice != Choice.LATER:
            _check_open(row)
            _choose(tx, row, Choice.LATER, person_id, deps.clock.now())


def due(deps: Deps) -> list[int]:
    """The hot seats that were wished for and can be given now."""
    now = deps.clock.now()
    wished = (
        select(OfficeHoursRecord)
        .where(OfficeHoursRecord.choice == Choice.SEAT, OfficeHoursRecord.chosen_at > now - STAYS)
        .order_by(OfficeHoursRecord.id)
    )
    with deps.db.reading() as tx:
        return [row.id for row in tx.scalars(wished) if _next(tx, row, now) is not None]


def pin_wished(offer_id: int, deps: Deps) -> bool:
    """Give the member their seat in the group's next session. False where there is none.

    Safe to run twice, and to break off: the seat is given before it is noted that it was.
    """
    with deps.db.tx() as tx:
        row = tx.get(OfficeHoursRecord, offer_id)
        session_id = _next(tx, row, deps.clock.now()) if row else None
        if row is None or session_id is None:
            return False
        member_id, by_id = row.person_id, row.by_id
    give_seat(session_id, member_id, by_id, deps)
    with deps.db.tx() as tx:
        tx.get_one(OfficeHoursRecord, offer_id).pinned_id = session_id
    return True


def _known(tx: Session, offer_id: int, person_id: int) -> tuple[OfficeHoursRecord, _Two]:
    """The offer, locked, for one of the moderators it was made to."""
    row = tx.get(OfficeHoursRecord, offer_id, with_for_update=True)
    two = _two(tx, row, person_id) if row else None
    if row is None or two is None:
        raise Unknown("This is not for you any more.", "Only a group's moderators see it.")
    return row, two


def _two(tx: Session, row: OfficeHoursRecord, person_id: int) -> _Two | None:
    """The member of an offer and this moderator; None where one of them is that no more."""
    group = row.session.group
    there = {m.person_id: m for m in queries.members_of(tx, group.id)}
    leads = {m.person_id for m in moderators_of(tx, group.id)} - {row.person_id}
    if person_id not in leads or row.person_id not in there:
        return None
    return _Two(group, there[person_id], there[row.person_id])


def _check_open(row: OfficeHoursRecord) -> None:
    if row.choice not in ("", Choice.LATER):
        raise Refused("A choice was made already.", "Look at the page again.")


def _choose(tx: Session, row: OfficeHoursRecord, choice: Choice, by_id: int, now: datetime) -> None:
    row.choice, row.chosen_at, row.by_id = choice.value, now, by_id
    about = f"session {row.session_id}, person {row.person_id}"
    what = {
        Choice.SESSION: "offered a member a talk", Choice.SEAT: "wished a member a hot seat",
        Choice.LATER: "put off a talk with a member",
    }[choice]  # fmt: skip
    note(tx, Deed(what, about, row.session.group_id, by_id), now)


def _next(tx: Session, row: OfficeHoursRecord, now: datetime) -> int | None:
    """The session to give the seat in; none where it was given, unless that one was called off."""
    is_given = row.pinned is not None and row.pinned.cancelled_at is None
    if row.choice != Choice.SEAT or is_given:
        return None
    members = {m.person_id for m in queries.members_of(tx, row.session.group_id)}
    found = coming(tx, row.session.group_id, now, most=1)
    return found[0].id if found and row.person_id in members else None


def _hours(two: _Two) -> tuple[Hours, Hours]:
    settings = two.group.as_settings()
    member, moderator = (
        Hours(zone_of(who), settings.quiet_from, settings.quiet_to)
        for who in (two.member, two.moderator)
    )
    return member, moderator


def _busy(tx: Session, two: _Two, now: datetime) -> list[tuple[datetime, datetime]]:
    """When either of them has a session of any of their groups, or another talk."""
    people = (two.member.person_id, two.moderator.person_id)
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


def _addressed(row: OfficeHoursRecord, two: _Two, reader: MembershipRecord) -> Addressed:
    return Addressed(TALK, two.group.id, reader.person_id, f"talk:{row.id}", row.session_id)


def _mail(
    tx: Session, row: OfficeHoursRecord, two: _Two, reader: MembershipRecord, deps: Deps
) -> None:
    assert row.starts_at is not None
    held_at = (row.session.held_at or row.offered_at).astimezone(
        zone_in(tx, two.group, row.person_id)
    )
    leads = _reached(two.moderator.person)
    content = compose.write(
        TALK, group=two.group.name, language=two.group.language, moderator=leads,
        member=two.member.person.name, day=held_at.date(),
        starts_at=row.starts_at.astimezone(zone_of(reader)),
        for_moderator=reader is two.moderator,
    )  # fmt: skip
    host = parseaddr(deps.mailer.sender)[1]
    translator = translator_for(two.group.language)
    title = translator.gettext(
        "Talk: {moderator} and {member}", moderator=leads[0], member=two.member.person.name
    )
    entry = invitation(
        Invitation(
            f"office-hours-{row.id}@{host.partition('@')[2]}", 0, title, "", row.starts_at,
            MINUTES, zone_of(two.member).key, leads, _reached(reader.person), deps.clock.now(),
        )
    )  # fmt: skip
    put(tx, _addressed(row, two, reader), content, deps.clock.now(), entry)


def _reached(person: PersonRecord) -> tuple[str, str]:
    return person.name, person.email or ""
