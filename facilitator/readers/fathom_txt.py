"""Reads Fathom's copied transcript: `0:03 - Dana Ruiz (Ruiz Bakery)` above each turn."""

from __future__ import annotations

import re
from collections.abc import Collection

from facilitator.readers._parsing.blocks import parse_headings
from facilitator.readers._parsing.parsed import ParsedFile

_HEADING = re.compile(
    r"@?(?P<at>\d{1,3}(?::\d\d){1,2}) - (?:\*\*)?(?P<name>[^*(\n]{1,100}?)(?:\*\*)?(?: \([^()]*\))?"
)


def confidence(text: str) -> float:
    """Look for lines of a time, a dash and a name."""
    return 0.8 * any(
        _HEADING.fullmatch(line.rstrip()) for line in text.split("\n") if len(line) < 300
    )


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per heading, without the company in brackets."""
    return parse_headings(text, _HEADING)
