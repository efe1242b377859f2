"""Reads Microsoft Teams' Word transcript: name and time above the text, in two layouts."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import takewhile

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.clock import parse_clock
from facilitator.readers._parsing.days import find_date
from facilitator.readers._parsing.headings import find_headings, parse_headings
from facilitator.readers._parsing.parsed import ParsedFile, make_turn
from facilitator.readers._parsing.tool_lines import tells_begin

ADVICE = advice.TEAMS
LONGEST_TITLE = 300
_TITLE = re.compile(
    r".{0,250}-20\d{6}_\d{6}(?:UTC)?\s?[-–].{1,40}|.{0,250}\bMeeting Transcript\W{0,9}", re.I
)
_TIME = r"\d{1,3}:\d{1,2}:\d{1,2}[.,]\d{1,3}"
_OLD = re.compile(
    rf"^(?P<start>{_TIME}) --> (?P<end>{_TIME})[ \t]{{0,9}}\n(?P<name>[^\n]{{1,100}})\n"
    rf"(?P<said>[^\n]*(?:\n(?!{_TIME} -->)[^\n]*)*)",
    re.M,
)


def confidence(text: str) -> float:
    """Look for Teams' title or who started it, above turns, or the times of the older layout."""
    if text.lstrip().startswith("WEBVTT"):
        return 0.0
    if _OLD.search(text):
        return 0.85
    lines = text.split("\n")
    return 0.85 * (any(map(_is_teams, lines)) and bool(find_headings(lines)))


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per heading; the lines above the first give the date."""
    lines = text.split("\n")
    old = [
        make_turn(m["name"].strip(), parse_clock(m["start"]) or 0.0, parse_clock(m["end"]), said)
        for m in _OLD.finditer(text)
        if (said := " ".join(m["said"].split()))
    ]
    if old:
        head = list(takewhile(lambda line: "-->" not in line, lines))
        return ParsedFile(old, held_on=find_date(head))
    headings = find_headings(lines, known)
    head = lines[: headings[0].first] if headings else lines
    return replace(parse_headings(text, known), held_on=find_date(head))


def _is_teams(line: str) -> bool:
    return len(line) < LONGEST_TITLE and bool(_TITLE.fullmatch(line.strip()) or tells_begin(line))
