"""Personal data export: check-ins, hot seat decisions, invitations, talks."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.people.personal_data import Entry
from facilitator.features.privacy.about_entries import iso_time, session_fields
from facilitator.records.aftercare import ChallengeStatusRecord, OfficeHoursRecord
from facilitator.records.agendas import SeatPinRecord
from facilitator.records.check_ins import CheckInRecord
from facilitator.records.follow_ups import FollowUpPaceRecord
from facilitator.records.guests import GuestRecord
from facilitator.records.sessions import SessionRecord


def check_ins(tx: Session, person_id: int) -> list[Entry]:
    """Return the check-ins of a person, including unsent drafts."""
    rows = tx.execute(
        select(CheckInRecord, SessionRecord)
        .join(SessionRecord, SessionRecord.id == CheckInRecord.session_id)
        .where(CheckInRecord.person_id == person_id)
        .order_by(CheckInRecord.id)
    )
    return [
        {
            **session_fields(session),
            "asked_at": iso_time(row.asked_at),
            "reminded_at": iso_time(row.reminded_at),
            "answered_at": iso_time(row.answered_at),
            "changed_at": iso_time(row.changed_at),
            "attending": row.attending,
            "wish": _fields(row.wish),
            "urgent": row.urgent,
            "shown_to_the_group": list(row.shared),
            "draft": _fields(row.draft),
        }
        for row, session in rows
    ]


def seat_pins(tx: Session, person_id: int) -> list[Entry]:
    """Return where a moderator decided that they have a hot seat or not."""
    rows = tx.execute(
        select(SeatPinRecord, SessionRecord)
        .join(SessionRecord, SessionRecord.id == SeatPinRecord.session_id)
        .where(SeatPinRecord.person_id == person_id)
        .order_by(SeatPinRecord.id)
    )
    return [{**session_fields(session), "sits": pin.sits} for pin, session in rows]


def invitations(tx: Session, person_id: int) -> list[Entry]:
    """Return their invitations as a guest, with what they wrote for the group."""
    query = select(GuestRecord).where(GuestRecord.person_id == person_id)
    return [
        {
            "group": guest.group.name,
            "session": guest.session_id,
            "begins_at": iso_time(guest.starts_at),
            "invited_at": iso_time(guest.invited_at),
            "said_yes_and_promised_confidentiality_at": iso_time(guest.accepted_at),
            "said_no_at": iso_time(guest.declined_at),
            "came_at": iso_time(guest.came_at),
            "followed_up_at": iso_time(guest.followed_up_at),
            "joined_at": iso_time(guest.joined_at),
            "does": guest.does,
            "brings": guest.brings,
        }
        for guest in tx.scalars(query.order_by(GuestRecord.id))
    ]


def pace(tx: Session, person_id: int) -> list[Entry]:
    """Return how often they want notes between sessions, if they said so."""
    row = tx.get(FollowUpPaceRecord, person_id)
    return [{"notes": row.pace, "at": iso_time(row.at)}] if row else []


def standings(tx: Session, person_id: int) -> list[Entry]:
    """Return what they said about whether their challenges are still open."""
    mine = ChallengeStatusRecord.person_id == person_id
    rows = tx.scalars(select(ChallengeStatusRecord).where(mine))
    return [
        {**session_fields(row.session), "said": row.standing, "said_at": iso_time(row.said_at)}
        for row in rows
    ]


def talks(tx: Session, person_id: int) -> list[Entry]:
    """Return the talks with them that were suggested to moderators, and what was chosen."""
    query = select(OfficeHoursRecord).where(OfficeHoursRecord.person_id == person_id)
    return [
        {
            **session_fields(row.session),
            "reason": row.reason,
            "offered_at": iso_time(row.offered_at),
            "chosen": row.choice,
            "chosen_at": iso_time(row.chosen_at),
            "begins_at": iso_time(row.starts_at),
            "hot_seat_in_session": row.pinned_id,
        }
        for row in tx.scalars(query.order_by(OfficeHoursRecord.id))
    ]


def _fields(answers: dict[str, str] | None) -> list[str]:
    return [f"{name}: {text}" for name, text in (answers or {}).items() if text]
