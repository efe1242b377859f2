"""When the members of a group hear from us before a session, and in which time zone they live."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from facilitator.records.groups import GroupRecord, MembershipRecord


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How long before a session a member is asked, and reminded where they did not answer."""

    ask: timedelta = timedelta(hours=72)
    remind: timedelta = timedelta(hours=36)


def rhythm_of(group: GroupRecord) -> Rhythm:
    """The rhythm of a group: the same for every group so far."""
    return Rhythm()


def zone_of(member: MembershipRecord) -> ZoneInfo:
    """The time zone a member reads times in: UTC so far."""
    return ZoneInfo("UTC")
