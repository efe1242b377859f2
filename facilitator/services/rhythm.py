"""When the members of a group hear from us before a session, and in which time zone they live."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from facilitator.records.groups import GroupRecord, MembershipRecord


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How long before a session a member is asked, and reminded where they did not answer.

    No time at all means never.
    """

    ask: timedelta = timedelta(hours=72)
    remind: timedelta = timedelta(hours=36)


def rhythm_of(group: GroupRecord) -> Rhythm:
    """The rhythm of a group."""
    settings = group.as_settings()
    return Rhythm(
        timedelta(hours=settings.check_in_hours), timedelta(hours=settings.reminder_hours)
    )


def zone_of(member: MembershipRecord) -> ZoneInfo:
    """The time zone a member reads times in: their own, else the group's."""
    return ZoneInfo(member.person.time_zone or member.group.time_zone)
