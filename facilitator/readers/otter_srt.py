"""Reads Otter's SRT export, and any SRT whose cues begin with `Speaker Name: `."""

from __future__ import annotations

import re
from collections.abc import Collection

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.cues import parse_cues
from facilitator.readers._parsing.parsed import ParsedFile

ADVICE = advice.CAPTIONS

_TIMES = re.compile(r"^\d{1,4}:\d\d:\d\d,\d{1,3} --> ", re.M)


def confidence(text: str) -> float:
    """Look for times with a comma, without WEBVTT at the top."""
    return 0.9 * (not text.lstrip().startswith("WEBVTT") and bool(_TIMES.search(text)))


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per cue."""
    return parse_cues(text, known)
