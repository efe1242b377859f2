"""The agenda of a session: what stands in it, and when it is out of date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum


class Part(StrEnum):
    """A part that is made anew, or edited, without touching the others."""

    WORDS = "words"
    ICEBREAKER = "icebreaker"
    PROMISES = "promises"
    SEATS = "seats"
    TIMES = "times"


class State(StrEnum):
    """A draft is the moderator's alone; what was sent is what the group has in its hands."""

    DRAFT = "draft"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a member wants the hot seat for, as they wrote it before the session."""

    sentence: str
    why: str = ""
    tried: str = ""
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class Caller:
    """A peer worth calling on first, and the fact that speaks for it."""

    person_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A hot seat: whose, why theirs, what for, the question that opens it, whom to call on."""

    person_id: int
    reasons: tuple[str, ...]
    wanted: Wanted | None = None
    is_shared: bool = False  # the group may read what they wrote
    question: str = ""
    callers: tuple[Caller, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment to ask about, and what its member wrote about it before the session."""

    person_id: int
    text: str
    due: date | None = None
    state: str = ""
    word: str = ""
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """The icebreaker, a second one to choose from, and who opens."""

    question: str
    second: str
    reason: str
    minutes: float
    opener_id: int | None = None
    opener_reason: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said to all: at the top of the mail, as the opening question, at the end."""

    welcome: str
    question: str
    closing: str
    by: str = ""  # the model that worded them; empty where the theme's own words did


@dataclass(frozen=True, slots=True)
class Item:
    """A step with its time; ``seat`` is the number of its hot seat from 1, 0 for none."""

    name: str
    minutes: int
    speaks: str
    script: str
    capture: str
    elastic: bool
    seat: int = 0


@dataclass(frozen=True, slots=True)
class Agenda:
    """All that is planned for a session; what does not fit is said in ``notes``."""

    words: Words
    icebreaker: Opening | None
    promises: tuple[Promise, ...]
    seats: tuple[Seat, ...]
    times: tuple[Item, ...]
    notes: tuple[str, ...] = ()
    passed_over: Mapping[int, str] | None = None  # who does not sit this time, and why

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(item.minutes for item in self.times)

    def for_group(self) -> Agenda:
        """Without what was written for the moderator's eyes alone."""
        return replace(
            self,
            seats=tuple(
                replace(s, reasons=(), wanted=s.wanted if s.is_shared else None, callers=())
                for s in self.seats
            ),
            promises=tuple(
                p if p.is_shared else replace(p, state="", word="") for p in self.promises
            ),
            notes=(),
            passed_over=None,
        )


@dataclass(frozen=True, slots=True)
class Basis:
    """The facts an agenda was made from: what has changed since is told from two of these."""

    starts_at: datetime
    minutes: int
    topic: str
    attending: Mapping[int, str]
    wishes: Mapping[int, str]
    urgent: Mapping[int, str]


def what_changed(then: Basis, now: Basis, names: Mapping[int, str]) -> tuple[str, ...]:
    """In plain words, what an agenda made from ``then`` does not know; nothing if it holds."""
    told: list[str] = []
    if then.starts_at != now.starts_at:
        told.append(f"The session was moved to {now.starts_at:%d.%m.%Y %H:%M} UTC.")
    if then.minutes != now.minutes:
        told.append(f"The session is {now.minutes} minutes long now, not {then.minutes}.")
    if then.topic != now.topic:
        told.append("The session has another topic." if now.topic else "The topic was taken away.")
    for person, name in names.items():
        told += _of_member(person, name, then, now)
    return tuple(told)


def _of_member(person: int, name: str, then: Basis, now: Basis) -> list[str]:
    told = []
    was, comes = then.attending.get(person, ""), now.attending.get(person, "")
    if was != comes and "no" in (was, comes):
        told.append(f"{name} cannot come." if comes == "no" else f"{name} will come after all.")
    wished, wishes = then.wishes.get(person, ""), now.wishes.get(person, "")
    if wishes and not wished:
        told.append(f"{name} wants the hot seat.")
    elif wished and not wishes:
        told.append(f"{name} does not want the hot seat any more.")
    elif wished != wishes:
        told.append(f"{name} wants the hot seat for something else.")
    if now.urgent.get(person, "") and now.urgent.get(person) != then.urgent.get(person):
        told.append(f"{name} wrote that something is urgent.")
    return told
