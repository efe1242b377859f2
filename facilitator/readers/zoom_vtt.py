"""Reads Zoom's cloud "Audio transcript": WebVTT with `Speaker Name: text` in each cue."""

from __future__ import annotations

from collections.abc import Collection

from facilitator.readers._cues import labelled
from facilitator.readers._heard import Heard


def recognises(text: str) -> float:
    """Look for WebVTT; also matches closed captions, which name no speakers."""
    return 0.9 * text.lstrip().startswith("WEBVTT")


def heard(text: str, known: Collection[str]) -> Heard:
    """Parse one turn per cue."""
    return labelled(text, known)
