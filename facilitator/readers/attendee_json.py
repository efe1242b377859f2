"""Reads Attendee's JSON: utterances with times in thousandths of a second and lengths."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.parsed import ParsedFile
from facilitator.readers._parsing.rows import Row, is_json, lists_of_objects, load, parse_rows

ADVICE = advice.ANY


def confidence(text: str) -> float:
    """Look for JSON with Attendee's names of values."""
    return 0.95 * (is_json(text) and '"timestamp_ms"' in text and '"transcription"' in text)


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per utterance."""
    return parse_rows(_rows(load(text)), unit=0.001)


def _rows(value: Any) -> Iterator[Row]:
    for one in next(lists_of_objects(value), []):
        said, start, length = (
            one.get("transcription"),
            one.get("timestamp_ms"),
            one.get("duration_ms"),
        )
        text = said.get("transcript") if isinstance(said, dict) else said
        yield Row(one.get("speaker_name"), start, _sum(start, length), text)


def _sum(start: Any, length: Any) -> float | None:
    numbers = [one for one in (start, length) if isinstance(one, int | float)]
    return sum(numbers) if len(numbers) == 2 else None
