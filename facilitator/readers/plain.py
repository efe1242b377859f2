"""Plain text: `Name: text` on each line, with or without a time before or behind the name."""

from __future__ import annotations

import re
from collections.abc import Collection

from facilitator.readers._heard import Heard, seconds, until_next
from facilitator.readers._labels import Labels

_TIME = re.compile(r"^\s*[\[(]?(\d{1,3}(?::\d\d){1,2}(?:[.,]\d{1,3})?)[\])]?\s*(?:-\s*)?")
_TIME_BEHIND = re.compile(r"([^:]{1,200}?)\s*[\[(](\d{1,3}(?::\d\d){1,2})[\])]\s*(?=:)")
_MARKS = re.compile(r"^[-*>]\s+|\*\*")


def recognises(text: str) -> float:
    """Some line looks like a label; whatever else knows better comes first."""
    labels = Labels((_bare(line)[1] for line in text.split("\n")), ())
    return 0.1 * any(label for label, _ in labels.split())


def heard(text: str, known: Collection[str]) -> Heard:
    """One turn per label; a line without one goes on. Without times they are estimated."""
    lines = [_bare(line) for line in text.split("\n") if line.strip()]
    labels = Labels((line for _, line in lines), known)
    found: list[tuple[str, float | None, str]] = []
    for (at, _), (label, said) in zip(lines, labels.split(), strict=True):
        if label is None and found:
            speaker, start, before = found[-1]
            found[-1] = (speaker, start, f"{before} {said}".strip())
        else:
            found.append((label or "", at, said))
    timed, at = [], 0.0
    for speaker, start, said in found:
        at = start if start is not None else at
        if said.strip():
            timed.append((speaker, at, said.strip()))
            at += len(said.split()) / 2.5
    return Heard(until_next(timed), labels.warnings)


def _bare(line: str) -> tuple[float | None, str]:
    line = _MARKS.sub("", line[:5_000] if len(line) > 5_000 else line)
    if time := _TIME.match(line):
        return seconds(time[1]), line[time.end() :].strip()
    if time := _TIME_BEHIND.match(line):
        return seconds(time[2]), f"{time[1]}{line[time.end() :]}".strip()
    return None, line.strip()
