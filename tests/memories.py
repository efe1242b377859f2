"""The invented challenges of a peer memory, and how often a question finds the right one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from facilitator.domain.language.search_terms import SearchTerms, Weights, query_terms

FOLDER = Path(__file__).parent / "samples" / "memory"
FIRST = 3


@cache
def challenges() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each challenge with what peers gave to it, by its name."""
    found = {}
    for part in (FOLDER / "challenges.txt").read_text(encoding="utf-8").split("\n= ")[1:]:
        name, text, *given = part.strip().splitlines()
        found[name] = text, tuple(line.removeprefix("- ") for line in given)
    return found


def questions(kind: str) -> list[tuple[str, str]]:
    """Pairs of the right challenge's name and a question; *tuned*, *held-out* or *second*."""
    lines = (FOLDER / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" | ") for line in lines if " | " in line)
    return [(name, question) for name, _, question in pairs]


def foreign() -> list[str]:
    """Questions about what no challenge deals with."""
    lines = (FOLDER / "foreign.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def found(question: str) -> list[str]:
    """The names of all challenges that fit, the best first."""
    fits = fit(question)
    return sorted((name for name in fits if fits[name]), key=lambda name: -fits[name])


def fit(question: str) -> dict[str, float]:
    """How well each challenge fits, by its name."""
    peers, weights = _peers(), _weights()
    wanted = query_terms(question, weights.times.keys())
    return {name: weights.fit(wanted, one) for name, one in peers.items()}


def recall(kind: str) -> tuple[float, list[tuple[str, str, list[str]]]]:
    """The share of questions with the right answer among the first three, and the others."""
    pairs = questions(kind)
    missed = [
        (name, question, first)
        for name, question in pairs
        if name not in (first := found(question)[:FIRST])
    ]
    return 1 - len(missed) / len(pairs), missed


@cache
def _weights() -> Weights:
    return Weights.among(list(_peers().values()))


@cache
def _peers() -> dict[str, SearchTerms]:
    return {name: SearchTerms.of(text, given) for name, (text, given) in challenges().items()}
