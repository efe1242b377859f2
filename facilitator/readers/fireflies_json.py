"""Reads the JSON of Fireflies and Fathom: a list of sentences with speaker and time."""

from __future__ import annotations

from collections.abc import Collection

from facilitator.readers import other_json
from facilitator.readers._parsing import advice
from facilitator.readers._parsing.parsed import ParsedFile
from facilitator.readers._parsing.rows import is_json

ADVICE = advice.FIREFLIES


def confidence(text: str) -> float:
    """Look for JSON with sentences and the names of their speakers."""
    has_names = '"speaker_name"' in text or '"display_name"' in text
    return 0.8 * (is_json(text) and has_names and ('"sentences"' in text or '"timestamp"' in text))


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per sentence. Raises UnreadableTranscript."""
    return other_json.parse(text, known)
