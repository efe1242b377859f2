"""Reads Google Meet's transcript: a time every five minutes, with lines of `Name: text`."""

from __future__ import annotations

import re
from collections.abc import Collection

from facilitator.domain.sessions.turns import Turn
from facilitator.readers._parsing.days import find_date
from facilitator.readers._parsing.labels import Labels
from facilitator.readers._parsing.parsed import ParsedFile, make_turn, parse_clock, speech_seconds

_TIME = re.compile(r"#*\s*(\d{1,3}:\d\d:\d\d)\s*")
_ENDED = re.compile(r"Transcription ended after (\d{1,3}:\d\d:\d\d)", re.I)
_FOOTER = re.compile(
    r"This editable transcript was computer generated|Transcription ended after", re.I
)
_TITLE = re.compile(
    r"\s-\s(?:Notes by .{1,20}\s-\s)?Transcript\s*$|^[^\w\n]*Transcript\s*$|^[^\w\n]*Attendees\s*$",
    re.M,
)
_MARKS = re.compile(r"\*\*|^#+\s*|\\(?=[-.!:_*])")


def confidence(text: str) -> float:
    """Look for times on lines of their own, with Meet's title or last line, or with labels."""
    lines = text.split("\n")
    if not any(_TIME.fullmatch(line) for line in lines if len(line) < 40):
        return 0.0
    if _TITLE.search(text) or _ENDED.search(text):
        return 0.85
    labels = Labels((_MARKS.sub("", line).strip() for line in lines), ())
    return 0.3 * any(label for label, _ in labels.split())


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per line; times within a block are estimated from the number of words."""
    ended = _ENDED.search(text)
    last = parse_clock(ended[1]) if ended else None
    head, body = _split(text)
    lines = [_MARKS.sub("", line).strip() for line in body]
    labels = Labels(lines, [*known, *_attendees(text)])
    blocks: list[tuple[float, list[tuple[str, list[str]]]]] = [(0.0, [])]
    for line, (label, said) in zip(lines, labels.split(), strict=True):
        if (time := _TIME.fullmatch(line)) and (at := parse_clock(time[1])) is not None:
            blocks.append((at, []))
        elif line:
            if label is None and blocks[-1][1]:
                blocks[-1][1][-1][1].append(said)
            else:
                blocks[-1][1].append((label or "", [said]))
    turns: list[Turn] = []
    for number, (start, said_there) in enumerate(blocks):
        end = blocks[number + 1][0] if number + 1 < len(blocks) else last
        turns += _turns_in_block(start, end, [(who, " ".join(x)) for who, x in said_there])
    return ParsedFile(turns, labels.warnings, held_on=find_date(head))


def _split(text: str) -> tuple[list[str], list[str]]:
    """Split into the head, up to the first time if there is a title, and the lines below it."""
    lines = text.split("\n")
    times = (n for n, line in enumerate(lines) if _TIME.fullmatch(_MARKS.sub("", line)))
    first = next(times, 0) if _TITLE.search(text) else 0
    last = next((n for n, line in enumerate(lines) if _FOOTER.search(line)), len(lines))
    return lines[:first], lines[first:last] if first < last else lines[first:]


def _attendees(text: str) -> list[str]:
    match = re.search(r"^[^\w\n]*Attendees[^\S\n]*\n\s*([^\n]{1,5000})", text, re.M)
    return [name.strip() for name in match[1].split(",")] if match else []


def _turns_in_block(start: float, end: float | None, said: list[tuple[str, str]]) -> list[Turn]:
    needed = sum(speech_seconds(text) for _, text in said)
    pace = min((end - start) / needed, 1.0) if end is not None and end > start and needed else 1.0
    turns, at = [], start
    for speaker, text in said:
        length = speech_seconds(text) * pace
        turns.append(make_turn(speaker, at, at + length, text))
        at += length
    return turns
