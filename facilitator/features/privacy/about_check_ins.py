"""About a person: what they answered around sessions, and how moderators decided on their seat."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.people.about import Entry
from facilitator.features.privacy.about_entries import moment, of_session
from facilitator.records.aftercare import ChallengeStandingRecord, OfficeHoursRecord
from facilitator.records.agendas import SeatPinRecord
from facilitator.records.check_ins import CheckInRecord
from facilitator.records.follow_ups import PaceRecord
from facilitator.records.guests import GuestRecord
from facilitator.records.sessions import SessionRecord


def check_ins(tx: Session, person_id: int) -> list[Entry]:
    """Their check-ins, with a draft that was not sent."""
    rows = tx.execute(
        select(CheckInRecord, SessionRecord)
        .join(SessionRecord, SessionRecord.id == CheckInRecord.session_id)
        .where(CheckInRecord.person_id == person_id)
        .order_by(CheckInRecord.id)
    )
    return [
        {
            **of_session(session),
            "asked_at": moment(kept.asked_at),
            "reminded_at": moment(kept.reminded_at),
            "answered_at": moment(kept.answered_at),
            "changed_at": moment(kept.changed_at),
            "attending": kept.attending,
            "wish": _fields(kept.wish),
            "urgent": kept.urgent,
            "shown_to_the_group": list(kept.shared),
            "draft": _fields(kept.draft),
        }
        for kept, session in rows
    ]


def seat_pins(tx: Session, person_id: int) -> list[Entry]:
    """Where a moderator said that they sit, or do not."""
    rows = tx.execute(
        select(SeatPinRecord, SessionRecord)
        .join(SessionRecord, SessionRecord.id == SeatPinRecord.session_id)
        .where(SeatPinRecord.person_id == person_id)
        .order_by(SeatPinRecord.id)
    )
    return [{**of_session(session), "sits": pin.sits} for pin, session in rows]


def invitations(tx: Session, person_id: int) -> list[Entry]:
    """Where they were a guest, with what they wrote for the group."""
    found = select(GuestRecord).where(GuestRecord.person_id == person_id)
    return [
        {
            "group": guest.group.name,
            "session": guest.session_id,
            "begins_at": moment(guest.starts_at),
            "invited_at": moment(guest.invited_at),
            "said_yes_and_promised_confidentiality_at": moment(guest.accepted_at),
            "said_no_at": moment(guest.declined_at),
            "came_at": moment(guest.came_at),
            "followed_up_at": moment(guest.followed_up_at),
            "joined_at": moment(guest.joined_at),
            "does": guest.does,
            "brings": guest.brings,
        }
        for guest in tx.scalars(found.order_by(GuestRecord.id))
    ]


def pace(tx: Session, person_id: int) -> list[Entry]:
    """How often they want notes between sessions, where they said so."""
    kept = tx.get(PaceRecord, person_id)
    return [{"notes": kept.pace, "at": moment(kept.at)}] if kept else []


def standings(tx: Session, person_id: int) -> list[Entry]:
    """Whether what they brought was still open, as they said."""
    mine = ChallengeStandingRecord.person_id == person_id
    rows = tx.scalars(select(ChallengeStandingRecord).where(mine))
    return [
        {**of_session(row.session), "said": row.standing, "said_at": moment(row.said_at)}
        for row in rows
    ]


def talks(tx: Session, person_id: int) -> list[Entry]:
    """Talks with them that were offered to their moderators, and what came of it."""
    found = select(OfficeHoursRecord).where(OfficeHoursRecord.person_id == person_id)
    return [
        {
            **of_session(row.session),
            "reason": row.reason,
            "offered_at": moment(row.offered_at),
            "chosen": row.choice,
            "chosen_at": moment(row.chosen_at),
            "begins_at": moment(row.starts_at),
            "hot_seat_in_session": row.pinned_id,
        }
        for row in tx.scalars(found.order_by(OfficeHoursRecord.id))
    ]


def _fields(given: dict[str, str] | None) -> list[str]:
    return [f"{name}: {text}" for name, text in (given or {}).items() if text]
