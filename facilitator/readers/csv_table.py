"""Reads tables: CSV whose first row names the columns, as many tools export it, and Markdown."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from facilitator.domain.errors import UnreadableTranscript
from facilitator.readers._parsing import advice
from facilitator.readers._parsing.clock import parse_clock
from facilitator.readers._parsing.labels import is_like_a_name
from facilitator.readers._parsing.parsed import ParsedFile
from facilitator.readers._parsing.rows import Row, parse_rows

ADVICE = advice.ANY
HEAD_LINES = 20  # among which the names of the columns stand
LONGEST_HEAD = 2_000
MOST_COLUMNS = 100
_COLUMNS = {
    "speaker": """speaker speakername name participant who sprecher sprecherin hablante orador
        locuteur intervenant parlante relatore spreker falante""",
    "text": """text dialog dialogue transcript transcription sentence content words utterance
        message said texto texte testo tekst wortlaut""",
    "start": """start starttime starttimestamp begin in timestamp time timecode startzeit beginn
        zeit inicio tiempo début temps inizio tijd início tempo from""",
    "end": "end endtime endtimestamp stop out ende endzeit fin fine einde fim to",
}
_COLUMN_OF = {name: column for column, names in _COLUMNS.items() for name in names.split()}
_BRACKETS = re.compile(r"\([^()]{0,40}\)|\[[^\[\]]{0,40}\]|[^\w]|_|\d")
_RULE = re.compile(r"\|[\s:|-]{2,400}\|?")
_MARKS = re.compile(r"\*\*|__|\\(?=\|)")


class _Layout(NamedTuple):
    """What separates the cells, the number of the first row, and each column's place."""

    delimiter: str
    first: int
    places: dict[str, int]


def confidence(text: str) -> float:
    """Look for a row that names the columns, or for rows of a Markdown table."""
    return 0.75 * (_layout(text) is not None)


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per row; a row with too few cells is counted. Raises UnreadableTranscript."""
    layout = _layout(text)
    if layout is None:
        return ParsedFile([])
    try:
        return parse_rows(_rows(text, layout))
    except csv.Error as error:
        raise UnreadableTranscript(
            "This table is damaged.", "Export it again as CSV, or as text."
        ) from error


def _layout(text: str) -> _Layout | None:
    lines = text[:100_000].split("\n")
    filled = [number for number, line in enumerate(lines) if line.strip()][:HEAD_LINES]
    for number in (one for one in filled if len(lines[one]) < LONGEST_HEAD):
        for delimiter in ",;\t|":
            cells = _cells(lines[number], delimiter)
            places = _named_columns(cells)
            is_whole = "start" in places and len(places) == len(cells)  # else it may be a sentence
            if "text" in places and ("speaker" in places or is_whole):
                return _Layout(delimiter, number + 1, places)
    table = [line for line in lines if line.startswith("|")]
    if len(table) < 2 or len(table) * 2 < sum(map(bool, lines)):
        return None
    places = _columns_by_content([_cells(line, "|") for line in table if not _is_rule(line)])
    return _Layout("|", 0, places) if {"speaker", "text"} <= places.keys() else None


def _named_columns(cells: Sequence[str]) -> dict[str, int]:
    names = [_COLUMN_OF.get(_BRACKETS.sub("", cell).casefold()) for cell in cells[:MOST_COLUMNS]]
    return {name: names.index(name) for name in names if name}


def _columns_by_content(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """Tell the columns apart: times, few names that recur, and the longest texts."""
    places: dict[str, int] = {}
    width = min(map(len, rows), default=0)
    columns = [[row[place] for row in rows] for place in range(min(width, MOST_COLUMNS))]
    lengths = [sum(map(len, column)) for column in columns]
    for place, column in enumerate(columns):
        if sum(parse_clock(cell) is not None for cell in column) * 5 >= len(column) * 4:
            places.setdefault("start", place)
        elif lengths[place] == max(lengths):
            places["text"] = place
        elif len(set(column)) * 2 <= len(column) or all(map(is_like_a_name, column)):
            places.setdefault("speaker", place)
    return places


def _rows(text: str, layout: _Layout) -> Iterator[Row]:
    places = layout.places
    for cells in _cells_below(text, layout):
        if not any(cells):
            continue
        given = {name: cells[at] if at < len(cells) else None for name, at in places.items()}
        if places["text"] == max(places.values()):  # what was not quoted may hold the delimiter
            given["text"] = layout.delimiter.join(cells[places["text"] :]) or None
        speaker = given.get("speaker")
        yield Row(speaker, given.get("start"), given.get("end"), given["text"])


def _cells_below(text: str, layout: _Layout) -> Iterator[list[str]]:
    if layout.delimiter == "|":
        for line in text.split("\n")[layout.first :]:
            if "|" in line and not _is_rule(line):
                yield _cells(line, "|")
        return
    below = io.StringIO(text, newline="")
    for _ in range(layout.first):
        below.readline()
    yield from csv.reader(below, delimiter=layout.delimiter)


def _cells(line: str, delimiter: str) -> list[str]:
    if delimiter == "|":
        inside = line.strip().removeprefix("|").removesuffix("|")
        return [_MARKS.sub("", cell).strip() for cell in re.split(r"(?<!\\)\|", inside)]
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _is_rule(line: str) -> bool:
    return len(line) < 400 and bool(_RULE.fullmatch(line.strip()))
