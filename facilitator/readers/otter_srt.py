"""Reads Otter's SRT export, and any SRT whose cues begin with `Speaker Name: `."""

from __future__ import annotations

import re
from collections.abc import Collection

from facilitator.readers._cues import labelled
from facilitator.readers._heard import Heard

_TIMES = re.compile(r"^\d{1,4}:\d\d:\d\d,\d{1,3} --> ", re.M)


def recognises(text: str) -> float:
    """Look for times with a comma, without WEBVTT at the top."""
    return 0.9 * (not text.lstrip().startswith("WEBVTT") and bool(_TIMES.search(text)))


def heard(text: str, known: Collection[str]) -> Heard:
    """Parse one turn per cue."""
    return labelled(text, known)
