"""Parts of a turn, with the times of the spans that they have."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.sessions.turns import Span, Turn


def start_of_turn(turn: Turn, character: int) -> Turn | None:
    """Return a turn up to this character; None if nothing is left."""
    spans, at = [], 0
    for span in turn.spans:
        text = span.text[: max(character - at, 0)].rstrip()
        if text:
            spans.append(Span(span.start, span.end, text))
        at += len(span.text) + 1
    return replace(turn, spans=tuple(spans)) if spans else None


def rest_of_turn(turn: Turn, character: int) -> Turn | None:
    """Return a turn from this character on; None if nothing is left."""
    spans, at = [], 0
    for span in turn.spans:
        rest = span.text[max(character - at, 0) :].lstrip(" .,;:!?-–—'\"”’")
        if rest:
            spans.append(Span(span.start, span.end, rest))
        at += len(span.text) + 1
    return replace(turn, spans=tuple(spans)) if spans else None
