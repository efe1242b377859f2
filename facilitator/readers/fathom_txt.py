"""Fathom's copied transcript: `0:03 - Dana Ruiz (Ruiz Bakery)` above what was said."""

from __future__ import annotations

import re
from collections.abc import Collection

from facilitator.readers._blocks import under_headings
from facilitator.readers._heard import Heard

_HEADING = re.compile(
    r"@?(?P<at>\d{1,3}(?::\d\d){1,2}) - (?:\*\*)?(?P<name>[^*(\n]{1,100}?)(?:\*\*)?(?: \([^()]*\))?"
)


def recognises(text: str) -> float:
    """Lines of a time, a dash and a name."""
    return 0.8 * any(
        _HEADING.fullmatch(line.rstrip()) for line in text.split("\n") if len(line) < 300
    )


def heard(text: str, known: Collection[str]) -> Heard:
    """One turn per heading; the company in brackets is left away."""
    return under_headings(text, _HEADING)
