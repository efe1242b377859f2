"""Events from a meeting platform or another sender, in a common form, without any spoken words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EventKind(StrEnum):
    """What happened; OTHER is stored and has no effect."""

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
    UPLOADED = "transcript was handed in"
    OTHER = "something else"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One planned meeting in a room; ``id`` is the platform's, ``starts_at`` is time zone aware."""

    id: str
    starts_at: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """The planned meetings of a room, as its platform knows them.

    ``has_times`` is false if the platform knows the meeting, but not when it takes place: then its
    sessions are planned by hand. ``join_link`` is without the meeting's password.
    """

    occurrences: tuple[Occurrence, ...]
    zone: str = "UTC"
    has_times: bool = True
    join_link: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """One person's stay in a sitting; ``id`` is the platform's and new after each return."""

    id: str
    name: str
    email: str = ""
    joined_at: datetime | None = None
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file of a recording; ``offset`` is its start in seconds from the start of the sitting.

    ``seconds`` is the length by the clock, pauses included; None if the platform does not say.
    """

    id: str
    kind: str
    offset: float = 0.0
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    ``room`` is the permanent place where a group meets (Zoom's meeting number), ``sitting`` one
    time it was open (Zoom's meeting UUID). ``key`` identifies the event: a second delivery has the
    same key, whatever its bytes. ``ticket`` holds what a download needs, encrypted.
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
