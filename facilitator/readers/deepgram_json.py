"""Reads Deepgram's JSON: utterances, else paragraphs, with numbers as speakers."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.parsed import ParsedFile
from facilitator.readers._parsing.rows import Row, is_json, load, objects, parse_rows

ADVICE = advice.ANY


def confidence(text: str) -> float:
    """Look for JSON with results of utterances or channels."""
    has_words = '"utterances"' in text or '"channels"' in text
    return 0.9 * (is_json(text) and '"results"' in text and has_words)


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per utterance or sentence; speakers are `Speaker 0`, which is nobody."""
    value = load(text)
    results = value.get("results") if isinstance(value, dict) else None
    results = results if isinstance(results, dict) else {}
    rows = list(_utterances(results)) or list(_sentences(results))
    return parse_rows(rows, unit=1.0)


def _utterances(results: dict[str, Any]) -> Iterator[Row]:
    for one in objects(results.get("utterances")):
        yield Row(one.get("speaker"), one.get("start"), one.get("end"), one.get("transcript"))


def _sentences(results: dict[str, Any]) -> Iterator[Row]:
    for channel in objects(results.get("channels")):
        for alternative in objects(channel.get("alternatives"))[:1]:
            held = alternative.get("paragraphs")
            for paragraph in objects(held.get("paragraphs") if isinstance(held, dict) else None):
                for one in objects(paragraph.get("sentences")):
                    said = one.get("start"), one.get("end"), one.get("text")
                    yield Row(paragraph.get("speaker"), *said)
