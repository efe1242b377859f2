"""The result of a reader, and functions that several readers use."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from facilitator.domain.notices import Notice
from facilitator.domain.sessions.turns import Span, Turn

WORDS_A_SECOND = 2.5  # of a calm speaker; only used for formats without end times
LONGEST_SECONDS = 3_600_000.0  # 1,000 hours: a later time means that the file is damaged
_CLOCK = re.compile(
    r"(-)?(?:(\d{1,4}):)?(\d{1,4}):(\d{1,4})(?:[.,](\d{1,6}))?(?: ?([ap])\.?m\.?)?$", re.I
)


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """The turns of one file, unsorted and unmerged, and warnings for the moderator.

    ``began`` is the wall-clock second of the day that is second 0 of the turns, for formats
    with only the time of day. A chat is merged into the speech by its times.
    """

    turns: list[Turn]
    warnings: tuple[Notice, ...] = ()
    is_chat: bool = False
    began: float | None = None
    held_on: date | None = None


def parse_clock(clock: str) -> float | None:
    """Parse `1:02:03.400`, `2:03`, `0:0:3.1` or `1:02:03 PM` as seconds; None for other texts."""
    match = _CLOCK.match(clock.strip())
    if not match:
        return None
    minus, hours, minutes, whole, fraction, half = match.groups()
    hour = int(hours or 0) % 12 + 12 * (half in "pP") if half else int(hours or 0)
    at = hour * 3600 + int(minutes) * 60 + int(whole)
    at += int(fraction) / 10 ** len(fraction) if fraction else 0
    return 0.0 if minus else min(float(at), LONGEST_SECONDS)


def speech_seconds(text: str) -> float:
    """Estimate the seconds it takes to say a text."""
    return max(len(text.split()), 1) / WORDS_A_SECOND


def make_turn(speaker: str, start: float, end: float | None, text: str) -> Turn:
    """Make a turn of one span; without an end time its length is estimated from the words."""
    until = end if end is not None else start + speech_seconds(text)
    return Turn(speaker, (Span(start, max(start, until), text),))


def make_turns(starts: Collection[tuple[str, float, str]]) -> list[Turn]:
    """Make turns of (speaker, start, text) with estimated ends, at most the next start."""
    given = list(starts)
    turns = []
    for number, (speaker, start, text) in enumerate(given):
        end = start + speech_seconds(text)
        after = given[number + 1][1] if number + 1 < len(given) else end
        turns.append(make_turn(speaker, start, min(end, after) if after > start else end, text))
    return turns
