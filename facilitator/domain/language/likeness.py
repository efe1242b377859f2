"""Similarity in meaning of two short questions, by their ideas instead of their letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import log, sqrt

from facilitator.domain.language.english import stem
from facilitator.domain.language.thesaurus import EMPTY, IDEAS, IRREGULAR, WEAK
from facilitator.domain.people.person import normalize

NEAR = 0.4  # minimum similarity of questions that count as the same
WEAKLY = 0.15  # factor for weak ideas
DOUBT = 3.0  # added to weights, so that one shared weak idea is not enough
FEWEST = 300  # minimum number of questions for the rarity of a word
LONGEST_PHRASE = 4
_FRAME = re.compile(
    r"^(?:finish the sentence|in (?:one|a) word|from one to (?:five|ten)|(?:show|tell) us|name) "
)
_MARK = re.compile(r"['’](?:s|d|m|re|ve|ll)\b")
_NEGATION = re.compile(r"n['’]t\b")


@cache
def ideas(text: str) -> frozenset[str]:
    """Return the ideas of a text: stems of its words, with one name for synonyms."""
    words, names = _words(text), _names()
    stems = [_stem(word) for word in words]
    idea_names: set[str] = set()
    position = 0
    while position < len(words):
        lengths = range(min(LONGEST_PHRASE, len(words) - position), 1, -1)
        length = next((n for n in lengths if " ".join(stems[position : position + n]) in names), 1)
        if length > 1 or words[position] not in EMPTY:
            key = " ".join(stems[position : position + length])
            idea_names.add(names.get(key, key))
        position += length
    return frozenset(idea_names)


@cache
def topics(text: str) -> frozenset[str]:
    """Return the ideas that say what a text is about, without those common to many questions."""
    return ideas(text) - _weak()


@dataclass(frozen=True, slots=True)
class _Weighted:
    """A question prepared for comparison: its bare text, its ideas and their total weight."""

    bare: str
    ideas: frozenset[str]
    weight: float


class Likeness:
    """Compares questions; ideas that are rare in ``texts`` count more than common ones."""

    def __init__(self, texts: Iterable[str]) -> None:
        known = [ideas(text) for text in texts]
        self._size = max(len(known), FEWEST)
        self._in = Counter(idea for idea_names in known for idea in idea_names)
        self._weights: dict[str, float] = {}
        self._weighed: dict[str, _Weighted] = {}

    def of(self, one: str, other: str) -> float:
        """Return the similarity from 0, nothing in common, to 1, the same; symmetric."""
        first, second = self._weigh(one), self._weigh(other)
        if first.bare == second.bare:
            return 1.0
        shared = first.ideas & second.ideas
        if not shared:
            return 0.0
        both = (first.weight + DOUBT) * (second.weight + DOUBT)
        return sum(map(self._weight, sorted(shared))) / sqrt(both)

    def is_near(self, one: str, other: str) -> bool:
        """Whether one is a near copy of the other."""
        return self.of(one, other) >= NEAR

    def _weigh(self, text: str) -> _Weighted:
        if text not in self._weighed:
            idea_names = ideas(text)
            weight = sum(map(self._weight, sorted(idea_names)))
            self._weighed[text] = _Weighted(normalize(text), idea_names, weight)
        return self._weighed[text]

    def _weight(self, idea: str) -> float:
        if idea not in self._weights:
            rarity = log(1 + self._size / (1 + self._in[idea])) ** 2
            self._weights[idea] = rarity * (WEAKLY if idea in _weak() else 1)
        return self._weights[idea]


def _words(text: str) -> list[str]:
    """Return the words of a text, without a frame such as "finish the sentence"."""
    bare = normalize(_MARK.sub("", _NEGATION.sub(" not", text.casefold())))
    return _FRAME.sub("", bare).split()


def _stem(word: str) -> str:
    return stem(IRREGULAR.get(word, word))


@cache
def _names() -> dict[str, str]:
    """Map the stems of each word or phrase of the thesaurus to the name of its idea."""
    names: dict[str, str] = {}
    for line in IDEAS.strip().splitlines():
        name, *others = line.split()
        for word in (name, *others):
            names.setdefault(" ".join(_stem(part) for part in word.split("-")), name)
    return names


@cache
def _weak() -> frozenset[str]:
    return frozenset(_names().get(one, one) for one in map(_stem, WEAK))
