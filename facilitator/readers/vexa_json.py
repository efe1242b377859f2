"""Reads Vexa's JSON: segments with speaker and the time of day."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.parsed import ParsedFile
from facilitator.readers._parsing.rows import Row, first_of, is_json, load, objects, parse_rows

ADVICE = advice.ANY
_START, _END = ("start", "start_time", "absolute_start_time"), ("end", "end_time")


def confidence(text: str) -> float:
    """Look for JSON with segments that tell the time of day."""
    return 0.9 * (is_json(text) and '"segments"' in text and '"absolute_start_time"' in text)


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per segment."""
    return parse_rows(_rows(load(text)), unit=1.0)


def _rows(value: Any) -> Iterator[Row]:
    for one in objects(value.get("segments") if isinstance(value, dict) else value):
        yield Row(one.get("speaker"), first_of(one, _START), first_of(one, _END), one.get("text"))
