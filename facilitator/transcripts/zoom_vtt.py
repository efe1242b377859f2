"""Zoom's cloud "Audio transcript": WebVTT with `Speaker Name: text` in each cue."""

from __future__ import annotations

import re

from facilitator.domain.turns import Span, Turn

_CUE = re.compile(
    r"^(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s*-->\s*(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
    r"[^\n]*\n((?:[^\n]+(?:\n|$))*)",
    re.M,
)
_LABEL = re.compile(r"([^\n:]{1,80}): +(?=\S)")


def recognises(text: str) -> bool:
    """Whether this is WebVTT without voice tags."""
    return text.startswith("WEBVTT") and "<v " not in text


def turns(text: str) -> list[Turn]:
    """One turn per cue; a cue without a speaker goes on with an unfinished sentence."""
    found: list[Turn] = []
    for m in _CUE.finditer(text):
        start, end = _seconds(*m.group(1, 2, 3, 4)), _seconds(*m.group(5, 6, 7, 8))
        said = " ".join(m[9].split())
        label = _LABEL.match(said)
        if label:
            speaker, said = label[1].strip(), said[label.end() :]
        else:
            speaker = _goes_on(found[-1] if found else None, start)
        if said:
            found.append(Turn(speaker, (Span(start, max(start, end), said),)))
    return found


def _goes_on(before: Turn | None, start: float) -> str:
    unfinished = before and not before.text.rstrip().endswith((".", "!", "?"))
    return before.speaker if before and unfinished and start - before.end <= 2 else ""


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str) -> float:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole + int(fraction.ljust(3, "0")) / 1000
