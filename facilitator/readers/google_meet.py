"""Reads Google Meet's transcript: a time every five minutes, with lines of `Name: text`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.clock import parse_clock
from facilitator.readers._parsing.days import find_date
from facilitator.readers._parsing.labels import Labels
from facilitator.readers._parsing.parsed import ParsedFile, spread_turns

ADVICE = advice.MEET
LONGEST_TITLE = 300
LAST_LINES = 8  # among which Meet's own are
_TIME = re.compile(r"#{0,6}\s{0,9}(\d{1,3}:\d\d:\d\d)\s{0,9}")
# "Meeting ended after 00:34:33 👋": words and a time. Where nothing else tells that a file is
# Meet's, these words must be known, because a name and a time look the same.
_ENDED = re.compile(r"\W{0,9}(?P<words>[^\W\d][^:]{2,60})\s(?P<at>\d{1,3}:\d\d:\d\d)\W{0,9}")
_SAYS_ENDED = re.compile(
    r"(?:ended after|beendet nach|terminée? après|terminó después de|terminat[ao] dopo"
    r"|beëindigd na|encerrad[ao] após)$",
    re.I,
)
_FOOTER = re.compile(r"\W{0,9}This editable transcript was computer generated", re.I)
_TRANSCRIPT = (
    r"(?:transcript|transkript|transcription|transcripción|trascrizione|transcriptie|transcrição)"
)
_TITLE = re.compile(rf".{{1,280}}\s[-–]\s{_TRANSCRIPT}\W{{0,9}}", re.I)
_HEADING = re.compile(rf"\W{{0,9}}{_TRANSCRIPT}\W{{0,9}}", re.I)
_ATTENDEES = re.compile(
    r"\W{0,9}(?:attendees|teilnehmer|participants|asistentes|partecipanti|deelnemers"
    r"|participantes)\W{0,9}",
    re.I,
)
_MARKS = re.compile(r"\*\*|^#{1,6}\s*|\\(?=[-.!:_*])")


def confidence(text: str) -> float:
    """Look for Meet's title, head or last line, and for times on lines of their own or labels."""
    lines = text.split("\n")
    has_times = any(_is(_TIME, line) for line in lines)
    is_meets = _has_title(lines) or _says_ended(lines)
    if has_times and is_meets:
        return 0.85
    if not (has_times or is_meets):
        return 0.0
    labels = Labels((_MARKS.sub("", line).strip() for line in lines), ())
    return (0.8 if is_meets else 0.3) * any(label for label, _ in labels.split())


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per line; times within a block are estimated from the number of words."""
    whole = text.split("\n")
    first = _first_line(whole)
    end, last = _end_of(whole)
    lines = [_MARKS.sub("", line).strip() for line in whole[first : max(end, first)]]
    labels = Labels(lines, [*known, *_attendees(whole)])
    said: list[tuple[str, float, list[str]]] = []
    start, begins = 0.0, True
    for line, (label, words) in zip(lines, labels.split(), strict=True):
        if time := _TIME.fullmatch(line):
            start, begins = parse_clock(time[1]) or 0.0, True
        elif line and label is None and said and not begins:
            said[-1][2].append(words)
        elif line:
            said.append((label or "", start, [words]))
            begins = False
    joined = ((speaker, at, " ".join(words).strip()) for speaker, at, words in said)
    turns = spread_turns((turn for turn in joined if turn[2]), last)
    return ParsedFile(turns, labels.warnings, held_on=find_date(whole[:first]))


def _is(pattern: re.Pattern[str], line: str) -> bool:
    return len(line) < LONGEST_TITLE and bool(pattern.fullmatch(line.strip()))


def _has_title(lines: Sequence[str]) -> bool:
    """Whether there is a title that ends with `- Transcript`, or the heads of both parts."""
    heads = any(_is(_ATTENDEES, line) for line in lines)
    return any(_is(_TITLE, line) or (heads and _is(_HEADING, line)) for line in lines)


def _first_line(lines: Sequence[str]) -> int:
    """Return where the speech begins: below title and head, at the first time if there is one."""
    heads = [n for n, line in enumerate(lines) if _is(_TITLE, line) or _is(_HEADING, line)]
    if not heads:
        return 0
    times = (n for n, line in enumerate(lines) if _is(_TIME, _MARKS.sub("", line)))
    return next((n for n in times if n > heads[0]), heads[-1] + 1)


def _says_ended(lines: Sequence[str]) -> bool:
    end, last = _end_of(lines)
    found = _ENDED.fullmatch(_MARKS.sub("", lines[end]).strip()) if last is not None else None
    return bool(found and _SAYS_ENDED.search(found["words"]))


def _end_of(lines: Sequence[str]) -> tuple[int, float | None]:
    """Return where Meet's own last lines begin, and after how many seconds the call ended."""
    end, seen = len(lines), 0
    for number in range(len(lines) - 1, -1, -1):
        line = _MARKS.sub("", lines[number][:LONGEST_TITLE]).strip()
        if not line:
            continue
        if found := _ENDED.fullmatch(line):
            return number, parse_clock(found["at"])
        end = number if _FOOTER.match(line) else end
        seen += 1
        if seen > LAST_LINES:
            break
    return end, None


def _attendees(lines: Sequence[str]) -> list[str]:
    for number, line in enumerate(lines):
        if _is(_ATTENDEES, line):
            names = next((below for below in lines[number + 1 :] if below.strip()), "")
            return [name.strip() for name in names[:5000].split(",")]
    return []
