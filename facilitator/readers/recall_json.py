"""Reads Recall.ai's JSON: single words with their times, grouped by participant."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.parsed import ParsedFile
from facilitator.readers._parsing.rows import (
    Row,
    first_of,
    is_json,
    lists_of_objects,
    load,
    objects,
    parse_rows,
)

ADVICE = advice.ANY
_START, _END = ("start_timestamp", "start_time"), ("end_timestamp", "end_time")


def confidence(text: str) -> float:
    """Look for JSON with words that have timestamps."""
    has_speaker = '"participant"' in text or '"speaker"' in text
    return 0.87 * (
        is_json(text) and has_speaker and '"words"' in text and '"start_timestamp"' in text
    )


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per group of words."""
    return parse_rows(_rows(load(text)), unit=1.0)


def _rows(value: Any) -> Iterator[Row]:
    for one in next(lists_of_objects(value), []):
        words = objects(one.get("words"))
        start = first_of(words[0], _START) if words else None
        end = first_of(words[-1], _END) if words else None
        yield Row(first_of(one, ("participant", "speaker")), start, end, one.get("words"))
