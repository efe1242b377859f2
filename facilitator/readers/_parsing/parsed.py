"""The result of a reader, and functions that make turns of what was said at which time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from facilitator.domain.notices import Notice
from facilitator.domain.sessions.turns import Span, Turn

WORDS_A_SECOND = 2.5  # of a calm speaker; only used for formats without end times


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """The turns of one file, unsorted and unmerged, and warnings for the moderator.

    ``began`` is the wall-clock second of the day that is second 0 of the turns, for formats
    with only the time of day. A chat is merged into the speech by its times. ``unread`` counts
    lines, cues or rows that belong to the transcript but could not be understood, ``unnamed``
    those that name no speaker in a format that has a place for the name.
    """

    turns: list[Turn]
    warnings: tuple[Notice, ...] = ()
    is_chat: bool = False
    began: float | None = None
    held_on: date | None = None
    unread: int = 0
    unnamed: int = 0


def speech_seconds(text: str) -> float:
    """Estimate the seconds it takes to say a text."""
    return max(len(text.split()), 1) / WORDS_A_SECOND


def make_turn(speaker: str, start: float, end: float | None, text: str) -> Turn:
    """Make a turn of one span; without an end time its length is estimated from the words."""
    until = end if end is not None else start + speech_seconds(text)
    return Turn(speaker, (Span(start, max(start, until), text),))


def make_turns(said: Iterable[tuple[str, float, str]]) -> list[Turn]:
    """Make turns of (speaker, start, text) with estimated ends, at most the next start."""
    given = list(said)
    turns = []
    for number, (speaker, start, text) in enumerate(given):
        end = start + speech_seconds(text)
        after = given[number + 1][1] if number + 1 < len(given) else end
        turns.append(make_turn(speaker, start, min(end, after) if after > start else end, text))
    return turns


def spread_turns(said: Iterable[tuple[str, float, str]], last: float | None = None) -> list[Turn]:
    """Make turns of times that come seldom: those with the same share the time until the next.

    Each gets a part by its number of words; ``last`` is the end of all.
    """
    blocks = [(start, list(block)) for start, block in groupby(said, key=lambda one: one[1])]
    turns: list[Turn] = []
    for number, (start, block) in enumerate(blocks):
        after = blocks[number + 1][0] if number + 1 < len(blocks) else last
        needed = sum(speech_seconds(text) for _, _, text in block)
        pace = min((after - start) / needed, 1.0) if after is not None and after > start else 1.0
        for speaker, _, text in block:
            end = start + speech_seconds(text) * pace
            turns.append(make_turn(speaker, start, end, text))
            start = end
    return turns
