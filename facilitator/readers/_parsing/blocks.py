"""Parses layouts with a heading of name and time above each turn."""

from __future__ import annotations

import re

from facilitator.readers._parsing.parsed import ParsedFile, make_turns, parse_clock


def parse_headings(text: str, heading: re.Pattern[str]) -> ParsedFile:
    """Parse one turn per heading; the pattern has the groups ``name`` and ``at``."""
    turns: list[tuple[str, float, str]] = []
    name, at, lines = "", None, list[str]()
    for line in [*text.split("\n"), None]:
        match = heading.fullmatch(line.rstrip()) if line is not None and len(line) < 300 else None
        if match or line is None:
            said = " ".join(" ".join(lines).split())
            if at is not None and said:
                turns.append((name, at, said))
            if match:
                name, at, lines = match["name"].strip(), parse_clock(match["at"]), []
        elif line is not None:
            lines.append(line)
    return ParsedFile(make_turns(turns))
