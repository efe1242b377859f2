"""Patterns over English words."""

from __future__ import annotations

import re
from re import Pattern


def phrases(*alternatives: str) -> Pattern[str]:
    """Compile a pattern that finds any of the alternatives as whole words, in any case."""
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")(?!\w)", re.I)


def any_of(listed: str) -> str:
    """Turn a text of words, separated by blanks, into alternatives of a pattern."""
    return "|".join(listed.split())
