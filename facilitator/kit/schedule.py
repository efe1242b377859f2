"""When members are asked to check in before a session, and in which time zone they read times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from facilitator.records.groups import GroupRecord, MembershipRecord, PersonRecord


@dataclass(frozen=True, slots=True)
class CheckInSchedule:
    """How long before a session members are asked to check in, and are reminded.

    A duration of zero means never.
    """

    ask: timedelta = timedelta(hours=72)
    remind: timedelta = timedelta(hours=36)


def check_in_schedule_of(group: GroupRecord) -> CheckInSchedule:
    """When a group's members are asked to check in."""
    settings = group.as_settings()
    return CheckInSchedule(
        timedelta(hours=settings.check_in_hours), timedelta(hours=settings.reminder_hours)
    )


def member_zone(member: MembershipRecord) -> ZoneInfo:
    """The time zone a member reads times in: their own, or the group's."""
    return ZoneInfo(member.person.time_zone or member.group.time_zone)


def person_zone(tx: Session, group: GroupRecord, person_id: int) -> ZoneInfo:
    """The time zone a person reads a group's times in, also after they have left it."""
    person = tx.get(PersonRecord, person_id)
    return ZoneInfo((person.time_zone if person else None) or group.time_zone)
