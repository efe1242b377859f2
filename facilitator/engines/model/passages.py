"""Takes the passage of a turn that carries a statement: two or three whole sentences."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.conversation.words import Sentence, clipped, words
from facilitator.domain.language.claims import stems_of
from facilitator.domain.recaps.recap import Evidence
from facilitator.engines.model.guards import answers
from facilitator.engines.model.numbering import Part

MOST_SENTENCES = 3
FEWEST_WORDS, MOST_WORDS = 8, 60
MOST_EVIDENCE = 3


def passage_of(
    text: str, giver: str, cited: Sequence[Part], language: str
) -> tuple[str, tuple[Evidence, ...]]:
    """Return the giver's sentences that carry a statement best, in their own words, with evidence.

    Whole sentences in a row, at most three. A short answer comes with the question it answers.
    """
    own = [part for part in cited if part.speaker == giver]
    best = max((_best_run(part, text, language) for part in own), key=lambda found: found[0])[1]
    answer = _joined(best)
    question = _question(best, giver, cited)
    if question is None:
        return answer.text, (answer.evidence,)
    asked = clipped(question)
    return (
        f"{question.turn.speaker}: {question.text} {giver}: {answer.text}",
        (answer.evidence, asked.evidence),
    )


def evidence_for(
    text: str, giver: str, cited: Sequence[Part], language: str
) -> tuple[Evidence, ...]:
    """Return the giver's sentences that are closest to a statement, one of each cited part.

    If the giver only answers shortly, the question that is answered is part of it.
    """
    own = [part for part in cited if part.speaker == giver]
    found = [clipped(_closest(part, text, language)).evidence for part in own]
    asked = [
        clipped(part.spoken[-1]).evidence
        for part in cited
        if part.speaker != giver and any(answers(one, part) for one in own)
    ]
    return tuple(dict.fromkeys([*found[:MOST_EVIDENCE], *asked[:1]]))


def _closest(part: Part, text: str, language: str) -> Sentence:
    wanted = set(stems_of(text, language))
    return max(part.spoken, key=lambda s: len(wanted & set(stems_of(s.text, language))))


def _best_run(part: Part, text: str, language: str) -> tuple[float, list[Sentence]]:
    """Return the best two or three sentences of a part, and how much of the statement they hold."""
    wanted, spoken = set(stems_of(text, language)), part.spoken
    said = [wanted & set(stems_of(sentence.text, language)) for sentence in spoken]
    runs = [
        (first, last)
        for first in range(len(spoken))
        for last in range(first + 1, min(first + MOST_SENTENCES, len(spoken)) + 1)
        if last - first == 1 or _count(spoken[first:last]) <= MOST_WORDS
    ]

    def points(run: tuple[int, int]) -> float:
        first, last = run
        held = len(set[str]().union(*said[first:last]))
        is_short = _count(spoken[first:last]) < FEWEST_WORDS or last - first < min(2, len(spoken))
        return held - 0.2 * (last - first) - 0.5 * is_short

    best = max(runs, key=points)
    return points(best), list(spoken[best[0] : best[1]])


def _count(spoken: Sequence[Sentence]) -> int:
    return sum(len(words(sentence.text)) for sentence in spoken)


def _joined(run: Sequence[Sentence]) -> Sentence:
    return Sentence(run[0].turn, run[0].first, run[-1].last)


def _question(run: Sequence[Sentence], giver: str, cited: Sequence[Part]) -> Sentence | None:
    """Return the last sentence of a cited part that a short passage answers; None without one."""
    if _count(run) >= FEWEST_WORDS:
        return None
    own = [part for part in cited if part.speaker == giver and part.turn is run[0].turn]
    asked = [
        part for part in cited if part.speaker != giver and any(answers(one, part) for one in own)
    ]
    return asked[-1].spoken[-1] if asked else None
