"""What a hot seat is found by: stems of its words, the notions in them, and how well they fit."""

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
from facilitator.domain.people.people import plain
from facilitator.domain.topics import NOTIONS

NOTION, IDEA = "0n", "0i"  # no word begins so; what follows is the name of a notion, of an idea
SHARE = {NOTION: 3.0, IDEA: 0.5}  # what one that fits counts; a word counts 1
CHALLENGE = 2.0  # a word of the challenge, where one of a solution counts 1
SOON, LONG = 1.2, 0.3  # of BM25: how soon more of a word adds nothing; how much length matters
CORRECTED = 0.6  # what a word counts that was perhaps meant
NEAR = 0.45  # of the letters, three by three, in common: from here on it was perhaps meant
SHORTEST_TYPO = 5  # letters
EDITION = f"0e{blake2s(repr((2, NOTIONS)).encode(), digest_size=4).hexdigest()}"
# of the words kept; 2 is to be raised when texts are taken apart in another way
LONGEST_QUESTION = 40  # words
SNIPPET, BEFORE = 160, 4  # letters; words before the first that fits
FAR = 3  # words from one word of a phrase to the next, at most
GLUED = (2, 3, 4)  # words of a phrase that must stand as it is
TOLD = 4  # of the ways in which a question tells a notion, so many count
_MARK = re.compile(r"['’](?:s|d|m|re|ve|ll)\b", re.IGNORECASE)  # else "he's" is a word
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
class Peers:
    """The words one hot seat is found by: those of its challenge, those of its solutions."""

    challenge: tuple[str, ...]
    solutions: tuple[str, ...]

    @classmethod
    def of(cls, challenge: str, solutions: Iterable[str]) -> Peers:
        """The words of these texts."""
        return cls(tuple(tokens(challenge)), tuple(t for text in solutions for t in tokens(text)))

    @classmethod
    def read(cls, kept: str) -> Peers:
        """What ``str`` wrote."""
        challenge, solutions, *_ = kept.split("\n")
        return cls(tuple(challenge.split()), tuple(solutions.split()))

    @staticmethod
    def is_current(kept: str) -> bool:
        """Whether ``str`` wrote this with the notions there are now."""
        return kept.endswith(f"\n{EDITION}")

    def __contains__(self, token: str) -> bool:
        return token in self.challenge or token in self.solutions

    def __str__(self) -> str:
        return f"{' '.join(self.challenge)}\n{' '.join(self.solutions)}\n{EDITION}"


def tokens(text: str, empty: Collection[str] = ()) -> list[str]:
    """What a text is found by, with the notions and ideas in it. Letters and digits only.

    Words that are ``empty`` are in phrases only.
    """
    words = _words(text)
    bare = [word for word in words if word not in _SKIPPED]
    found = [root(word) for word in bare if word not in EMPTY and word not in empty]
    found += [f"{NOTION}{name}" for name in _notions(words, bare)]
    told = " ".join(word for word in text.split() if word.casefold() not in empty)
    found += [f"{IDEA}{idea.replace('-', '')}" for idea in ideas(told) if idea not in found]
    return [one for one in found if one.isalnum()]


def asked(question: str, known: Collection[str] = ()) -> dict[str, float]:
    """What to look for, each with what it counts; ``known`` are words that records hold.

    A word that nobody knows stands for one that is spelled much like it, too.
    """
    words = question.split()[:LONGEST_QUESTION]
    empty = () if _EMPTY.issuperset(_words(question)) else _EMPTY
    times = Counter(tokens(" ".join(words), empty))
    found = {one: float(min(often, TOLD)) for one, often in times.items()}
    for word in _words(" ".join(words)):
        own = root(word)
        if len(word) >= SHORTEST_TYPO and own not in known and own not in _by_root():
            meant = _meant(own, known)
            for token in tokens(meant) if meant else ():
                found.setdefault(token, CORRECTED)
    return found


@dataclass(frozen=True, slots=True)
class Weights:
    """How rare each word is among hot seats, and how long they are."""

    size: int
    length: float
    times: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def among(cls, some: Sequence[Peers]) -> Weights:
        """As it is among these."""
        times = Counter(chain.from_iterable({*one.challenge, *one.solutions} for one in some))
        whole = sum(len(one.challenge) + len(one.solutions) for one in some)
        return cls(len(some), whole / max(len(some), 1), times)

    def of(self, token: str) -> float:
        """What a word counts: more, the rarer it is."""
        times = self.times.get(token, 0)
        rarity = log(1 + (self.size - times + 0.5) / (times + 0.5))
        return rarity * SHARE.get(token[:2], 1.0)

    def fit(self, wanted: Mapping[str, float], one: Peers) -> float:
        """How well a hot seat fits, from 0 to 1: BM25, with challenges counting more."""
        length = len(one.challenge) + len(one.solutions)
        longer = 1 - LONG + LONG * length / max(self.length, 1.0)
        total = 0.0
        for token, counts in wanted.items():
            often = CHALLENGE * one.challenge.count(token) + one.solutions.count(token)
            if often:
                total += counts * self.of(token) * often / (often + SOON * longer)
        return total / max(sum(counts * self.of(token) for token, counts in wanted.items()), 1e-9)


def snippet(texts: Sequence[str], wanted: Mapping[str, float]) -> str:
    """The place in one of these texts where most of what is looked for stands."""
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
    return plain(_MARK.sub("", text).replace("'", "").replace("’", "")).split()


def _notions(words: Sequence[str], bare: Sequence[str]) -> list[str]:
    """The notions in a text, by all its words and by those that are not little.

    Each as often as there are other ways in which the text tells it.
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
    found = [way[-1] for way in ways]
    told = [root(word) for word in words if word not in _ARTICLES]
    some = {" ".join(told[at : at + n]): None for at in range(len(told)) for n in GLUED}
    found += [name for one in some for name in _glued().get(one, ())]
    return found + [name for name, both in _paired() if both <= {*found}]


def _follows(starts: Iterable[int], rest: Sequence[str], places: Mapping[str, list[int]]) -> bool:
    """Whether the rest of a phrase comes after its first word, with few words between."""
    ends = set(starts)
    for one in rest:
        ends = {at for at in places.get(one, ()) if not ends.isdisjoint(range(at - FAR, at))}
    return bool(ends)


@cache
def _by_root() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Each notion's words and phrases, by the root of their first word that is not little."""
    found: dict[str, dict[tuple[tuple[str, ...], str], None]] = {}
    for name, ways in NOTIONS:
        for way in (name, *ways):
            parts = [root(p) for p in way.split("-") if p not in _SKIPPED]
            if not {"+", "&"} & {*way} and (len(parts) > 1 or "-" not in way):
                found.setdefault(parts[0], {})[tuple(parts[1:]), name] = None
    return {one: list(ways) for one, ways in found.items()}


@cache
def _glued() -> dict[str, list[str]]:
    """The phrases that must stand as they are: "a+b", or nothing without their little words."""
    found: dict[str, dict[str, None]] = {}
    for name, ways in NOTIONS:
        for way in ways:
            parts = way.replace("+", "-").split("-")
            if "+" in way or (len(parts) > 1 and sum(p not in _SKIPPED for p in parts) < 2):
                told = " ".join(root(p) for p in parts if p not in _ARTICLES)
                found.setdefault(told, {})[name] = None
    return {told: list(names) for told, names in found.items()}


@cache
def _paired() -> list[tuple[str, set[str]]]:
    """The notions that a text tells which tells two others."""
    return [(name, {*way.split("&")}) for name, ways in NOTIONS for way in ways if "&" in way]


def _meant(word: str, known: Collection[str]) -> str:
    """The known word spelled most like this one; empty where none is near."""
    own = _threes(word)
    best, near = "", NEAR
    for other in (*known, *_by_root()):
        if abs(len(other) - len(word)) <= 2 and other[:1] == word[:1]:
            theirs = _threes(other)
            alike = len(own & theirs) / len(own | theirs)
            if alike > near:
                best, near = other, alike
    return best


@lru_cache(20_000)
def _threes(word: str) -> frozenset[str]:
    whole = f"  {word} "
    return frozenset(whole[at : at + 3] for at in range(len(whole) - 2))
