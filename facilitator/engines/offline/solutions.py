"""Finds what peers gave to a challenge, and of which kind it is."""

from __future__ import annotations

from facilitator.domain.recap import Evidence, Kind, Solution
from facilitator.domain.turns import Turn
from facilitator.engines.offline import grammar
from facilitator.engines.offline.words import Sentence, clipped, sentences, words

LEAST = 1.0
LONGEST_WORDS = 26


def score(text: str) -> float:
    """How much a sentence offers the member something to do; below 0: sympathy or small talk."""
    count = len(words(text))
    if count < 3:
        return -1.0
    points = sum(weight for pattern, weight in grammar.OFFERS if pattern.search(text))
    points -= sum(weight for pattern, weight in grammar.SYMPATHISES if pattern.search(text))
    if grammar.EXPERIENCE.search(text) and grammar.WORKED.search(text):
        points += 1.2
    if grammar.TELLS.search(text):
        points += 1.1
    if grammar.GIVES.search(text):
        points += 1.1
    if grammar.INTRODUCTION.search(text):
        points += 1.5
    if _only_asks(text):
        points -= 0.6
    return points - (0.4 if count < 6 else 0.0)


def kind_of(text: str) -> Kind:
    """Which kind of gift a passage is."""
    if grammar.INTRODUCTION.search(text):
        return Kind.INTRODUCTION
    if grammar.EXPERIENCE.search(text) and not grammar.ADVISES.search(text):
        return Kind.EXPERIENCE
    if grammar.RESOURCE.search(text):
        return Kind.RESOURCE
    return Kind.QUESTION if _only_asks(text) else Kind.SUGGESTION


def _only_asks(text: str) -> bool:
    return text.rstrip().endswith("?") and not grammar.OFFERS_BY_ASKING.search(text)


def solution_in(turn: Turn) -> Solution | None:
    """What the peer's turn gives, in the peer's own words; None if it gives nothing."""
    scored = [(score(s.text), s) for s in sentences(turn)]
    good = [(points, s) for points, s in scored if points > 0]
    if not good or _total(turn, [p for p, _ in good]) < LEAST:
        return None
    best = max(good, key=lambda pair: pair[0])[1]
    said = clipped(best, LONGEST_WORDS)
    return Solution(turn.speaker, kind_of(turn.text), said.text, _evidence(said, good))


def _total(turn: Turn, points: list[float]) -> float:
    return max(points) + 0.3 * (sum(points) - max(points)) + min(len(words(turn.text)), 60) / 100


def _evidence(said: Sentence, good: list[tuple[float, Sentence]]) -> tuple[Evidence, ...]:
    rest = [s for _, s in sorted(good, key=lambda p: -p[0])[1:2]]
    return (said.evidence, *(clipped(s).evidence for s in rest))
