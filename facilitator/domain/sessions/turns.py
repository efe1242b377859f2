"""A transcript: who said what and when, as spans and turns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from facilitator.domain.language.phrases import fold
from facilitator.domain.notices import Notice


class Span(NamedTuple):
    """One timed piece of speech as the transcript has it; seconds from its start."""

    start: float
    end: float
    text: str


@dataclass(frozen=True)
class Turn:
    """Uninterrupted speech of one speaker, made of one or more spans.

    ``speaker`` is the display name in the transcript until the roster resolves it to a member's
    name; empty if the speaker is unknown. ``language`` is the code of the language spoken ("de"),
    empty if it is not known.
    """

    speaker: str
    spans: tuple[Span, ...]
    language: str = ""

    @property
    def start(self) -> float:
        return self.spans[0].start

    @property
    def end(self) -> float:
        return self.spans[0].end if len(self.spans) == 1 else max(span.end for span in self.spans)

    @cached_property
    def text(self) -> str:
        return " ".join(span.text for span in self.spans)

    @cached_property
    def plain(self) -> str:
        """The text without case and accents, of the same length (see `fold`)."""
        return fold(self.text)

    def within(self, first: int, last: int) -> Turn:
        """Return the part of this turn that covers the characters [first, last) of its text."""
        kept, at = [], 0
        for span in self.spans:
            if at < last and at + len(span.text) > first:
                kept.append(span)
            at += len(span.text) + 1
        return replace(self, spans=tuple(kept) or self.spans[:1])


@dataclass(frozen=True)
class Transcript:
    """A session's speech in order of time, with warnings for the moderator.

    ``closed`` are periods, in seconds, that belonged to somebody who is not recorded; what others
    said in them stays in the transcript, but appears in no recap.
    """

    turns: tuple[Turn, ...]
    source: str = ""
    warnings: tuple[Notice, ...] = field(default=())
    held_on: date | None = None
    closed: tuple[tuple[float, float], ...] = ()

    @property
    def open_turns(self) -> tuple[Turn, ...]:
        """The turns that a recap may use."""
        return tuple(t for t in self.turns if not self.is_closed(t.start))

    def is_closed(self, at: float) -> bool:
        """Whether a time lies in a period that belonged to somebody who is not recorded."""
        return any(start <= at < end for start, end in self.closed)

    @property
    def seconds(self) -> float:
        return max((turn.end for turn in self.turns), default=0.0)

    @property
    def language(self) -> str:
        """The language in which most was said; empty if it is not known."""
        return next(iter(self.language_shares), "")

    @property
    def language_shares(self) -> dict[str, float]:
        """How much was said in each known language, from 0 to 1, most first."""
        said: Counter[str] = Counter()
        for turn in self.turns:
            said[turn.language] += len(turn.text)
        del said[""]
        return {language: letters / said.total() for language, letters in said.most_common()}

    @property
    def speakers(self) -> tuple[str, ...]:
        """All known speakers, in order of their first words."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker))


def merge_turns(turns: Iterable[Turn], gap_seconds: float = 30.0) -> Iterator[Turn]:
    """Join a speaker's consecutive turns unless silence of ``gap_seconds`` separates them."""
    current: Turn | None = None
    more: list[Span] = []
    end = 0.0
    for turn in turns:
        if (
            current is not None
            and turn.speaker == current.speaker
            and turn.start - end <= gap_seconds
        ):
            more.extend(turn.spans)
            end = max(end, turn.end)
            continue
        if current is not None:
            yield replace(current, spans=current.spans + tuple(more)) if more else current
        current, more, end = turn, [], turn.end
    if current is not None:
        yield replace(current, spans=current.spans + tuple(more)) if more else current
