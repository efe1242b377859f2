"""Zoom's cloud "Audio transcript": WebVTT with `Speaker Name: text` in each cue."""

from __future__ import annotations

from collections.abc import Collection

from facilitator.readers._cues import labelled
from facilitator.readers._heard import Heard


def recognises(text: str) -> float:
    """WebVTT; closed captions too, which then name nobody."""
    return 0.9 * text.lstrip().startswith("WEBVTT")


def heard(text: str, known: Collection[str]) -> Heard:
    """One turn per cue."""
    return labelled(text, known)
