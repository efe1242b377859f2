"""Parses the rows of a transcript in JSON or a table: who said what, from when to when."""

from __future__ import annotations

import json
import math
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from facilitator.domain.errors import UnreadableTranscript
from facilitator.domain.sessions.turns import Turn
from facilitator.readers._parsing.clock import LONGEST_SECONDS, parse_clock, parse_iso
from facilitator.readers._parsing.decoded import clean
from facilitator.readers._parsing.parsed import WORDS_A_SECOND, ParsedFile, make_turn

MOST_SIGNS = 2_500_000  # brackets and commas: bounds what parsing takes, in bytes and seconds
MOST_VALUES = 200_000  # that are searched for rows
LONGEST_SPEAKER = 200
SINCE_1970_SECONDS = 100_000_000.0  # a later second is one since 1970, and no call lasts so long
UNITS = (1.0, 0.01, 0.001)  # seconds that a time may count
LEAST_WORDS_A_SECOND = 0.1  # fewer in seconds mean that the times count something smaller
_JSON = re.compile(r"\s{0,1000}[\[{]\s{0,1000}[\[{\"]")
NOTES = frozenset(
    """
    summary summaries action_items actionItems overview next_steps nextSteps notes chapters topics
    tasks highlights outline keywords key_questions takeaways
    """.split()
)  # what a program wrote about the call
_NAMES = ("display_name", "displayName", "name", "participantName", "full_name", "label", "id")
_WORDS = ("punctuated_word", "text", "word", "value")
_LETTER = re.compile(r"[A-Z]")
_NUMBER = re.compile(r"\d{1,15}(?:[.,]\d{1,9})?")


class Row(NamedTuple):
    """One row as the file has it; each value may be of any type, or missing (None)."""

    speaker: Any
    start: Any
    end: Any
    text: Any


def is_json(text: str) -> bool:
    """Whether a text begins like JSON."""
    return bool(_JSON.match(text))


def load(text: str) -> Any:
    """Parse JSON. Raises UnreadableTranscript if it is damaged or far too large."""
    if text.count(",") + text.count("[") + text.count("{") > MOST_SIGNS:
        raise UnreadableTranscript(
            "This JSON file is far too large.", "Export the transcript as VTT or text."
        )
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableTranscript(
            "This JSON file is damaged.", "Export it again, or export it as text."
        ) from error


def objects(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list; none if it is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def lists_of_objects(value: Any) -> Iterator[list[dict[str, Any]]]:
    """Yield each list of objects anywhere in a value but in notes, the outer ones first."""
    waiting = deque([value])
    for _ in range(MOST_VALUES):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, dict):
            inner = (one for key, one in value.items() if key not in NOTES)
            waiting.extend(one for one in inner if isinstance(one, dict | list))
        elif found := objects(value):
            yield found
            waiting.extend(found)


def first_of(row: dict[str, Any], keys: Iterable[str]) -> Any:
    """Return the first value that is not None under one of these keys, or None."""
    return next((row[key] for key in keys if row.get(key) is not None), None)


def parse_rows(rows: Iterable[Row], unit: float | None = None) -> ParsedFile:
    """Parse one turn per row; rows whose words are no text are counted, and rows without a name.

    ``unit`` is what one of the times counts, in seconds; None finds out by how fast people speak.
    Times since 1970 or of the day count from the first row.
    """
    spoken: list[tuple[str, float | None, float | None, str]] = []
    unread, numbers = 0, True
    for row in rows:
        words = words_of(row.text)
        if words is None:
            unread += 1
        elif words:
            numbers = numbers and _is_number(row.start)
            spoken.append((speaker_name(row.speaker), _time(row.start), _time(row.end), words))
    starts = [start for _, start, _, _ in spoken if start is not None]
    zero = min(starts) if starts and min(starts) > SINCE_1970_SECONDS else 0.0
    if not numbers or zero:
        unit = 1.0
    elif unit is None:
        unit = _unit_of([(start, end, words) for _, start, end, words in spoken])
    turns: list[Turn] = []
    for speaker, start, end, words in spoken:
        before = turns[-1].end if turns else 0.0
        begins = before if start is None else _bounded((start - zero) * unit)
        ends = None if end is None else _bounded((end - zero) * unit)
        turns.append(make_turn(speaker, begins, ends, words))
    unnamed = sum(not turn.speaker for turn in turns)
    return ParsedFile(turns, unread=unread, unnamed=unnamed)


def speaker_name(value: Any) -> str:
    """Return the label of a speaker; a number or a letter alone is nobody's name: `Speaker 2`."""
    if isinstance(value, dict):
        value = first_of(value, _NAMES)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return f"Speaker {str(value)[:20]}"
    if not isinstance(value, str):
        return ""
    name = " ".join(clean(value).split())[:LONGEST_SPEAKER]
    return f"Speaker {name}" if name.isdigit() or _LETTER.fullmatch(name) else name


def words_of(value: Any) -> str | None:
    """Return the words of a row, which may be a list of single words; None if they are no text."""
    if isinstance(value, list):
        parts = [first_of(one, _WORDS) if isinstance(one, dict) else one for one in value]
        value = " ".join(part.strip() for part in parts if isinstance(part, str))
    return " ".join(clean(value).split()) if isinstance(value, str) else None


def _is_number(value: Any) -> bool:
    if isinstance(value, str):
        return bool(_NUMBER.fullmatch(value.strip()))
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _time(value: Any) -> float | None:
    """Return a time as a number; of times since 1970 in thousandths of a second, the seconds."""
    if isinstance(value, dict):
        value = first_of(value, ("relative", "absolute", "seconds"))
    if isinstance(value, str):
        if _is_number(value):
            value = float(value.replace(",", "."))
        else:
            iso = parse_iso(value)
            value = parse_clock(value) if iso is None else iso
    if value is None or not _is_number(value) or not math.isfinite(value):
        return None
    while value > SINCE_1970_SECONDS * 1000:
        value /= 1000
    return float(value)


def _bounded(seconds: float) -> float:
    return min(max(seconds, 0.0), LONGEST_SECONDS)


def _unit_of(spoken: list[tuple[float | None, float | None, str]]) -> float:
    """Return the unit in which people speak at a usual pace; seconds unless that is impossible."""
    lasts = [(end - start, words) for start, end, words in spoken if start is not None and end]
    seconds = sum(max(last, 0.0) for last, _ in lasts)
    pace = sum(len(words.split()) for _, words in lasts) / seconds if seconds else WORDS_A_SECOND
    if pace >= LEAST_WORDS_A_SECOND:
        return 1.0
    return min(UNITS, key=lambda unit: abs(math.log(pace / unit / WORDS_A_SECOND)))
