"""What stands in the agenda of a session beside its times, and what may be told to whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from facilitator.domain.agenda.items import Plan


class Part(StrEnum):
    """A part that is made anew, or edited, without touching the others."""

    WORDS = "words"
    ICEBREAKER = "icebreaker"
    PROMISES = "promises"
    SEATS = "seats"
    TIMES = "times"


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
class PassedOver:
    """A member who does not sit this time, and why."""

    person_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class Welcome:
    """A guest, with what they wrote for the group before the session."""

    person_id: int
    does: str = ""
    brings: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """All that is planned for a session; what does not fit is said in ``notes``."""

    words: Words
    icebreaker: Opening | None
    promises: tuple[Promise, ...]
    seats: tuple[Seat, ...]
    times: Plan
    notes: tuple[str, ...] = ()  # what the moderator should know
    passed_over: tuple[PassedOver, ...] = ()
    guests: tuple[Welcome, ...] = ()

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
            passed_over=(),
            times=replace(self.times, notes=()),
        )

    def for_guest(self) -> Agenda:
        """What the group has, without what was said in earlier sessions, or for the group alone."""
        told = self.for_group()
        return replace(
            told, promises=(), seats=tuple(replace(seat, wanted=None) for seat in told.seats)
        )
