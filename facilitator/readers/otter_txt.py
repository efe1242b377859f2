"""Reads Otter's text export: `Dana Ruiz  0:03` above each turn."""

from __future__ import annotations

import re
from collections.abc import Collection

from facilitator.readers._parsing.blocks import parse_headings
from facilitator.readers._parsing.parsed import ParsedFile

HEADING = re.compile(r"(?P<name>\S.{0,100}?)(?: {2,}|\t+)(?P<at>\d{1,3}(?::\d\d){1,2})\s*")
_FOOTER = re.compile(r"^Transcribed by https?://otter\.ai.*$", re.M)


def confidence(text: str) -> float:
    """Look for lines of a name, two blanks and a time."""
    candidates = (line for line in text.split("\n") if "  " in line or "\t" in line)
    has_heading = any(HEADING.fullmatch(line) for line in candidates if len(line) < 300)
    return 0.7 * has_heading + 0.1 * bool(_FOOTER.search(text))


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per heading; `Speaker 2` is kept as a label that matches no member."""
    return parse_headings(_FOOTER.sub("", text), HEADING)
