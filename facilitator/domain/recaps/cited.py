"""Which words of a turn the statements of a recap rest on, to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from facilitator.domain.recaps.recap import Evidence, Source
from facilitator.domain.sessions.turns import Turn

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a turn's text; ``keys`` are of the statements that rest on it."""

    text: str
    keys: tuple[str, ...] = ()


def where(turn: Turn, words: Evidence) -> tuple[int, int] | None:
    """From which letter to which a turn is this evidence; None where it is not.

    Words said more than once are those said at the time. What cannot be found to the letter is
    all that its speaker said in that turn at that time.
    """
    is_heard = words.source is Source.TRANSCRIPT and bool(words.quote.strip())
    if not is_heard or not _is_at_once(turn.start, turn.end, words):
        return None
    spans = _spans(turn)
    said = [(a, b) for a, b, start, end in spans if _is_at_once(start, end, words)]
    pattern = r"\W+".join(map(re.escape, _WORD.findall(words.quote)))
    found = [m.span() for m in re.finditer(rf"(?<!\w){pattern}(?!\w)[.!?]?", turn.text, re.I)]
    if pattern and found:
        first = said[0][0] if said else 0
        return min(found, key=lambda one: abs(one[0] - first))
    return (said[0][0], said[-1][1]) if said and turn.speaker == words.speaker else None


def pieces(text: str, cited: Iterable[tuple[int, int, str]]) -> tuple[Piece, ...]:
    """A text in stretches, cut wherever the words of a statement begin or end; blanks stay."""
    cited = [one for one in cited if one[0] < one[1]]
    cuts = sorted({0, len(text), *(at for one in cited for at in one[:2] if at < len(text))})
    return tuple(
        Piece(text[a:b], tuple(dict.fromkeys(k for c, d, k in cited if c <= a and b <= d)))
        for a, b in pairwise(cuts)
    )


def _spans(turn: Turn) -> Sequence[tuple[int, int, float, float]]:
    """Letters and seconds of each span, as they stand in the turn's text."""
    found, at = [], 0
    for span in turn.spans:
        found.append((at, at + len(span.text), span.start, span.end))
        at += len(span.text) + 1
    return found


def _is_at_once(start: float, end: float, words: Evidence) -> bool:
    return start == words.start or (start < words.end and words.start < end)
