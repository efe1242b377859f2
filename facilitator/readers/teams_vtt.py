"""Reads Microsoft Teams' VTT, with speakers in voice tags: `<v Dana Ruiz>text</v>`."""

from __future__ import annotations

from collections.abc import Collection

from facilitator.readers._cues import VOICE, labelled
from facilitator.readers._heard import Heard


def recognises(text: str) -> float:
    """Look for WebVTT with voice tags."""
    return 0.95 * (text.lstrip().startswith("WEBVTT") and bool(VOICE.search(text)))


def heard(text: str, known: Collection[str]) -> Heard:
    """Parse one turn per voice; a cue without voice or label has no speaker."""
    return labelled(text, known)
