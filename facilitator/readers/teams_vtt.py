"""Microsoft Teams' VTT: the speaker stands in a voice tag, `<v Dana Ruiz>text</v>`."""

from __future__ import annotations

from collections.abc import Collection

from facilitator.readers._cues import VOICE, labelled
from facilitator.readers._heard import Heard


def recognises(text: str) -> float:
    """WebVTT with voice tags."""
    return 0.95 * (text.lstrip().startswith("WEBVTT") and bool(VOICE.search(text)))


def heard(text: str, known: Collection[str]) -> Heard:
    """One turn per voice; a cue without one is nobody's, unless it has a label."""
    return labelled(text, known)
