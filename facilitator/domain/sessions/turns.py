"""Who said what and when: spans, turns, and the transcript they make up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from facilitator.domain.notices import Notice

UNKNOWN_SPEAKER = ""


class Span(NamedTuple):
    """One timed stretch of speech as the transcript gave it; seconds from its start."""

    start: float
    end: float
    text: str


@dataclass(frozen=True)
class Turn:
    """One unbroken stretch of speech by one speaker, made of one or more spans.

    ``speaker`` is the display name of the transcript until the roster resolves it to a
    member's name; the empty string means that nobody is known to have said it.
    """

    speaker: str
    spans: tuple[Span, ...]

    @property
    def start(self) -> float:
        return self.spans[0].start

    @property
    def end(self) -> float:
        return self.spans[0].end if len(self.spans) == 1 else max(span.end for span in self.spans)

    @cached_property
    def text(self) -> str:
        return " ".join(span.text for span in self.spans)

    def within(self, first: int, last: int) -> Turn:
        """The part of this turn that covers the characters [first, last) of its text."""
        kept, at = [], 0
        for span in self.spans:
            if at < last and at + len(span.text) > first:
                kept.append(span)
            at += len(span.text) + 1
        return replace(self, spans=tuple(kept) or self.spans[:1])


@dataclass(frozen=True)
class Transcript:
    """A session's speech in order of time, with what its reader has to tell the moderator.

    ``closed`` are stretches, in seconds, that belonged to somebody of whom nothing is kept; what
    others said in them stays, and appears in no recap.
    """

    turns: tuple[Turn, ...]
    source: str = ""
    warnings: tuple[Notice, ...] = field(default=())
    held_on: date | None = None
    closed: tuple[tuple[float, float], ...] = ()

    @property
    def open_turns(self) -> tuple[Turn, ...]:
        """The turns that a recap may be made of."""
        return tuple(t for t in self.turns if not self.is_closed(t.start))

    def is_closed(self, at: float) -> bool:
        """Whether a moment lies in a stretch that belonged to somebody of whom nothing is kept."""
        return any(start <= at < end for start, end in self.closed)

    @property
    def seconds(self) -> float:
        return max((turn.end for turn in self.turns), default=0.0)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who speaks, in order of the first word; without the unknown speaker."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker))


def merged(turns: Iterable[Turn], gap_seconds: float = 30.0) -> Iterator[Turn]:
    """Join a speaker's consecutive turns unless a silence of ``gap_seconds`` parts them."""
    held: Turn | None = None
    more: list[Span] = []
    end = 0.0
    for turn in turns:
        if held is not None and turn.speaker == held.speaker and turn.start - end <= gap_seconds:
            more.extend(turn.spans)
            end = max(end, turn.end)
            continue
        if held is not None:
            yield Turn(held.speaker, held.spans + tuple(more)) if more else held
        held, more, end = turn, [], turn.end
    if held is not None:
        yield Turn(held.speaker, held.spans + tuple(more)) if more else held
