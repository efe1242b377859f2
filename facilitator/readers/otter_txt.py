"""Reads Otter's text export: `Dana Ruiz  0:03` above each turn."""

from __future__ import annotations

import re
from collections.abc import Collection

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.headings import find_headings, parse_headings
from facilitator.readers._parsing.parsed import ParsedFile

ADVICE = advice.OTTER
_FOOTER = re.compile(r"^Transcribed by https?://otter\.ai", re.M)


def confidence(text: str) -> float:
    """Look for lines of a name, two blanks and a time."""
    has_gaps = "  " in text or "\t" in text
    headings = find_headings(text.split("\n")) if has_gaps else []
    is_spaced = bool(headings) and headings[0].spelling == "N  T"
    return 0.7 * is_spaced + 0.1 * bool(_FOOTER.search(text))


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per heading; `Speaker 2` is kept as a label that matches no member."""
    return parse_headings(text, known)
