"""Finds what repeats words that were taken off the record, in any language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.language.phrases import fold
from facilitator.domain.sessions.turns import Turn

LONG_WORD = 7  # letters
GIVES_AWAY = 2  # weight of repeated words
_NAME = re.compile(r"(?<=[\w,;:] )[A-ZÀ-Þ]\w{3,}")  # a capital letter within a sentence


@dataclass(frozen=True, slots=True)
class Told:
    """Words that nobody had said before, and how much each of them gives away."""

    weights: Mapping[str, int]

    def is_repeated_in(self, text: str) -> bool:
        """Whether a text repeats a number, a long name, or two other words."""
        return sum(self.weights.get(word, 0) for word in set(_words(text))) >= GIVES_AWAY


def told_first(turns: Sequence[Turn], before: Sequence[Turn]) -> Told:
    """Return what turns tell that was not said ``before`` and is no name of a speaker."""
    known = {word for turn in before for word in _words(turn.text)}
    known |= {word for turn in (*before, *turns) for word in _words(turn.speaker)}
    weights: Counter[str] = Counter()
    for turn in turns:
        names = set(_words(" ".join(_NAME.findall(turn.text))))
        for word in set(_words(turn.text)) - known - weights.keys():
            has_digit = any(c.isdigit() for c in word)
            weights[word] = 2 * has_digit + (word in names) + (len(word) >= LONG_WORD)
    return Told(weights)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
