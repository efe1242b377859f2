"""Reads Fathom's copied transcript: `0:03 - Dana Ruiz (Ruiz Bakery)` above each turn."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.headings import find_headings, parse_headings
from facilitator.readers._parsing.parsed import ParsedFile

ADVICE = advice.FATHOM
_COMPANY = re.compile(r"\s\([^()]{1,80}\)$")


def confidence(text: str) -> float:
    """Look for lines of a time, a dash and a name."""
    headings = find_headings(text.split("\n")) if " - " in text else []
    return 0.8 * (bool(headings) and headings[0].spelling == "T-N")


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per heading, without the company or the address in brackets."""
    parsed = parse_headings(text, known)
    turns = [replace(turn, speaker=_COMPANY.sub("", turn.speaker)) for turn in parsed.turns]
    return replace(parsed, turns=turns)
