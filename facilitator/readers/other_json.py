"""Reads any other JSON with a list of who said what: Vibe's, custom scripts', Fireflies'."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from facilitator.domain.errors import UnreadableTranscript
from facilitator.readers._parsing import advice
from facilitator.readers._parsing.parsed import ParsedFile
from facilitator.readers._parsing.rows import (
    NOTES,
    Row,
    first_of,
    is_json,
    lists_of_objects,
    load,
    parse_rows,
)

ADVICE = advice.ANY
SPEAKER = (
    "speaker_name", "speakerName", "speaker", "participant", "user", "author", "name",
    "speaker_label", "speakerLabel", "speaker_id", "speakerId",
)  # fmt: skip
TEXT = ("text", "raw_text", "transcript", "sentence", "words", "content", "message")
START = ("start_time", "startTime", "start", "timestamp", "start_timestamp", "begin", "offset")
END = ("end_time", "endTime", "end", "stop", "end_timestamp", "finish")


def confidence(text: str) -> float:
    """Look for JSON; the readers of single tools take precedence."""
    return 0.2 * is_json(text)


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per row of the list with most rows. Raises UnreadableTranscript."""
    value = load(text)
    best: list[dict[str, Any]] = []
    for found in lists_of_objects(value):
        rows = sum(_is_row(one) for one in found)
        if rows * 2 >= len(found) and len(found) > len(best):
            best = found
    if not best:
        raise _refusal(value, text)
    return parse_rows(_row(one) for one in best)


def _is_row(one: dict[str, Any]) -> bool:
    return first_of(one, TEXT) is not None and any(key in one for key in SPEAKER)


def _row(one: dict[str, Any]) -> Row:
    return Row(
        first_of(one, SPEAKER), first_of(one, START), first_of(one, END), first_of(one, TEXT)
    )


def _refusal(value: Any, text: str) -> UnreadableTranscript:
    inside = value.get("data", value) if isinstance(value, dict) else {}
    if isinstance(inside, dict) and not NOTES.isdisjoint(inside):
        message = "This JSON file has notes that a program made of the call, and no transcript."
        return UnreadableTranscript(message, advice.advice_for(text))
    return UnreadableTranscript(
        "This JSON file has no list of who said what.", "Export the transcript, or give it as text."
    )
