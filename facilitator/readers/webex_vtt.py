"""Reads Webex' VTT, with the speaker in the line above the times: `12 "Dana Ruiz" (123456)`."""

from __future__ import annotations

import re
from collections.abc import Collection

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.cues import SPEAKER_IN_ID, parse_cues
from facilitator.readers._parsing.parsed import ParsedFile

ADVICE = advice.WEBEX
_CUE = re.compile(rf"^{SPEAKER_IN_ID}[ \t]{{0,9}}\n\d{{1,5}}:\d", re.M)


def confidence(text: str) -> float:
    """Look for quoted names above the times of WebVTT."""
    return 0.97 * (text.lstrip().startswith("WEBVTT") and bool(_CUE.search(text)))


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per cue, by its name."""
    return parse_cues(text, known)
