"""Reads Microsoft Teams' VTT, with speakers in voice tags: `<v Dana Ruiz>text</v>`."""

from __future__ import annotations

from collections.abc import Collection

from facilitator.readers._parsing import advice
from facilitator.readers._parsing.cues import VOICE, parse_cues
from facilitator.readers._parsing.parsed import ParsedFile

ADVICE = advice.TEAMS


def confidence(text: str) -> float:
    """Look for WebVTT with voice tags."""
    return 0.95 * (text.lstrip().startswith("WEBVTT") and bool(VOICE.search(text)))


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per voice; a cue without voice or label has no speaker."""
    return parse_cues(text, known)
