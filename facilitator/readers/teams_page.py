"""Reads the transcript copied from the page of Microsoft Teams or Stream, in any language.

Above each turn stand the initials, the name and `0 minutes 8 seconds0:08`; then, before each
passage, `Dana Ruiz 0 minutes 8 seconds`. Some browsers copy less of this.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.clock import parse_clock
from facilitator.readers._parsing.days import find_date
from facilitator.readers._parsing.parsed import ParsedFile, make_turns
from facilitator.readers._parsing.tool_lines import is_tool_line

ADVICE = advice.TEAMS
LONGEST_NAME = 100
_UNIT = r"(\d{1,4})\s([^\W\d]{1,12})"
_SPOKEN = re.compile(rf"{_UNIT}(?:\s{_UNIT})?(?:\s{_UNIT})?")
_CLOCK = re.compile(r"\d{1,3}(?::\d\d){1,2}$")
_SHORT = re.compile(r"(\d{1,3})\s(\d{1,2})")
_INITIALS = re.compile(r"[^\W\d_]{1,3}")
_SECONDS = (("m", 60), ("st", 3600), ("h", 3600), ("o", 3600), ("u", 3600), ("s", 1))


class _Heading(NamedTuple):
    """A name, and the time on the line below; ``line`` is the number of the name's line."""

    line: int
    name: str
    at: float
    has_clock: bool


def confidence(text: str) -> float:
    """Look for names above times in words, as `0 minutes 8 seconds` or `0 Minuten 8 Sekunden`."""
    lines = text.split("\n")
    headings = _headings(lines)
    has_passages = any(_passage(line, one.name) for one in headings for line in _below(lines, one))
    return 0.9 * (len(headings) > 1 or has_passages)


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per passage."""
    lines = text.split("\n")
    headings = _headings(lines)
    said: list[tuple[str, float, str]] = []
    for heading, after in zip(headings, [*headings[1:], None], strict=True):
        end = _end(lines, after) if after else len(lines)
        at, words = heading.at, list[str]()
        for line in [*lines[heading.line + 2 : end], None]:
            begins = _passage(line, heading.name) if line is not None else None
            if line is None or begins is not None:
                said.append((heading.name, at, " ".join(" ".join(words).split())))
                at, words = begins if begins is not None else at, []
            elif not is_tool_line(line):
                words.append(line)
    head = lines[: headings[0].line] if headings else lines
    turns = make_turns((name, at, words) for name, at, words in said if words)
    return ParsedFile(turns, held_on=find_date(head))


def _headings(lines: Sequence[str]) -> list[_Heading]:
    """Return the headings; a sentence may say "10 minutes", too, but out of the order of times."""
    found = list(_possible_headings(lines))
    if any(one.has_clock for one in found):
        return [one for one in found if one.has_clock]
    return [
        one
        for number, one in enumerate(found)
        if all(one.at <= later.at for later in found[number + 1 : number + 3])
    ]


def _possible_headings(lines: Sequence[str]) -> Iterator[_Heading]:
    for number in range(1, len(lines)):
        line, name = lines[number].strip(), lines[number - 1].strip()
        if not line[:1].isdigit() or len(line) > 60 or not name or len(name) > LONGEST_NAME:
            continue
        if name[-1] in ".?!…," or not any(map(str.isalpha, name)):
            continue
        clock = _CLOCK.search(line)
        spoken = _spoken_seconds(line[: clock.start()] if clock else line)
        short = _short_seconds(line)
        if spoken is not None:
            yield _Heading(number - 1, name, spoken, bool(clock))
        elif short is not None:
            yield _Heading(number - 1, name, short, has_clock=True)


def _spoken_seconds(text: str) -> float | None:
    """Return the seconds of `1 hour 2 minutes 3 seconds` in one of seven languages."""
    match = _SPOKEN.fullmatch(text.strip())
    if not match:
        return None
    parts = [part for part in match.groups() if part is not None]
    seconds = 0.0
    for number, unit in zip(parts[::2], parts[1::2], strict=True):
        factor = next((f for begins, f in _SECONDS if unit.casefold().startswith(begins)), 0)
        if not factor:
            return None
        seconds += int(number) * factor
    return seconds


def _short_seconds(line: str) -> float | None:
    """Return the seconds of `12 512:05`, which is 12 minutes and 5 seconds, written twice."""
    for length in (4, 5):
        short, clock = _SHORT.fullmatch(line[:-length].strip()), line[-length:]
        at = parse_clock(clock) if _CLOCK.fullmatch(clock) else None
        if short and at is not None and at == int(short[1]) * 60 + int(short[2]):
            return at
    return None


def _passage(line: str, name: str) -> float | None:
    """Return the seconds at which a passage begins, if this line tells so."""
    line = line.strip()
    return _spoken_seconds(line[len(name) :]) if line.startswith(f"{name} ") else None


def _below(lines: Sequence[str], heading: _Heading) -> Sequence[str]:
    return lines[heading.line + 2 : heading.line + 3]


def _end(lines: Sequence[str], after: _Heading) -> int:
    """Return where the words before a heading end: above the initials, if they stand there."""
    above = after.line - 1
    while above > 0 and not lines[above].strip():
        above -= 1
    initials = {word[0].casefold() for word in re.findall(r"[^\W\d_]+", after.name)}
    mark = lines[above].strip() if above >= 0 else ""
    is_mark = _INITIALS.fullmatch(mark) and mark.isupper() and initials >= set(mark.casefold())
    return above if is_mark else after.line
