"""Zoom's locally saved captions: `[Dana Ruiz] 12:03:49` above what was said."""

from __future__ import annotations

import re
from collections.abc import Collection

from facilitator.readers._blocks import under_headings
from facilitator.readers._heard import Heard, spoken

_HEADING = re.compile(r"\[(?P<name>.{1,120})\] (?P<at>\d{1,2}:\d\d:\d\d(?: ?[AP]M)?)", re.I)
DAY_SECONDS = 86_400.0


def recognises(text: str) -> float:
    """Lines of a name in square brackets and a time of day."""
    return 0.9 * any(
        _HEADING.fullmatch(line.rstrip()) for line in text.split("\n") if len(line) < 300
    )


def heard(text: str, known: Collection[str]) -> Heard:
    """One turn per heading, counted from the first; a session may go on past midnight."""
    read = under_headings(text, _HEADING).turns
    if not read:
        return Heard([])
    first, days, before, turns = read[0].start, 0.0, read[0].start, []
    for turn in read:
        if before - turn.start > DAY_SECONDS / 2:
            days += DAY_SECONDS
        before = turn.start
        length = turn.end - turn.start
        start = max(turn.start + days - first, 0.0)
        turns.append(spoken(turn.speaker, start, start + length, turn.text))
    return Heard(turns, began=first)
