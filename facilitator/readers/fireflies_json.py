"""Reads the JSON of Fireflies and Fathom: a list of sentences with speaker and time."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection
from typing import Any

from facilitator.domain.errors import UnreadableTranscript
from facilitator.domain.sessions.turns import Turn
from facilitator.readers._parsing.decoded import clean
from facilitator.readers._parsing.parsed import LONGEST_SECONDS, ParsedFile, make_turn, parse_clock

_INSIDE = ("data", "transcript", "sentences", "transcripts", "items")
_JSON = re.compile(r"\s*[\[{]\s*[\[{\"]")
_DAMAGED = UnreadableTranscript(
    "This JSON file is no transcript that can be read.", "Export it again, or export it as text."
)


def confidence(text: str) -> float:
    """Look for JSON with speakers; less sure of other JSON, whose sentences may come late."""
    return (0.9 if '"speaker' in text else 0.2) * bool(_JSON.match(text))


def parse(text: str, known: Collection[str]) -> ParsedFile:
    """Parse one turn per sentence. Raises UnreadableTranscript."""
    try:
        sentences = _sentences(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise _DAMAGED from error
    turns: list[Turn] = []
    for sentence in sentences:
        turn = _turn(sentence, turns[-1].end if turns else 0.0)
        if turn:
            turns.append(turn)
    if not turns:
        raise _DAMAGED
    return ParsedFile(turns)


def _sentences(value: Any) -> list[dict[str, Any]]:
    for _ in range(len(_INSIDE)):
        if isinstance(value, list):
            return [one for one in value if isinstance(one, dict)]
        if isinstance(value, dict):
            value = next((value[key] for key in _INSIDE if key in value), None)
    return []


def _turn(sentence: dict[str, Any], before: float) -> Turn | None:
    text = sentence.get("text") or sentence.get("raw_text") or ""
    speaker = sentence.get("speaker_name") or sentence.get("speaker") or ""
    if isinstance(speaker, dict):
        speaker = speaker.get("display_name") or speaker.get("name") or ""
    if not isinstance(text, str) or not isinstance(speaker, str):
        return None
    words = " ".join(clean(text).split())
    start = _time(sentence.get("start_time", sentence.get("timestamp")))
    end = _time(sentence.get("end_time"))
    start = before if start is None else start
    return make_turn(" ".join(clean(speaker).split())[:200], start, end, words) if words else None


def _time(value: Any) -> float | None:
    if isinstance(value, str):
        return parse_clock(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return min(max(float(value), 0.0), LONGEST_SECONDS)
