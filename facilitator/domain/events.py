"""What a platform or another sender tells us, in our words and without anything that was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EventKind(StrEnum):
    """What happened; OTHER is kept and changes nothing."""

    PLAN_CHANGED = "plan changed"
    STARTED = "session started"
    ENDED = "session ended"
    JOINED = "somebody joined"
    LEFT = "somebody left"
    RECORDED = "recording is ready"
    TRANSCRIBED = "transcript is ready"
    SUMMARISED = "the platform's own summary is ready"
    RECORDING_GONE = "recording was deleted"
    ACCOUNT_GONE = "account left"
    HANDED_IN = "transcript was handed in"
    OTHER = "something else"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One planned gathering in a room; ``id`` is the platform's, times are aware."""

    id: str
    starts_at: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """The gatherings that are planned in a room, as its platform knows them."""

    occurrences: tuple[Occurrence, ...]
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody's stay in a sitting; ``id`` is the platform's, new each time they come back."""

    id: str
    name: str
    email: str = ""
    joined_at: datetime | None = None
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file of a recording; ``offset`` is its start in seconds from the start of the sitting.

    ``seconds`` is how long it was recorded by the clock, pauses included; None where nobody says.
    """

    id: str
    kind: str
    offset: float = 0.0
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    ``room`` is the standing place a group meets in (Zoom's meeting number), ``sitting`` one time
    it was open (Zoom's meeting UUID). ``key`` names what happened: a second delivery of the same
    has the same key, whatever its bytes. ``ticket`` holds what a download needs, sealed.
    """

    kind: EventKind
    platform: str
    key: str
    at: datetime
    name: str = ""
    account: str = ""
    room: str = ""
    sitting: str = ""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    schedule: Schedule | None = None
    visit: Visit | None = None
    files: tuple[File, ...] = ()
    ticket: str = ""
