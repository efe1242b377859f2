"""Reads Read AI's webhook and export: blocks of one speaker, among a summary and action items."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.parsed import ParsedFile
from facilitator.readers._parsing.rows import Row, is_json, load, objects, parse_rows

ADVICE = advice.READ_AI


def confidence(text: str) -> float:
    """Look for JSON with Read AI's blocks."""
    return 0.95 * (is_json(text) and '"speaker_blocks"' in text)


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per block, and nothing of the notes beside them."""
    return parse_rows(_rows(load(text)))


def _rows(value: Any) -> Iterator[Row]:
    for key in ("data", "transcript"):
        value = value.get(key, value) if isinstance(value, dict) else value
    for one in objects(value.get("speaker_blocks") if isinstance(value, dict) else None):
        yield Row(one.get("speaker"), one.get("start_time"), one.get("end_time"), one.get("words"))
