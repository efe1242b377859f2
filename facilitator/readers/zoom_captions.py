"""Reads Zoom's locally saved captions: `[Dana Ruiz] 12:03:49` above each turn."""

from __future__ import annotations

from collections.abc import Collection

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.headings import find_headings, parse_headings
from facilitator.readers._parsing.parsed import ParsedFile

ADVICE = advice.ZOOM


def confidence(text: str) -> float:
    """Look for lines of a name in square brackets and a time of day."""
    headings = find_headings(text.split("\n")) if "] " in text else []
    return 0.9 * (bool(headings) and headings[0].spelling == "N]T")


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per heading, timed from the first; a session may pass midnight."""
    return parse_headings(text, known, has_clock=True)
