"""Reads plain text: `Name: text` on each line, with a time before or after the name or without.

The names may also stand alone above paragraphs.
"""

from __future__ import annotations

from collections.abc import Collection

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.headings import may_have_headings
from facilitator.readers._parsing.labels import Labels
from facilitator.readers._parsing.lines import parse_lines, split_lines
from facilitator.readers._parsing.names_above import find_names, parse_names_above
from facilitator.readers._parsing.parsed import ParsedFile

ADVICE = advice.ANY


def confidence(text: str) -> float:
    """Look for a label at the start of any line; every other reader takes precedence."""
    if find_names(text.split("\n")):
        return 0.1
    if may_have_headings(text.split("\n")):
        return 0.0
    lines, _ = split_lines(text)
    labels = Labels((line.words for line in lines), ())
    return 0.1 * any(label for label, _ in labels.split())


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per label; other lines continue it. Missing times are estimated."""
    if find_names(text.split("\n")):
        return parse_names_above(text, known)
    return parse_lines(text, known)
