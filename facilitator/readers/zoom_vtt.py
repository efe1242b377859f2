"""Reads Zoom's cloud "Audio transcript": WebVTT with `Speaker Name: text` in each cue."""

from __future__ import annotations

from collections.abc import Collection

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.cues import parse_cues
from facilitator.readers._parsing.parsed import ParsedFile

ADVICE = advice.CAPTIONS


def confidence(text: str) -> float:
    """Look for WebVTT; also matches closed captions, which name no speakers."""
    return 0.9 * text.lstrip().startswith("WEBVTT")


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per cue."""
    return parse_cues(text, known)
