"""The invented challenges of a peer memory, and how often a question finds the right one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from facilitator.domain.peer_words import Peers, Weights, asked

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
    """Pairs of the right challenge's name and a question; *tuned* or *held-out*."""
    lines = (FOLDER / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" | ") for line in lines if " | " in line)
    return [(name, question) for name, _, question in pairs]


def found(question: str) -> list[str]:
    """The names of all challenges that fit, the best first."""
    peers = _peers()
    weights = Weights.among(list(peers.values()))
    wanted = asked(question, weights.times.keys())
    fits = {name: weights.fit(wanted, one) for name, one in peers.items()}
    return sorted((n for n, fit in fits.items() if fit), key=lambda n: -fits[n])


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
def _peers() -> dict[str, Peers]:
    return {name: Peers.of(text, given) for name, (text, given) in challenges().items()}
