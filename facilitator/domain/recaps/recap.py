"""The recap of a session: hot seats with challenge and solutions, and the commitments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from facilitator.domain.notices import Notice
from facilitator.domain.recaps.checks import UNCHECKED, Check


class EvidenceSource(StrEnum):
    """Source of evidence: the call, the moderator's memory of it, or the member afterwards."""

    TRANSCRIPT = "transcript"
    MEMORY = "moderator's memory"
    MEMBER = "member's own words"


class SolutionKind(StrEnum):
    """The kind of a solution: an experience is not advice, a contact is not an idea."""

    SUGGESTION = "suggestion"
    EXPERIENCE = "experience"
    RESOURCE = "resource"
    INTRODUCTION = "introduction"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Verbatim words of one speaker; seconds from the start of the transcript."""

    speaker: str
    start: float
    end: float
    quote: str
    source: EvidenceSource = EvidenceSource.TRANSCRIPT


@dataclass(frozen=True, slots=True)
class Challenge:
    """What the member brought to the hot seat."""

    text: str
    evidence: tuple[Evidence, ...]
    check: Check = UNCHECKED


@dataclass(frozen=True, slots=True)
class Solution:
    """What one peer contributed to a challenge.

    Those of a hot seat with the same ``idea``, a number above 0, say the same.
    """

    peer: str
    kind: SolutionKind
    text: str
    evidence: tuple[Evidence, ...]
    check: Check = UNCHECKED
    idea: int = 0


@dataclass(frozen=True, slots=True)
class HotSeat:
    """The part of a session that belonged to one member; seconds from the start.

    ``summary`` is a line on what came of it; empty if there is none.
    """

    member: str
    start: float
    end: float
    challenge: Challenge
    solutions: tuple[Solution, ...] = ()
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a member said they will do."""

    member: str
    text: str
    evidence: tuple[Evidence, ...]
    due: date | None = None
    check: Check = UNCHECKED


@dataclass(frozen=True, slots=True)
class Point:
    """A main point of a discussion that had no hot seat."""

    speaker: str
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Recap:
    """The results of a session, with the engine, model and prompts that produced them.

    ``prompts`` pairs each prompt's name with the version used. ``sent_to`` names the models
    whose server received the words, even if no usable answer came back. ``summary`` is a line on
    the whole session; empty if there is none.
    """

    engine: str
    hot_seats: tuple[HotSeat, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    points: tuple[Point, ...] = ()
    warnings: tuple[Notice, ...] = ()
    model: str | None = None
    prompts: tuple[tuple[str, str], ...] = ()
    sent_to: str | None = None
    summary: str = ""

    def without_summaries(self) -> Recap:
        """Return the recap without the lines that tell of several statements at once."""
        seats = tuple(replace(seat, summary="") for seat in self.hot_seats)
        return replace(self, hot_seats=seats, summary="")
