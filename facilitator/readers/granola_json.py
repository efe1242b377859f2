"""Reads Granola's JSON: passages from the own microphone and from the call, some with names."""

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
    parse_rows,
)

ADVICE = advice.GRANOLA
_SPEAKER = ("detected_speaker_name", "detectedSpeaker", "speaker_name")


def confidence(text: str) -> float:
    """Look for JSON with the sources `microphone` or `system` of each passage."""
    has_source = '"source"' in text and ('"microphone"' in text or '"system"' in text)
    return 0.9 * (is_json(text) and has_source and '"start_timestamp"' in text)


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per final passage; one without a detected speaker is nobody's."""
    return parse_rows(_rows(load(text)))


def _rows(value: Any) -> Iterator[Row]:
    for found in lists_of_objects(value):
        for one in found:
            if "start_timestamp" in one and one.get("is_final") is not False:
                speaker = first_of(one, _SPEAKER)
                yield Row(
                    speaker, one["start_timestamp"], one.get("end_timestamp"), one.get("text")
                )
