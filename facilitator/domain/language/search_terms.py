"""Search terms of hot seats: stems of words, topics and ideas, and how well they match."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from hashlib import blake2s
from itertools import chain
from math import log

from facilitator.domain.language.likeness import ideas
from facilitator.domain.language.roots import root
from facilitator.domain.language.thesaurus import EMPTY
from facilitator.domain.people.person import normalize
from facilitator.domain.topics import TOPICS

TOPIC, IDEA = "0n", "0i"  # prefixes of the names of topics and ideas; no word begins like this
SHARE = {TOPIC: 3.0, IDEA: 0.5}  # weight of a match; a word counts 1
CHALLENGE = 2.0  # weight of a word in the challenge; in a solution it counts 1
SOON, LONG = 1.2, 0.3  # of BM25: k1, saturation of repeated words; b, effect of length
CORRECTED = 0.6  # weight of a suggested correction
NEAR = 0.45  # minimum share of common trigrams for a correction
SHORTEST_TYPO = 5  # characters
EDITION = f"0e{blake2s(repr((2, TOPICS)).encode(), digest_size=4).hexdigest()}"
# version of the stored terms; raise the 2 if texts are split differently
LONGEST_QUESTION = 40  # words
SNIPPET, BEFORE = 160, 4  # characters; words before the first match
MAX_DISTANCE = 3  # maximum distance in words from one word of a phrase to the next
EXACT_LENGTHS = (2, 3, 4)  # lengths of phrases that must match exactly
MAX_MATCHES = 4  # most matches of a topic in a question that count
_MARK = re.compile(r"['’](?:s|d|m|re|ve|ll)\b", re.IGNORECASE)  # otherwise "he's" is a word
_ARTICLES = frozenset("a an the".split())
_SKIPPED = frozenset(
    """
    a an the my your his her our their its this that of in on at to for with by from and or
    """.split()
)
_EMPTY = frozenset(
    """
    anyone anybody dealt deal dealing has have had been through experience experienced help how
    what who when where why which advice advise ideas idea tip tips others other want need know
    knows struggle struggling problem problems issue trouble happen cope coping handle manage
    handling should could would can does did done do is are was were my our your we us they them
    """.split()
)


@dataclass(frozen=True, slots=True)
class SearchTerms:
    """The search terms of one hot seat: those of its challenge, those of its solutions."""

    challenge: tuple[str, ...]
    solutions: tuple[str, ...]

    @classmethod
    def of(cls, challenge: str, solutions: Iterable[str]) -> SearchTerms:
        """Return the terms of these texts."""
        return cls(
            tuple(search_terms(challenge)),
            tuple(t for text in solutions for t in search_terms(text)),
        )

    @classmethod
    def read(cls, kept: str) -> SearchTerms:
        """Read terms stored with ``str``."""
        challenge, solutions, *_ = kept.split("\n")
        return cls(tuple(challenge.split()), tuple(solutions.split()))

    @staticmethod
    def is_current(kept: str) -> bool:
        """Whether stored terms were made with the present topics."""
        return kept.endswith(f"\n{EDITION}")

    def __contains__(self, token: str) -> bool:
        return token in self.challenge or token in self.solutions

    def __str__(self) -> str:
        return f"{' '.join(self.challenge)}\n{' '.join(self.solutions)}\n{EDITION}"


def search_terms(text: str, empty: Collection[str] = ()) -> list[str]:
    """Return the search terms of a text, with its topics and ideas; letters and digits only.

    Words in ``empty`` count only within phrases.
    """
    words = _words(text)
    bare = [word for word in words if word not in _SKIPPED]
    terms = [root(word) for word in bare if word not in EMPTY and word not in empty]
    terms += [f"{TOPIC}{name}" for name in _topics(words, bare)]
    rest = " ".join(word for word in text.split() if word.casefold() not in empty)
    terms += [f"{IDEA}{idea.replace('-', '')}" for idea in ideas(rest) if idea not in terms]
    return [one for one in terms if one.isalnum()]


def query_terms(question: str, known: Collection[str] = ()) -> dict[str, float]:
    """Return the search terms of a question with their weights; ``known`` are all stored terms.

    An unknown word also stands for the known one with the most similar spelling.
    """
    words = question.split()[:LONGEST_QUESTION]
    empty = () if _EMPTY.issuperset(_words(question)) else _EMPTY
    times = Counter(search_terms(" ".join(words), empty))
    weights = {one: float(min(often, MAX_MATCHES)) for one, often in times.items()}
    for word in _words(" ".join(words)):
        stemmed = root(word)
        if len(word) >= SHORTEST_TYPO and stemmed not in known and stemmed not in _by_root():
            correction = _nearest_word(stemmed, known)
            for token in search_terms(correction) if correction else ():
                weights.setdefault(token, CORRECTED)
    return weights


@dataclass(frozen=True, slots=True)
class Weights:
    """How rare each term is among hot seats, and their average length."""

    size: int
    length: float
    times: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def among(cls, some: Sequence[SearchTerms]) -> Weights:
        """Calculate the weights for these hot seats."""
        times = Counter(chain.from_iterable({*one.challenge, *one.solutions} for one in some))
        whole = sum(len(one.challenge) + len(one.solutions) for one in some)
        return cls(len(some), whole / max(len(some), 1), times)

    def of(self, token: str) -> float:
        """Return the weight of a term: the rarer, the higher."""
        times = self.times.get(token, 0)
        rarity = log(1 + (self.size - times + 0.5) / (times + 0.5))
        return rarity * SHARE.get(token[:2], 1.0)

    def fit(self, wanted: Mapping[str, float], one: SearchTerms) -> float:
        """Return how well a hot seat matches, from 0 to 1: BM25, with challenges counting more."""
        length = len(one.challenge) + len(one.solutions)
        longer = 1 - LONG + LONG * length / max(self.length, 1.0)
        total = 0.0
        for token, counts in wanted.items():
            often = CHALLENGE * one.challenge.count(token) + one.solutions.count(token)
            if often:
                total += counts * self.of(token) * often / (often + SOON * longer)
        return total / max(sum(counts * self.of(token) for token, counts in wanted.items()), 1e-9)


def snippet(texts: Sequence[str], wanted: Mapping[str, float]) -> str:
    """Return the part of the texts that contains most of what is looked for."""
    best, most = texts[0], -1.0
    for text in texts:
        fits = sum(wanted.get(one, 0.0) for one in set(map(root, _words(text))))
        if fits > most:
            best, most = text, fits
    if len(best) <= SNIPPET:
        return best
    words = best.split()
    hits = [n for n, word in enumerate(words) if root("".join(_words(word))) in wanted]
    first = max((hits or [0])[0] - BEFORE, 0)
    last, length = first, 0
    while last < len(words) and length + len(words[last]) < SNIPPET:
        length += len(words[last]) + 1
        last += 1
    cut = " ".join(words[first:last]) or best[:SNIPPET]
    return f"{'… ' if first else ''}{cut}{' …' if last < len(words) else ''}"


def _words(text: str) -> list[str]:
    return normalize(_MARK.sub("", text).replace("'", "").replace("’", "")).split()


def _topics(words: Sequence[str], bare: Sequence[str]) -> list[str]:
    """Return the topics of a text, from all its words and from those that are not function words.

    Each is repeated for every different way in which the text expresses it.
    """
    roots = [root(word) for word in bare]
    places: dict[str, list[int]] = {}
    for at, one in enumerate(roots):
        places.setdefault(one, []).append(at)
    ways = {
        (one, *rest, name): None
        for one in places
        for rest, name in _by_root().get(one, ())
        if not rest or _follows(places[one], rest, places)
    }
    topics = [way[-1] for way in ways]
    glued_words = [root(word) for word in words if word not in _ARTICLES]
    candidates = {
        " ".join(glued_words[at : at + n]): None
        for at in range(len(glued_words))
        for n in EXACT_LENGTHS
    }
    topics += [name for one in candidates for name in _exact_phrases().get(one, ())]
    return topics + [name for name, both in _implied_topics() if both <= {*topics}]


def _follows(starts: Iterable[int], rest: Sequence[str], places: Mapping[str, list[int]]) -> bool:
    """Whether the rest of a phrase follows its first word, with few words between."""
    ends = set(starts)
    for one in rest:
        ends = {
            at for at in places.get(one, ()) if not ends.isdisjoint(range(at - MAX_DISTANCE, at))
        }
    return bool(ends)


@cache
def _by_root() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Map the root of the first content word to the words and phrases of each topic."""
    ways_by_root: dict[str, dict[tuple[tuple[str, ...], str], None]] = {}
    for name, ways in TOPICS:
        for way in (name, *ways):
            parts = [root(p) for p in way.split("-") if p not in _SKIPPED]
            if not {"+", "&"} & {*way} and (len(parts) > 1 or "-" not in way):
                ways_by_root.setdefault(parts[0], {})[tuple(parts[1:]), name] = None
    return {one: list(ways) for one, ways in ways_by_root.items()}


@cache
def _exact_phrases() -> dict[str, list[str]]:
    """Map phrases that must match exactly to topics: "a+b", or those of function words."""
    names_by_phrase: dict[str, dict[str, None]] = {}
    for name, ways in TOPICS:
        for way in ways:
            parts = way.replace("+", "-").split("-")
            if "+" in way or (len(parts) > 1 and sum(p not in _SKIPPED for p in parts) < 2):
                phrase = " ".join(root(p) for p in parts if p not in _ARTICLES)
                names_by_phrase.setdefault(phrase, {})[name] = None
    return {phrase: list(names) for phrase, names in names_by_phrase.items()}


@cache
def _implied_topics() -> list[tuple[str, set[str]]]:
    """Return the topics that are implied by two others."""
    return [(name, {*way.split("&")}) for name, ways in TOPICS for way in ways if "&" in way]


def _nearest_word(word: str, known: Collection[str]) -> str:
    """Return the known word with the most similar spelling; empty if none is close."""
    trigrams = _trigrams(word)
    best, near = "", NEAR
    for other in (*known, *_by_root()):
        if abs(len(other) - len(word)) <= 2 and other[:1] == word[:1]:
            other_trigrams = _trigrams(other)
            alike = len(trigrams & other_trigrams) / len(trigrams | other_trigrams)
            if alike > near:
                best, near = other, alike
    return best


@lru_cache(20_000)
def _trigrams(word: str) -> frozenset[str]:
    whole = f"  {word} "
    return frozenset(whole[at : at + 3] for at in range(len(whole) - 2))
