"""Finds the solutions that peers offer, and their kinds."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.conversation import offers, reframing, resources, stories
from facilitator.domain.conversation.imperatives import is_imperative, tells_what_to_do
from facilitator.domain.conversation.moves import Move
from facilitator.domain.conversation.small_talk import is_about_the_call, is_courtesy
from facilitator.domain.conversation.words import Sentence, clipped, sentences, words
from facilitator.domain.recaps.recap import Evidence, Solution, SolutionKind
from facilitator.domain.sessions.turns import Turn

MIN_SCORE = 1.0
LONGEST_WORDS, LONGEST_STORY_WORDS = 26, 34
FEW_WORDS, FEW_OF_A_STORY = 4, 10


def score(text: str) -> float:
    """Score how much a sentence offers; sympathy, small talk, plain questions get 0 or less."""
    count = len(words(text))
    if count < 2 or is_about_the_call(text) or is_courtesy(text):
        return -1.0
    points = offers.weigh(text, offers.OFFERS)
    points += 1.0 * (is_imperative(text) or tells_what_to_do(text))
    points += 1.1 * bool(resources.GIVES.search(text))
    points += 1.5 * bool(resources.INTRODUCTION.search(text))
    points += 1.0 * bool(resources.POINTS_TO.search(text))
    reframes = reframing.reframes(text)
    if points <= 0 and not reframes:
        return 0.0
    points -= offers.weigh(text, offers.SYMPATHISES)
    if reframes:
        points = max(points, 1.2)
    elif _only_asks(text):
        points -= 1.4 if offers.CLARIFIES.search(text) else 0.6
    return points - (0.4 if count < 6 and points < 1.0 else 0.0)


def kind_of(text: str, whole: str | None = None) -> SolutionKind:
    """Return the kind of a solution; ``whole`` is the longer passage around it, if any."""
    if resources.INTRODUCTION.search(text):
        return SolutionKind.INTRODUCTION
    points_to = resources.POINTS_TO.search(text) or resources.GIVES.search(text)
    if points_to and resources.RESOURCE.search(text):
        return SolutionKind.RESOURCE
    if stories.is_story(whole or text) and not offers.ADVISES.search(text):
        return SolutionKind.EXPERIENCE
    if reframing.reframes(text) and text.rstrip().endswith("?"):
        return SolutionKind.QUESTION
    if resources.RESOURCE.search(text) and not is_imperative(text):
        return SolutionKind.RESOURCE
    return SolutionKind.QUESTION if _only_asks(text) else SolutionKind.SUGGESTION


def _only_asks(text: str) -> bool:
    return text.rstrip().endswith("?") and not resources.OFFERS_BY_ASKING.search(text)


def solution_in(turn: Turn) -> Solution | None:
    """Return the solution in a peer's turn, in the peer's own words; None without one."""
    story = stories.points(turn.text)
    scored = [(score(s.text), s) for s in sentences(turn)]
    if story:
        scored = [(points + story * stories.share(s.text), s) for points, s in scored]
    good = [(points, s) for points, s in scored if points > 0]
    if not good or _total(turn, [p for p, _ in good]) < MIN_SCORE:
        return None
    best = max(good, key=lambda pair: pair[0])[1]
    kind = kind_of(best.text, turn.text)
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
        or offers.AS_ONESELF.search(turn.text)
    )
    return solution if is_clear else None


def _total(turn: Turn, points: list[float]) -> float:
    return max(points) + 0.3 * (sum(points) - max(points)) + min(len(words(turn.text)), 60) / 100


def _evidence(said: Sentence, good: list[tuple[float, Sentence]]) -> tuple[Evidence, ...]:
    ranked = [s for _, s in sorted(good, key=lambda p: -p[0])]
    rest = [s for s in ranked if s.first >= said.last or s.last <= said.first][:1]
    return (said.evidence, *(clipped(s).evidence for s in rest))
