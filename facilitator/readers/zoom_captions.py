"""Reads Zoom's locally saved captions: `[Dana Ruiz] 12:03:49` above each turn."""

from __future__ import annotations

import re
from collections.abc import Collection

from facilitator.readers._parsing.blocks import parse_headings
from facilitator.readers._parsing.parsed import ParsedFile, make_turn

_HEADING = re.compile(r"\[(?P<name>.{1,120})\] (?P<at>\d{1,2}:\d\d:\d\d(?: ?[AP]M)?)", re.I)
DAY_SECONDS = 86_400.0


def confidence(text: str) -> float:
    """Look for lines of a name in square brackets and a time of day."""
    return 0.9 * any(
        _HEADING.fullmatch(line.rstrip()) for line in text.split("\n") if len(line) < 300
    )


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per heading, timed from the first; a session may pass midnight."""
    parsed = parse_headings(text, _HEADING).turns
    if not parsed:
        return ParsedFile([])
    first, days, before, turns = parsed[0].start, 0.0, parsed[0].start, []
    for turn in parsed:
        if before - turn.start > DAY_SECONDS / 2:
            days += DAY_SECONDS
        before = turn.start
        length = turn.end - turn.start
        start = max(turn.start + days - first, 0.0)
        turns.append(make_turn(turn.speaker, start, start + length, turn.text))
    return ParsedFile(turns, began=first)
