"""Office hours: which hot seats call for a talk with the member, and possible times for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from facilitator.domain.sessions.follow_ups import after_quiet

FEW = 2  # solutions; fewer are too few
OPEN_AFTER = timedelta(days=14)  # when a member is asked whether their challenge is still open
ASKED_FOR = timedelta(days=45)  # after a session; older challenges are not asked about
MINUTES = 45
AHEAD = timedelta(days=2)
HOURS = (time(10), time(14), time(16))  # in the member's time zone
SLOTS = 3
DAYS = 28  # how far ahead slots are looked for
FRIDAY = 4


class OfferReason(StrEnum):
    """Why a talk is suggested to the moderator."""

    FEW = "few"
    OPEN = "open"


class OfferChoice(StrEnum):
    """The moderator's answer to the suggestion; ``LATER`` can still become one of the others."""

    SESSION = "session"
    SEAT = "seat"
    LATER = "later"


class ChallengeState(StrEnum):
    """Whether a challenge is still open, as its member says some weeks later."""

    OPEN = "open"
    SOLVED = "solved"


@dataclass(frozen=True, slots=True)
class QuietHours:
    """The quiet hours of a person, in the time zone ``zone``."""

    zone: ZoneInfo
    quiet_from: time
    quiet_to: time

    def are_quiet(self, at: datetime) -> bool:
        """Whether ``at`` is in their quiet hours."""
        return after_quiet(at, self.quiet_from, self.quiet_to, self.zone) != at


Busy = Sequence[tuple[datetime, datetime]]


def has_few_solutions(solutions: int) -> bool:
    """Whether a challenge got too few solutions."""
    return solutions < FEW


def is_asked_about(held_at: datetime, now: datetime) -> bool:
    """Whether it is time to ask if the challenge of a session is still open."""
    return held_at + OPEN_AFTER <= now < held_at + ASKED_FOR


def slots(
    now: datetime, member: QuietHours, moderator: QuietHours, busy: Busy
) -> tuple[datetime, ...]:
    """Return up to three times for a talk, on different working days and at different hours.

    The days are the member's next working days, at least two days after ``now``, which is aware;
    the times are in its time zone. None is in quiet hours of either, or overlaps ``busy``.
    """
    found: list[datetime] = []
    for day in _working_days((now + AHEAD).astimezone(member.zone).date()):
        used = {at.astimezone(member.zone).time() for at in found}
        for at in sorted(HOURS, key=used.__contains__):
            starts = datetime.combine(day, at, member.zone).astimezone(now.tzinfo)
            if is_slot(starts, now, member, moderator, busy):
                found.append(starts)
                break
        if len(found) == SLOTS:
            break
    return tuple(found)


def is_slot(
    starts: datetime, now: datetime, member: QuietHours, moderator: QuietHours, busy: Busy
) -> bool:
    """Whether a talk may begin at ``starts``; see ``slots``."""
    if not now + AHEAD <= starts <= now + timedelta(days=DAYS):
        return False
    local = starts.astimezone(member.zone)
    ends = starts + timedelta(minutes=MINUTES)
    return (
        local.weekday() <= FRIDAY
        and local.time() in HOURS
        and not any(starts < busy_end and busy_start < ends for busy_start, busy_end in busy)
        and not any(who.are_quiet(at) for who in (member, moderator) for at in _minutes(starts))
    )


def _working_days(first: date) -> Iterator[date]:
    days = (first + timedelta(days=number) for number in range(DAYS))
    return (day for day in days if day.weekday() <= FRIDAY)


def _minutes(starts: datetime) -> list[datetime]:
    return [starts + timedelta(minutes=number) for number in range(MINUTES)]
