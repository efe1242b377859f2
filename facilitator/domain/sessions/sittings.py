"""A session as its platform tells it: facts that only grow, so that their order is no matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

# A room may be opened early, to test it, and a session may run over or begin late.
EARLY = timedelta(hours=2)
LATE = timedelta(hours=3)
TRIES_AFTER_MINUTES = (2, 5, 15, 30, 60, 120, 240, 480, 720, 1440)  # from the end of a sitting


class Stage(IntEnum):
    """How far a sitting has come; it never goes back."""

    EXPECTED = 0
    OPEN = 1
    OVER = 2
    HEARD = 3


@dataclass(frozen=True, slots=True)
class Sitting:
    """What is known of one time a room was open; times are aware."""

    started_at: datetime | None = None
    ended_at: datetime | None = None
    is_heard: bool = False

    @property
    def stage(self) -> Stage:
        """Derived, never stored: a late or repeated message cannot turn it back."""
        if self.is_heard:
            return Stage.HEARD
        if self.ended_at:
            return Stage.OVER
        return Stage.OPEN if self.started_at else Stage.EXPECTED

    def with_facts(
        self, started_at: datetime | None = None, ended_at: datetime | None = None
    ) -> Sitting:
        """Also these facts: the earliest start and the latest end hold, whatever came first."""
        return Sitting(
            earliest(self.started_at, started_at), latest(self.ended_at, ended_at), self.is_heard
        )


@dataclass(frozen=True, slots=True)
class Planned:
    """A session that is planned or has begun; ``id`` is ours."""

    id: int
    starts_at: datetime
    minutes: int


def session_of(started_at: datetime, planned: Sequence[Planned]) -> int | None:
    """The planned session that a room opened at this time belongs to: the nearest, if one is near.

    Several short openings around one planned time all belong to it.
    """
    near = [
        one
        for one in planned
        if one.starts_at - EARLY
        <= started_at
        <= one.starts_at + timedelta(minutes=one.minutes) + LATE
    ]
    return min(near, key=lambda one: _distance(one, started_at)).id if near else None


def _distance(one: Planned, at: datetime) -> tuple[float, int]:
    """Nothing within the planned time; outside of it, the seconds to it."""
    ends_at = one.starts_at + timedelta(minutes=one.minutes)
    if one.starts_at <= at <= ends_at:
        return 0.0, one.id
    return min(
        abs((one.starts_at - at).total_seconds()), abs((at - ends_at).total_seconds())
    ), one.id


def earliest(*times: datetime | None) -> datetime | None:
    """The first of the times that are known."""
    return min((t for t in times if t), default=None)


def latest(*times: datetime | None) -> datetime | None:
    """The last of the times that are known."""
    return max((t for t in times if t), default=None)


def next_try(ended_at: datetime, tries: int) -> datetime | None:
    """When to look again for a transcript that was not there; None after a day."""
    if tries >= len(TRIES_AFTER_MINUTES):
        return None
    return ended_at + timedelta(minutes=TRIES_AFTER_MINUTES[tries])


def together(stays: Iterable[tuple[datetime, datetime]]) -> timedelta:
    """How long somebody was there in all; stays that overlap count once."""
    total, until = timedelta(0), None
    for joined, left in sorted(stays):
        begin = max(joined, until) if until else joined
        if left > begin:
            total += left - begin
            until = left
    return total
