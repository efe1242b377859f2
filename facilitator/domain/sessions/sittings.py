"""The sittings of a session, as a platform reports them; facts are only added, in any order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

# A room may be opened early for a test, and a session may start late or run over.
EARLY = timedelta(hours=2)
LATE = timedelta(hours=3)
TRIES_AFTER_MINUTES = (2, 5, 15, 30, 60, 120, 240, 480, 720, 1440)  # from the end of a sitting


class SittingStage(IntEnum):
    """How far a sitting has come; it only goes forward."""

    EXPECTED = 0
    OPEN = 1
    OVER = 2
    HEARD = 3


@dataclass(frozen=True, slots=True)
class Sitting:
    """What is known about one time a room was open; times are aware."""

    started_at: datetime | None = None
    ended_at: datetime | None = None
    is_heard: bool = False

    @property
    def stage(self) -> SittingStage:
        """Derived, never stored: a late or repeated event cannot set it back."""
        if self.is_heard:
            return SittingStage.HEARD
        if self.ended_at:
            return SittingStage.OVER
        return SittingStage.OPEN if self.started_at else SittingStage.EXPECTED

    def with_facts(
        self, started_at: datetime | None = None, ended_at: datetime | None = None
    ) -> Sitting:
        """Add these facts: the earliest start and the latest end are kept."""
        return Sitting(
            earliest(self.started_at, started_at), latest(self.ended_at, ended_at), self.is_heard
        )


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session that is planned or has begun; ``id`` is our own."""

    id: int
    starts_at: datetime
    minutes: int


def match_session(started_at: datetime, planned: Sequence[PlannedSession]) -> int | None:
    """Return the id of the planned session closest to a room's start time; None if none is close.

    Several short openings around one planned time all belong to it.
    """
    close = [
        session
        for session in planned
        if session.starts_at - EARLY
        <= started_at
        <= session.starts_at + timedelta(minutes=session.minutes) + LATE
    ]
    return min(close, key=lambda session: _distance(session, started_at)).id if close else None


def _distance(session: PlannedSession, at: datetime) -> tuple[float, int]:
    """Return 0 within the planned time, or the seconds to it; then the id."""
    ends_at = session.starts_at + timedelta(minutes=session.minutes)
    if session.starts_at <= at <= ends_at:
        return 0.0, session.id
    return min(
        abs((session.starts_at - at).total_seconds()), abs((at - ends_at).total_seconds())
    ), session.id


def earliest(*times: datetime | None) -> datetime | None:
    """Return the earliest of the known times."""
    return min((t for t in times if t), default=None)


def latest(*times: datetime | None) -> datetime | None:
    """Return the latest of the known times."""
    return max((t for t in times if t), default=None)


def next_transcript_try(ended_at: datetime, tries: int) -> datetime | None:
    """Return when to look again for a missing transcript; None after a day."""
    if tries >= len(TRIES_AFTER_MINUTES):
        return None
    return ended_at + timedelta(minutes=TRIES_AFTER_MINUTES[tries])


def total_presence(stays: Iterable[tuple[datetime, datetime]]) -> timedelta:
    """Return how long somebody was present in all; overlapping stays count once."""
    total, end = timedelta(0), None
    for joined, left in sorted(stays):
        begin = max(joined, end) if end else joined
        if left > begin:
            total += left - begin
            end = left
    return total
