"""Reads Microsoft Teams' Word transcript: name and time above the text, in two layouts."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import takewhile

from facilitator.readers import otter_txt
from facilitator.readers._parsing.blocks import parse_headings
from facilitator.readers._parsing.days import find_date
from facilitator.readers._parsing.parsed import ParsedFile, make_turn, parse_clock

_HEAD = re.compile(r"Meeting Transcript\b|\b(?:started|stopped) transcription\s*$", re.M)
_NOISE = re.compile(r"^.{0,120}\b(?:started|stopped) transcription\s*$", re.M)
_TIME = r"\d{1,3}:\d{1,2}:\d{1,2}[.,]\d{1,3}"
_BEGINS = re.compile(rf"{otter_txt.HEADING.pattern}$|{_TIME} -->")
_OLD = re.compile(
    rf"^(?P<start>{_TIME}) --> (?P<end>{_TIME})\s*\n(?P<name>[^\n]{{1,100}})\n"
    rf"(?P<said>[^\n]*(?:\n(?!{_TIME} -->)[^\n]*)*)",
    re.M,
)


def confidence(text: str) -> float:
    """Look for Teams' heading, or the times of the older layout without WEBVTT."""
    if text.lstrip().startswith("WEBVTT"):
        return 0.0
    if _OLD.search(text):
        return 0.85
    return 0.85 * bool(_HEAD.search(text) and otter_txt.confidence(text))


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per heading; the lines above the first give the date."""
    head = takewhile(lambda line: not _BEGINS.match(line[:300]), text.split("\n"))
    held_on = find_date(head)
    text = _NOISE.sub("", text)
    old = [
        make_turn(m["name"].strip(), parse_clock(m["start"]) or 0.0, parse_clock(m["end"]), said)
        for m in _OLD.finditer(text)
        if (said := " ".join(m["said"].split()))
    ]
    turns = old or parse_headings(text, otter_txt.HEADING).turns
    return ParsedFile(turns, held_on=held_on)
