"""Reads any layout with a name and a time above the text: Krisp's, Rev's, tl;dv's and others."""

from __future__ import annotations

from collections.abc import Collection

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.headings import find_headings, parse_headings
from facilitator.readers._parsing.parsed import ParsedFile

ADVICE = advice.ANY


def confidence(text: str) -> float:
    """Look for lines with a name and a time; the readers of single tools take precedence."""
    return 0.6 * bool(find_headings(text.split("\n")))


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per heading."""
    return parse_headings(text, known)
