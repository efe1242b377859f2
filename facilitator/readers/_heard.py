"""What a reader gives back, and the small things all readers need."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from facilitator.domain.notices import Notice
from facilitator.domain.sessions.turns import Span, Turn

WORDS_A_SECOND = 2.5  # an unhurried speaker; only where a format has no end times
LONGEST_SECONDS = 3_600_000.0  # 1,000 hours: whatever says more is damaged
_CLOCK = re.compile(
    r"(-)?(?:(\d{1,4}):)?(\d{1,4}):(\d{1,4})(?:[.,](\d{1,6}))?(?: ?([ap])\.?m\.?)?$", re.I
)


@dataclass(frozen=True, slots=True)
class Heard:
    """The turns of one file, unsorted and unmerged, and what to tell the moderator.

    ``began`` is the wall-clock second of the day at which second 0 lies, where a format tells
    only the time of day. A chat is laid into the speech by its times.
    """

    turns: list[Turn]
    warnings: tuple[Notice, ...] = ()
    is_chat: bool = False
    began: float | None = None
    held_on: date | None = None


def seconds(clock: str) -> float | None:
    """Seconds of `1:02:03.400`, `2:03`, `0:0:3.1`, `1:02:03 PM`; None for anything else."""
    found = _CLOCK.match(clock.strip())
    if not found:
        return None
    minus, hours, minutes, whole, fraction, half = found.groups()
    hour = int(hours or 0) % 12 + 12 * (half in "pP") if half else int(hours or 0)
    at = hour * 3600 + int(minutes) * 60 + int(whole)
    at += int(fraction) / 10 ** len(fraction) if fraction else 0
    return 0.0 if minus else min(float(at), LONGEST_SECONDS)


def speech_seconds(text: str) -> float:
    """How long it takes to say this."""
    return max(len(text.split()), 1) / WORDS_A_SECOND


def spoken(speaker: str, start: float, end: float | None, text: str) -> Turn:
    """One turn of one span; without an end time it lasts as long as its words take."""
    until = end if end is not None else start + speech_seconds(text)
    return Turn(speaker, (Span(start, max(start, until), text),))


def until_next(starts: Collection[tuple[str, float, str]]) -> list[Turn]:
    """Turns of (speaker, start, text): each lasts as its words take, at most until the next."""
    given = list(starts)
    turns = []
    for number, (speaker, start, text) in enumerate(given):
        end = start + speech_seconds(text)
        after = given[number + 1][1] if number + 1 < len(given) else end
        turns.append(spoken(speaker, start, min(end, after) if after > start else end, text))
    return turns
