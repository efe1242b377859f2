"""Layouts in which a line with a name and a time stands above what was said."""

from __future__ import annotations

import re

from facilitator.readers._heard import Heard, seconds, until_next


def under_headings(text: str, heading: re.Pattern[str]) -> Heard:
    """Turns of lines below each heading; the pattern has the groups ``name`` and ``at``."""
    found: list[tuple[str, float, str]] = []
    name, at, lines = "", None, list[str]()
    for line in [*text.split("\n"), None]:
        match = heading.fullmatch(line.rstrip()) if line is not None and len(line) < 300 else None
        if match or line is None:
            said = " ".join(" ".join(lines).split())
            if at is not None and said:
                found.append((name, at, said))
            if match:
                name, at, lines = match["name"].strip(), seconds(match["at"]), []
        elif line is not None:
            lines.append(line)
    return Heard(until_next(found))
