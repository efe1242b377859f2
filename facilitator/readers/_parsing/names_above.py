"""Parses layouts with only a name on the line above each paragraph, with a colon or without."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from facilitator.domain.people.speakers import NameMatcher
from facilitator.readers._parsing.labels import is_like_a_name, opens_text
from facilitator.readers._parsing.parsed import ParsedFile, spread_turns
from facilitator.readers._parsing.tool_lines import is_tool_line

LONGEST_NAME, MOST_WORDS = 100, 6
_MARKS = re.compile(r"^(?:#{1,6}|[-*•>])\s+|\*\*|__")


def find_names(lines: Sequence[str]) -> dict[int, str]:
    """Return the names by the numbers of their lines, if most paragraphs begin with one.

    Most of them must recur, and be like names.
    """
    starts = [
        number
        for number, line in enumerate(lines)
        if line.strip() and (number == 0 or not lines[number - 1].strip())
    ]
    names = {
        number: name
        for number in starts
        if number + 1 < len(lines) and lines[number + 1].strip()
        if (name := _name_on(lines[number]))
    }
    often = Counter(names.values())
    named = [name for name in names.values() if is_like_a_name(name) and not opens_text(name)]
    again = sum(often[name] > 1 for name in named)
    is_layout = len(named) * 2 > len(starts) and again * 2 > len(named)
    return names if is_layout else {}


def parse_names_above(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per name; a name in doubt is nobody's. Times are estimated."""
    lines = text.split("\n")
    names = find_names(lines)
    often, matcher = Counter(names.values()), NameMatcher(known)
    turns: list[tuple[str, list[str]]] = []
    for number, line in enumerate(lines):
        if name := names.get(number):
            is_sure = often[name] > 1 or is_like_a_name(name) or matcher.hold(name)
            turns.append((name, []) if is_sure else ("", [line]))
        elif turns and not is_tool_line(line):
            turns[-1][1].append(line)
    said = [(name, " ".join(" ".join(words).split())) for name, words in turns]
    return ParsedFile(spread_turns((name, 0.0, words) for name, words in said if words))


def _name_on(line: str) -> str:
    bare = _MARKS.sub("", line.strip()).strip().removesuffix(":")
    is_short = 0 < len(bare) < LONGEST_NAME and bare.count(" ") < MOST_WORDS
    return bare if is_short and ":" not in bare and bare[-1] not in ".?!…," else ""
