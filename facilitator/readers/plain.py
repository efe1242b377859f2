"""Reads plain text: `Name: text` on each line, optionally with a time before or after the name."""

from __future__ import annotations

import re
from collections.abc import Collection

from facilitator.readers._parsing.labels import Labels
from facilitator.readers._parsing.parsed import ParsedFile, make_turns, parse_clock

_TIME = re.compile(r"^\s*[\[(]?(\d{1,3}(?::\d\d){1,2}(?:[.,]\d{1,3})?)[\])]?\s*(?:-\s*)?")
_TIME_BEHIND = re.compile(r"([^:]{1,200}?)\s*[\[(](\d{1,3}(?::\d\d){1,2})[\])]\s*(?=:)")
_MARKS = re.compile(r"^[-*>]\s+|\*\*")


def confidence(text: str) -> float:
    """Look for a label at the start of any line; every other reader takes precedence."""
    labels = Labels((_bare(line)[1] for line in text.split("\n")), ())
    return 0.1 * any(label for label, _ in labels.split())


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per label; other lines continue it. Missing times are estimated."""
    lines = [_bare(line) for line in text.split("\n") if line.strip()]
    labels = Labels((line for _, line in lines), known)
    turns: list[tuple[str, float | None, list[str]]] = []
    for (at, _), (label, said) in zip(lines, labels.split(), strict=True):
        if label is None and turns:
            turns[-1][2].append(said)
        else:
            turns.append((label or "", at, [said]))
    timed, at = [], 0.0
    for speaker, start, pieces in turns:
        at = start if start is not None else at
        said = " ".join(filter(None, pieces))
        if said.strip():
            timed.append((speaker, at, said.strip()))
            at += len(said.split()) / 2.5
    return ParsedFile(make_turns(timed), labels.warnings)


def _bare(line: str) -> tuple[float | None, str]:
    line = _MARKS.sub("", line[:5_000] if len(line) > 5_000 else line)
    if time := _TIME.match(line):
        return parse_clock(time[1]), line[time.end() :].strip()
    if time := _TIME_BEHIND.match(line):
        return parse_clock(time[2]), f"{time[1]}{line[time.end() :]}".strip()
    return None, line.strip()
