"""Reads text with the name in brackets before the words: `[Dana Ruiz 0:03] text`, `(Dana) text`."""

from __future__ import annotations

from collections.abc import Collection

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.lines import BRACKETED, parse_lines, split_lines
from facilitator.readers._parsing.parsed import ParsedFile

ADVICE = advice.ANY


def confidence(text: str) -> float:
    """Look for brackets around a name, or the time behind it, on many lines."""
    _, spelling = split_lines(text)
    return 0.2 * (spelling in BRACKETED)


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per name; other lines continue it."""
    return parse_lines(text, known)
