"""Parses layouts with the name on the line of the words, with a time before or behind it or none.

Other ways to write `Name: text` are brought to that first: `[Name 0:03] text`, `(Name) text`,
`<Name> text`, `"Name": "text"` and `Name - text`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from facilitator.readers._parsing.clock import (
    CLOCK,
    DAY_SECONDS,
    ISO,
    LATEST_BEGIN_SECONDS,
    from_first,
    has_minutes_only,
    is_time_of_day,
    parse_clock,
    parse_iso,
    split_at_times,
)
from facilitator.readers._parsing.labels import Labels, is_like_a_name, opens_text
from facilitator.readers._parsing.parsed import WORDS_A_SECOND, ParsedFile, make_turns, spread_turns
from facilitator.readers._parsing.tool_lines import is_tool_line

LONGEST_HEAD = 300  # letters of a line in which a name and a time can stand
_NAME = r"(?P<name>(?:[^\[\](){}<>:|\"“”\n]|\([^()\n]{1,40}\)){1,80}?)"
_SAID = r"\s?(?P<said>\S)"
BRACKETED = (
    re.compile(rf"\[{_NAME},?\s(?P<at>{CLOCK})\]:?{_SAID}"),
    re.compile(rf"\[(?P<at>{CLOCK})\]\s\[{_NAME}\]:?{_SAID}"),
    re.compile(rf"{_NAME}\s?[\[(](?P<at>{CLOCK})[\])]\s(?P<said>\S)"),
    re.compile(rf"\[{_NAME}\]:?{_SAID}"),
    re.compile(rf"\({_NAME}\):?{_SAID}"),
    re.compile(rf"<{_NAME}>:?{_SAID}"),
)
_QUOTED = re.compile(rf"[\"“]{_NAME}[\"”]:\s?[\"“]?(?P<said>\S)")
_DASHED = re.compile(rf"{_NAME}\s[-–—]\s(?!\d{{1,3}}:\d\d)(?P<said>\S)")
LEAST_SHARE, LEAST_SHARE_DASHED, MOST_LINES = 0.2, 0.5, 0.8  # of the lines
_RANGE = rf"{CLOCK}(?:\s?(?:-->|to|[-–—→])\s?{CLOCK})?"
_TIME_BEFORE = re.compile(
    rf"\s{{0,20}}(?:(?P<iso>{ISO})|[\[(]?\s?(?P<at>{_RANGE})\s?[\])]?)\s{{0,20}}(?:[-–—|]\s?)?"
)
_TIME_BEHIND = re.compile(
    rf"(?P<name>[^:]{{1,200}}?)\s{{0,5}}(?:[\[(](?P<at>{CLOCK})[\])]|(?<=\s)(?P<bare>{CLOCK}))\s?(?=:)"
)
_TIME_IN_TEXT = re.compile(rf"(?P<name>[^:]{{1,200}}):\s?[\[(](?P<at>{CLOCK})[\])]\s?(?=\S)")
_HAS_TIME = re.compile(r"\d:\d\d")
_MARKS = re.compile(r"^(?:#{1,6}|[-*•>])\s+|\*\*|__")


class Line(NamedTuple):
    """A line that is not empty: the time as it is written, or nothing, and the words without it.

    ``words`` are `Name: text` if the line names a speaker, and empty if it is only a time;
    ``whole`` is all that is written.
    ``is_title`` if it is marked as one.
    """

    at: str
    words: str
    whole: str
    is_title: bool = False


def parse_lines(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per label; other lines continue it. Missing times are estimated."""
    lines, _ = split_lines(text)
    labels = Labels((line.words for line in lines), known)
    turns: list[tuple[str, str, list[str]]] = []
    time_above = ""
    for line, (label, said) in zip(lines, labels.split(), strict=True):
        if not line.words:
            time_above = line.at
        elif label is not None:
            turns.append((label, line.at or time_above, [said]))
            time_above = ""
        elif line.is_title or is_tool_line(line.whole):
            continue
        elif turns:
            turns[-1][2].append(line.whole)
        else:
            turns.append(("", line.at, [said]))
    whole = [(speaker, at, " ".join(words).strip()) for speaker, at, words in turns]
    whole = [turn for turn in whole if turn[2]]
    starts, began = _starts([(at, said) for _, at, said in whole])
    timed = [
        (speaker, at, part)
        for (speaker, _, said), start in zip(whole, starts, strict=True)
        for at, part in split_at_times(said, start)
    ]
    times = [at for _, at, _ in whole if at]
    make = spread_turns if times and has_minutes_only(times[0]) else make_turns
    return ParsedFile(make(timed), labels.warnings, began=began)


def split_lines(text: str) -> tuple[list[Line], re.Pattern[str] | None]:
    """Return the lines that are not empty, and how most name a speaker, if not by a colon."""
    lines = [_timed(line) for line in text.split("\n") if line.strip()]
    spelling = _spelling_of([line.words[:LONGEST_HEAD] for line in lines])
    return [_respelled(line, spelling) for line in lines] if spelling else lines, spelling


def _spelling_of(heads: Sequence[str]) -> re.Pattern[str] | None:
    for pattern in (*BRACKETED, _QUOTED, _DASHED):
        least = LEAST_SHARE_DASHED if pattern is _DASHED else LEAST_SHARE
        names = Counter(found["name"] for head in heads if (found := pattern.match(head)))
        share = names.total() / max(len(heads), 1)
        if names.total() > 1 and share > least and _are_names(names, pattern, share):
            return pattern
    return None


def _are_names(names: Counter[str], pattern: re.Pattern[str], share: float) -> bool:
    """Whether these are names and no sounds: they have times, recur, or are on most lines."""
    again = sum(count for count in names.values() if count > 1)
    is_on_most = share > MOST_LINES and (pattern is not _DASHED or again * 3 >= names.total())
    recur = again * 2 >= names.total()
    return "at" in pattern.groupindex or is_on_most or recur or all(map(_is_name, names))


def _is_name(text: str) -> bool:
    return is_like_a_name(text) and not opens_text(text)


def _respelled(line: Line, spelling: re.Pattern[str]) -> Line:
    found = spelling.match(line.words[:LONGEST_HEAD])
    if not found:
        return line
    said = line.words[found.start("said") :]
    if spelling is _QUOTED:
        said = said.rstrip(' ,"”')
    at = found.groupdict().get("at") or line.at
    return line._replace(at=at, words=f"{found['name'].strip()}: {said}")


def _timed(line: str) -> Line:
    """Take the time from a line, before or behind the name or at the beginning of the words."""
    is_title = line.startswith("#")
    line = _MARKS.sub("", line.strip()).strip()
    head = line[:LONGEST_HEAD]
    if not _HAS_TIME.search(head):
        return Line("", line, line, is_title)
    if before := _TIME_BEFORE.match(head):
        at = before["iso"] or _first_clock(before["at"])
        return Line(at, line[before.end() :], line, is_title)
    if behind := _TIME_BEHIND.match(head):
        at = behind["at"] or behind["bare"]
        return Line(at, f"{behind['name']}{line[behind.end() :]}", line, is_title)
    if within := _TIME_IN_TEXT.match(head):
        return Line(within["at"], f"{within['name']}: {line[within.end() :]}", line, is_title)
    return Line("", line, line, is_title)


def _first_clock(span: str) -> str:
    found = re.match(CLOCK, span)
    return found[0] if found else ""


def _starts(said: Sequence[tuple[str, str]]) -> tuple[list[float], float | None]:
    """Return the seconds at which each begins, and the second of the day of the first, if known."""
    seconds = [_seconds(at) if at else None for at, _ in said]
    times = [
        (second, at) for second, (at, _) in zip(seconds, said, strict=True) if second is not None
    ]
    known, began = [second for second, _ in times], None
    if times and (is_time_of_day(times[0][1]) or known[0] >= LATEST_BEGIN_SECONDS):
        began = known[0] % DAY_SECONDS if parse_iso(times[0][1]) is None else None
        known = from_first(known)
    return list(_filled(seconds, iter(known), [words for _, words in said])), began


def _filled(
    seconds: Sequence[float | None], known: Iterator[float], said: Sequence[str]
) -> Iterator[float]:
    """Yield the known times, and between them estimates by the number of words."""
    at = 0.0
    for second, words in zip(seconds, said, strict=True):
        at = next(known) if second is not None else at
        yield at
        at += len(words.split()) / WORDS_A_SECOND


def _seconds(at: str) -> float | None:
    iso = parse_iso(at)
    return parse_clock(at) if iso is None else iso
