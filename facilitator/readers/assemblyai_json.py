"""Reads AssemblyAI's JSON: utterances with times in thousandths of a second."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.parsed import ParsedFile
from facilitator.readers._parsing.rows import Row, is_json, load, objects, parse_rows

ADVICE = advice.ANY


def confidence(text: str) -> float:
    """Look for JSON with utterances that are not among results."""
    return 0.85 * (is_json(text) and '"utterances"' in text and '"results"' not in text)


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per utterance; speakers are `Speaker A`, unless names were given."""
    return parse_rows(_rows(load(text)), unit=0.001)


def _rows(value: Any) -> Iterator[Row]:
    for one in objects(value.get("utterances") if isinstance(value, dict) else None):
        yield Row(one.get("speaker"), one.get("start"), one.get("end"), one.get("text"))
