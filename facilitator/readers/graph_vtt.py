"""Reads the metadata of Microsoft Graph: WebVTT whose cues are JSON with speaker and words."""

from __future__ import annotations

import json
from collections.abc import Collection

from facilitator.domain.sessions.turns import Turn
from facilitator.readers._parsing import advice
from facilitator.readers._parsing.cues import raw_cues
from facilitator.readers._parsing.parsed import ParsedFile, make_turn
from facilitator.readers._parsing.rows import speaker_name, words_of

ADVICE = advice.TEAMS


def confidence(text: str) -> float:
    """Look for WebVTT with Graph's names of values."""
    return 0.98 * (text.lstrip().startswith("WEBVTT") and '"spokenText"' in text)


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per cue; a cue that is no JSON is counted."""
    raw = raw_cues(text)
    turns: list[Turn] = []
    unread = raw.unread
    for start, end, said, _ in raw.entries:
        try:
            value = json.loads(said)
        except (ValueError, RecursionError):
            value = None
        words = words_of(value.get("spokenText")) if isinstance(value, dict) else None
        if words is None:
            unread += 1
        elif words:
            turns.append(make_turn(speaker_name(value.get("speakerName")), start, end, words))
    return ParsedFile(turns, unread=unread)
