"""Reads the JSON of Whisper, WhisperX and whisper.cpp, if speakers were told apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.parsed import ParsedFile
from facilitator.readers._parsing.rows import Row, first_of, is_json, load, objects, parse_rows

ADVICE = advice.WHISPER


def confidence(text: str) -> float:
    """Look for JSON with segments, or with whisper.cpp's offsets."""
    has_segments = '"segments"' in text and '"start"' in text and '"text"' in text
    return 0.8 * (is_json(text) and (has_segments or _is_cpp(text)))


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per segment; a segment without speaker is nobody's."""
    if _is_cpp(text):
        return parse_rows(_cpp_rows(load(text)), unit=0.001)
    return parse_rows(_rows(load(text)), unit=1.0)


def _is_cpp(text: str) -> bool:
    return '"transcription"' in text and '"offsets"' in text


def _rows(value: Any) -> Iterator[Row]:
    segments = value.get("segments") if isinstance(value, dict) else value
    if isinstance(segments, dict):  # by number
        segments = list(segments.values())
    for one in objects(segments):
        yield Row(one.get("speaker"), one.get("start"), one.get("end"), one.get("text"))


def _cpp_rows(value: Any) -> Iterator[Row]:
    for one in objects(value.get("transcription") if isinstance(value, dict) else None):
        span = one.get("offsets")
        span = span if isinstance(span, dict) else {}
        speaker = first_of(one, ("speaker", "speaker_id"))
        yield Row(speaker, span.get("from"), span.get("to"), one.get("text"))
