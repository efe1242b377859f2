"""Finds the solutions that peers offer, and their kinds."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.conversation import offers, stories
from facilitator.domain.conversation.moves import Move
from facilitator.domain.conversation.speech import speech_of
from facilitator.domain.conversation.words import Sentence, clipped, sentences, words
from facilitator.domain.language.phrases import fold
from facilitator.domain.recaps.recap import Evidence, Solution, SolutionKind
from facilitator.domain.sessions.turns import Turn

MIN_SCORE = 1.0
LONGEST_WORDS, LONGEST_STORY_WORDS = 26, 34
FEW_WORDS, FEW_OF_A_STORY = 4, 10


def score(text: str, language: str = "") -> float:
    """Score how much a sentence offers; sympathy, small talk, plain questions get 0 or less."""
    return offers.score(fold(text), speech_of(language))


def kind_of(text: str, language: str = "") -> SolutionKind:
    """Return the kind of a solution."""
    return offers.kind_of(fold(text), speech_of(language))


def solution_in(turn: Turn) -> Solution | None:
    """Return the solution in a peer's turn, in the peer's own words; None without one."""
    speech = speech_of(turn.language)
    story = stories.points(turn.plain, speech)
    scored = [(offers.score(s.plain, speech), s) for s in sentences(turn)]
    if story:
        scored = [(points + story * stories.share(s.plain, speech), s) for points, s in scored]
    good = [(points, s) for points, s in scored if points > 0]
    if not good or _total(turn, [p for p, _ in good]) < MIN_SCORE:
        return None
    best = max(good, key=lambda pair: pair[0])[1]
    kind = offers.kind_of(best.plain, speech, turn.plain)
    if kind is SolutionKind.EXPERIENCE:
        said = clipped(_with_next(best, FEW_OF_A_STORY), LONGEST_STORY_WORDS)
    else:
        said = clipped(_with_next(best, FEW_WORDS), LONGEST_WORDS)
    return Solution(turn.speaker, kind, said.text, _evidence(said, good))


def _with_next(best: Sentence, few: int) -> Sentence:
    """Return a sentence, with the next one if it is short: "Double it.", "So did we."."""
    following = next((s for s in sentences(best.turn) if s.first >= best.last), None)
    if following is None or len(words(best.text)) >= few:
        return best
    return Sentence(best.turn, best.first, following.last)


def moderator_solution(turn: Turn, moves: Sequence[Move]) -> Solution | None:
    """Return what a moderator offers like a peer: an experience, an introduction, a resource."""
    if any(move.is_any for move in moves) or turn.text.rstrip().endswith("?"):
        return None
    solution = solution_in(turn)
    is_clear = solution and (
        solution.kind in (SolutionKind.EXPERIENCE, SolutionKind.INTRODUCTION, SolutionKind.RESOURCE)
        or speech_of(turn.language).search("solution.as_oneself", turn.plain)
    )
    return solution if is_clear else None


def _total(turn: Turn, points: list[float]) -> float:
    return max(points) + 0.3 * (sum(points) - max(points)) + min(len(words(turn.text)), 60) / 100


def _evidence(said: Sentence, good: list[tuple[float, Sentence]]) -> tuple[Evidence, ...]:
    ranked = [s for _, s in sorted(good, key=lambda p: -p[0])]
    rest = [s for s in ranked if s.first >= said.last or s.last <= said.first][:1]
    return (said.evidence, *(clipped(s).evidence for s in rest))
