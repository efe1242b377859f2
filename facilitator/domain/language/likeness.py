"""How alike two short questions are in meaning: by the ideas in them, not by their letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import log, sqrt

from facilitator.domain.language.english import stem
from facilitator.domain.language.thesaurus import EMPTY, IDEAS, IRREGULAR, WEAK
from facilitator.domain.people.people import plain

NEAR = 0.4  # from here on, whoever heard one question has heard the other
WEAKLY = 0.15  # what a weak idea counts
DOUBT = 3.0  # so that two questions with one weak idea each are not the same
FEWEST = 300  # a word is called rare against at least so many questions
LONGEST_PHRASE = 4
_FRAME = re.compile(
    r"^(?:finish the sentence|in (?:one|a) word|from one to (?:five|ten)|(?:show|tell) us|name) "
)
_MARK = re.compile(r"['’](?:s|d|m|re|ve|ll)\b")
_NEGATION = re.compile(r"n['’]t\b")


@cache
def ideas(text: str) -> frozenset[str]:
    """The ideas of a text: stems of its words, those of one meaning by one name."""
    words, names = _words(text), _names()
    stems = [_stem(word) for word in words]
    found: set[str] = set()
    at = 0
    while at < len(words):
        lengths = range(min(LONGEST_PHRASE, len(words) - at), 1, -1)
        length = next((n for n in lengths if " ".join(stems[at : at + n]) in names), 1)
        if length > 1 or words[at] not in EMPTY:
            one = " ".join(stems[at : at + length])
            found.add(names.get(one, one))
        at += length
    return frozenset(found)


@cache
def topics(text: str) -> frozenset[str]:
    """The ideas of a text that say what it is about, without those of many questions."""
    return ideas(text) - _weak()


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A question as it is compared: its bare words, its ideas and what they weigh together."""

    bare: str
    ideas: frozenset[str]
    weight: float


class Likeness:
    """Compares questions; ideas that are rare in ``texts`` count more than common ones."""

    def __init__(self, texts: Iterable[str]) -> None:
        known = [ideas(text) for text in texts]
        self._size = max(len(known), FEWEST)
        self._in = Counter(idea for found in known for idea in found)
        self._weights: dict[str, float] = {}
        self._weighed: dict[str, _Weighed] = {}

    def of(self, one: str, other: str) -> float:
        """From 0, nothing in common, to 1, the same. The order of the two is no matter."""
        mine, yours = self._weigh(one), self._weigh(other)
        if mine.bare == yours.bare:
            return 1.0
        shared = mine.ideas & yours.ideas
        if not shared:
            return 0.0
        both = (mine.weight + DOUBT) * (yours.weight + DOUBT)
        return sum(map(self._weight, sorted(shared))) / sqrt(both)

    def is_near(self, one: str, other: str) -> bool:
        """Whether one is a near copy of the other."""
        return self.of(one, other) >= NEAR

    def _weigh(self, text: str) -> _Weighed:
        if text not in self._weighed:
            found = ideas(text)
            weight = sum(map(self._weight, sorted(found)))
            self._weighed[text] = _Weighed(plain(text), found, weight)
        return self._weighed[text]

    def _weight(self, idea: str) -> float:
        if idea not in self._weights:
            rarity = log(1 + self._size / (1 + self._in[idea])) ** 2
            self._weights[idea] = rarity * (WEAKLY if idea in _weak() else 1)
        return self._weights[idea]


def _words(text: str) -> list[str]:
    """The words of a text, without the frame that says what kind of question it is."""
    bare = plain(_MARK.sub("", _NEGATION.sub(" not", text.casefold())))
    return _FRAME.sub("", bare).split()


def _stem(word: str) -> str:
    return stem(IRREGULAR.get(word, word))


@cache
def _names() -> dict[str, str]:
    """What each word or phrase of the thesaurus is named, by its stems."""
    found: dict[str, str] = {}
    for line in IDEAS.strip().splitlines():
        name, *others = line.split()
        for word in (name, *others):
            found.setdefault(" ".join(_stem(part) for part in word.split("-")), name)
    return found


@cache
def _weak() -> frozenset[str]:
    return frozenset(_names().get(one, one) for one in map(_stem, WEAK))
