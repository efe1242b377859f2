"""Which characters of a turn the statements of a recap are based on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from facilitator.domain.recaps.recap import Evidence, EvidenceSource
from facilitator.domain.sessions.turns import Turn

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class CitedPiece:
    """A piece of a turn's text; ``keys`` are those of the statements based on it."""

    text: str
    keys: tuple[str, ...] = ()


def locate_evidence(turn: Turn, words: Evidence) -> tuple[int, int] | None:
    """Return the first and last character of the evidence in a turn; None if it is not there.

    Of words said more than once, those closest to the time are meant. If the words are not found
    verbatim, the result is everything its speaker said in that turn at that time.
    """
    is_spoken = words.source is EvidenceSource.TRANSCRIPT and bool(words.quote.strip())
    if not is_spoken or not _overlaps(turn.start, turn.end, words):
        return None
    spans = _spans(turn)
    said = [(a, b) for a, b, start, end in spans if _overlaps(start, end, words)]
    pattern = r"\W+".join(map(re.escape, _WORD.findall(words.quote)))
    matches = [m.span() for m in re.finditer(rf"(?<!\w){pattern}(?!\w)[.!?]?", turn.text, re.I)]
    if pattern and matches:
        first = said[0][0] if said else 0
        return min(matches, key=lambda match: abs(match[0] - first))
    return (said[0][0], said[-1][1]) if said and turn.speaker == words.speaker else None


def cut_at_citations(text: str, cited: Iterable[tuple[int, int, str]]) -> tuple[CitedPiece, ...]:
    """Cut a text wherever the words of a statement begin or end; white space stays."""
    cited = [one for one in cited if one[0] < one[1]]
    cuts = sorted({0, len(text), *(at for one in cited for at in one[:2] if at < len(text))})
    return tuple(
        CitedPiece(text[a:b], tuple(dict.fromkeys(k for c, d, k in cited if c <= a and b <= d)))
        for a, b in pairwise(cuts)
    )


def _spans(turn: Turn) -> Sequence[tuple[int, int, float, float]]:
    """Return first and last character and start and end in seconds of each span of a turn."""
    spans, at = [], 0
    for span in turn.spans:
        spans.append((at, at + len(span.text), span.start, span.end))
        at += len(span.text) + 1
    return spans


def _overlaps(start: float, end: float, words: Evidence) -> bool:
    return start == words.start or (start < words.end and words.start < end)
