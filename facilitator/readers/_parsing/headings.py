"""Parses layouts with a name and a time above each turn, in whatever spelling a tool writes them.

`Dana Ruiz  0:03`, `**Dana Ruiz** (0:03)`, `[0:03] Dana Ruiz:`, `0:03 - Dana Ruiz`, or a time on the
line below or above the name: a file has one spelling, which most of the lines have that could be
headings. A line that is written otherwise is text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from facilitator.domain.notices import notice
from facilitator.domain.people.speakers import NameMatcher
from facilitator.readers._parsing.clock import (
    CLOCK,
    DAY_SECONDS,
    LATEST_BEGIN_SECONDS,
    from_first,
    has_minutes_only,
    is_time_of_day,
    parse_clock,
    split_at_times,
)
from facilitator.readers._parsing.labels import is_like_a_name, opens_text
from facilitator.readers._parsing.parsed import ParsedFile, make_turns, spread_turns
from facilitator.readers._parsing.tool_lines import is_tool_line, without_marks

LONGEST_HEADING, LONGEST_TIME = 200, 60
LONGEST_NAME, MOST_WORDS = 100, 8
RECURS = 3  # headings; what stands in so many is a name, whatever it looks like
NAME_ABOVE, TIME_ABOVE = "name above time", "time above name"
WEAK = frozenset({"N T", "T N", "N,T", "N-T"})  # spellings that sentences have, too
ONCE_IS_CHANCE = WEAK | {NAME_ABOVE, TIME_ABOVE}
_TIME = rf"(?:[\[(<]\s?)?(?P<at>{CLOCK})(?P<to>\s?(?:-->|to|[-–—→])\s?{CLOCK})?\s?[\])>]?"
_TIME_FIRST = re.compile(_TIME)
_TIME_LAST = re.compile(rf"{_TIME}\s?:?$")
_TIME_ALONE = re.compile(rf"{_TIME}:?")
_HAS_TIME = re.compile(r"\d:\d\d")
_MARKS = re.compile(r"^(?:(?:#{1,6}|[-*•>])\s|@)|\*{1,3}|__|(?<!\w)_|_(?!\w)")
_SIGNS = "|,·•–—-"
_ABBREVIATED = re.compile(r"\b(?:dr|mr|mrs|ms|prof|jr|sr|st|inc|ltd|co|\w)\.", re.I)
_NO_NAME = re.compile(r"[?!;…“”\"{}<>\[\]=]|^:|[:.](?:\s|$)|\d:\d\d")


class Heading(NamedTuple):
    """A line, or two, with a name and a time; ``first`` and ``last`` are their numbers.

    The name is empty if it is in doubt.
    """

    first: int
    last: int
    name: str
    at: str
    spelling: str

    @property
    def seconds(self) -> float:
        return parse_clock(self.at) or 0.0


def find_headings(lines: Sequence[str], known: Collection[str] = ()) -> list[Heading]:
    """Return the headings of a text, all in the spelling that most of them have.

    Where most lines with a time in that place hold no name, there are none.
    """
    found, total = _possible_headings(lines)
    matcher = NameMatcher(known)
    best = max((_judged(some, matcher) for some in found.values()), key=_weight, default=[])
    if not best or not _are_headings(best, total[best[0].spelling], lines):
        return []
    return _without_stray(best)


def may_have_headings(lines: Sequence[str]) -> bool:
    """Whether a third of the lines could be headings, though their names may be in doubt.

    What stands between them must not be read as if they were words.
    """
    found, _ = _possible_headings(lines)
    filled = sum(bool(line.strip()) for line in lines)
    return any(
        len(some) > 2 and len(some) * 3 >= filled and _have_words_below(some, lines)
        for some in found.values()
    )


def _possible_headings(lines: Sequence[str]) -> tuple[dict[str, list[Heading]], Counter[str]]:
    """Return those with a name by their spelling, and how many lines are written so."""
    found: dict[str, list[Heading]] = defaultdict(list)
    total: Counter[str] = Counter()
    for heading in (*_on_one_line(lines), *_on_two_lines(lines)):
        total[heading.spelling] += 1
        if heading.name:
            found[heading.spelling].append(heading)
    return found, total


def _are_headings(headings: list[Heading], written_so: int, lines: Sequence[str]) -> bool:
    """Whether enough of the lines that are written so have a name to be headings."""
    spelling = headings[0].spelling
    named = sum(bool(heading.name) for heading in headings)
    if spelling in ONCE_IS_CHANCE:
        return named > 1 and named * 2 >= written_so
    # a time at the end of a line, apart from it, stands in no sentence, whatever the names are
    ends_line = spelling.startswith("N") and named > 0
    is_clear = ends_line or (named * 4 >= written_so and _have_words_below(headings, lines))
    return (len(headings) if is_clear else named) * 2 >= written_so > 0


def _have_words_below(headings: Sequence[Heading], lines: Sequence[str]) -> bool:
    """Whether words stand below nearly all, as they do not below the lines of captions."""
    ends = [heading.first for heading in headings[1:]] + [len(lines)]
    below = [
        any(lines[number].strip() for number in range(heading.last + 1, end))
        for heading, end in zip(headings, ends, strict=True)
    ]
    return sum(below) * 5 >= len(below) * 4


def names_recur(headings: Sequence[Heading]) -> bool:
    """Whether most of the names stand above several turns, as topics do not."""
    often = Counter(heading.name for heading in headings)
    return sum(count for count in often.values() if count > 1) * 2 > len(headings) > 2


def parse_headings(text: str, known: Collection[str], *, has_clock: bool = False) -> ParsedFile:
    """Parse one turn per heading, and nothing above the first.

    Times are from the start of the call; with ``has_clock``, or if they look so, of the day.
    """
    lines = text.split("\n")
    headings = find_headings(lines, known)
    times, began = [heading.seconds for heading in headings], None
    first = headings[0] if headings else None
    if first and (has_clock or first.seconds >= LATEST_BEGIN_SECONDS or is_time_of_day(first.at)):
        began = first.seconds % DAY_SECONDS
        times = from_first(times)
    said: list[tuple[str, float, str]] = []
    ends = [heading.first for heading in headings[1:]] + [len(lines)]
    for heading, start, end in zip(headings, times, ends, strict=True):
        below = (line for line in lines[heading.last + 1 : end] if not is_tool_line(line))
        words = without_marks("\n".join(below))
        if not heading.name:  # it may have been said, and nobody knows by whom
            words = f"{lines[heading.first]} {words}"
        words = " ".join(words.split())
        said += [(heading.name, at, part) for at, part in split_at_times(words, start) if part]
    in_doubt = not all(heading.name for heading in headings)
    warnings = (notice("rare_names_not_used"),) if in_doubt else ()
    make = spread_turns if first and has_minutes_only(first.at) else make_turns
    return ParsedFile(make(said), warnings, began=began)


def _on_one_line(lines: Sequence[str]) -> Iterator[Heading]:
    for number, line in enumerate(lines):
        if len(line) > LONGEST_HEADING or not _HAS_TIME.search(line):
            continue
        bare = _MARKS.sub("", line.strip()).strip()
        if time := _TIME_FIRST.match(bare):
            rest = bare[time.end() :]
            sign = rest.lstrip()[:1]
            gap = rest[: len(rest) - len(rest.lstrip())]
            order = "T{}N"
        elif time := _TIME_LAST.search(bare):
            rest = bare[: time.start()]
            sign = rest.rstrip()[-1:]
            gap = rest[len(rest.rstrip()) :]
            order = "N{}T"
        else:
            continue
        bracket = time[0][0] if time[0][0] in "[(<" else ""
        kind = bracket or (sign if sign in _SIGNS + "]" else "  " if len(gap) > 1 else gap)
        kind += " to" if time["to"] else ""  # which no sentence has
        name = _name_in(rest.strip().strip(_SIGNS))
        if rest:
            yield Heading(number, number, name, time["at"], order.format(kind))


def _on_two_lines(lines: Sequence[str]) -> Iterator[Heading]:
    """Yield the lines with only a time, with the line above or the line below as the name."""
    for number, line in enumerate(lines):
        if len(line) > LONGEST_TIME or not _HAS_TIME.search(line):
            continue
        time = _TIME_ALONE.fullmatch(_MARKS.sub("", line.strip()).strip())
        if not time:
            continue
        above = _name_on(lines[number - 1]) if number else ""
        below = _name_on(lines[number + 1]) if number + 1 < len(lines) else ""
        yield Heading(number - 1, number, above, time["at"], NAME_ABOVE)
        yield Heading(number, number + 1, below, time["at"], TIME_ABOVE)


def _name_on(line: str) -> str:
    return _name_in(_MARKS.sub("", line.strip())) if len(line) <= LONGEST_HEADING else ""


def _name_in(text: str) -> str:
    """Return the name without brackets around it and a colon behind it; empty if it is none."""
    name = text.strip().removesuffix(":").rstrip()
    if name[:1] in ("[", "<") and (name[-1:] in "]>" or not set("]>") & set(name)):
        name = name[1:].rstrip("]>")
    name = name.strip()
    if not any(map(str.isalpha, name)) and sum(map(str.isdigit, name)) < 5:
        return ""
    if len(name) > LONGEST_NAME or len(name.split()) > MOST_WORDS:
        return ""
    return "" if _NO_NAME.search(_ABBREVIATED.sub("", name)) else name


def _judged(headings: list[Heading], matcher: NameMatcher) -> list[Heading]:
    """Empty the names that may be the end of a sentence about a time."""
    often = Counter(heading.name for heading in headings)
    is_weak = headings[0].spelling in WEAK
    sure = {
        name
        for name, count in often.items()
        if matcher.hold(name) or _is_sure(name, count, is_weak=is_weak)
    }
    return [one if one.name in sure else one._replace(name="") for one in headings]


def _is_sure(name: str, count: int, *, is_weak: bool) -> bool:
    if is_weak and opens_text(name):
        return count >= RECURS and is_like_a_name(name)
    return is_like_a_name(name) or count >= RECURS


def _weight(headings: list[Heading]) -> tuple[int, bool]:
    return sum(bool(heading.name) for heading in headings), headings[0].spelling not in WEAK


def _without_stray(headings: list[Heading]) -> list[Heading]:
    """Leave out what is in doubt and not in order of time: that is text."""
    kept: list[Heading] = []
    before = 0.0
    after = float("inf")
    nexts: list[float] = []
    for heading in reversed(headings):
        nexts.append(after)
        after = heading.seconds if heading.name else after
    for heading, later in zip(headings, reversed(nexts), strict=True):
        if heading.name or before <= heading.seconds <= later:
            kept.append(heading)
        before = heading.seconds if heading.name else before
    return kept
