"""Finds what peers gave to a challenge, and of which kind it is."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.conversation import offers, reframing, resources, stories
from facilitator.domain.conversation.imperatives import is_imperative, tells_what_to_do
from facilitator.domain.conversation.moves import Move
from facilitator.domain.conversation.small_talk import is_about_the_call, is_courtesy
from facilitator.domain.conversation.words import Sentence, clipped, sentences, words
from facilitator.domain.recaps.recap import Evidence, Kind, Solution
from facilitator.domain.sessions.turns import Turn

LEAST = 1.0
LONGEST_WORDS, LONGEST_STORY_WORDS = 26, 34
FEW_WORDS, FEW_OF_A_STORY = 4, 10


def score(text: str) -> float:
    """How much a sentence gives the member; 0 and below: sympathy, small talk, a plain question."""
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


def kind_of(text: str, whole: str | None = None) -> Kind:
    """Which kind of gift a passage is; ``whole`` is what was said around it, if there was more."""
    if resources.INTRODUCTION.search(text):
        return Kind.INTRODUCTION
    points_to = resources.POINTS_TO.search(text) or resources.GIVES.search(text)
    if points_to and resources.RESOURCE.search(text):
        return Kind.RESOURCE
    if stories.is_story(whole or text) and not offers.ADVISES.search(text):
        return Kind.EXPERIENCE
    if reframing.reframes(text) and text.rstrip().endswith("?"):
        return Kind.QUESTION
    if resources.RESOURCE.search(text) and not is_imperative(text):
        return Kind.RESOURCE
    return Kind.QUESTION if _only_asks(text) else Kind.SUGGESTION


def _only_asks(text: str) -> bool:
    return text.rstrip().endswith("?") and not resources.OFFERS_BY_ASKING.search(text)


def solution_in(turn: Turn) -> Solution | None:
    """What the peer's turn gives, in the peer's own words; None if it gives nothing."""
    story = stories.points(turn.text)
    scored = [(score(s.text), s) for s in sentences(turn)]
    if story:
        scored = [(points + story * stories.share(s.text), s) for points, s in scored]
    good = [(points, s) for points, s in scored if points > 0]
    if not good or _total(turn, [p for p, _ in good]) < LEAST:
        return None
    best = max(good, key=lambda pair: pair[0])[1]
    kind = kind_of(best.text, turn.text)
    if kind is Kind.EXPERIENCE:
        said = clipped(_with_more(best, FEW_OF_A_STORY), LONGEST_STORY_WORDS)
    else:
        said = clipped(_with_more(best, FEW_WORDS), LONGEST_WORDS)
    return Solution(turn.speaker, kind, said.text, _evidence(said, good))


def _with_more(best: Sentence, few: int) -> Sentence:
    """A sentence, with the one behind it where it says little: "Double it.", "So did we."."""
    behind = next((s for s in sentences(best.turn) if s.first >= best.last), None)
    if behind is None or len(words(best.text)) >= few:
        return best
    return Sentence(best.turn, best.first, behind.last)


def aside(turn: Turn, moves: Sequence[Move]) -> Solution | None:
    """What the moderator gives as a member: a story, a hint or a hand, and no moderation."""
    if any(move.is_any for move in moves) or turn.text.rstrip().endswith("?"):
        return None
    given = solution_in(turn)
    clearly = given and (
        given.kind in (Kind.EXPERIENCE, Kind.INTRODUCTION, Kind.RESOURCE)
        or offers.AS_ONESELF.search(turn.text)
    )
    return given if clearly else None


def _total(turn: Turn, points: list[float]) -> float:
    return max(points) + 0.3 * (sum(points) - max(points)) + min(len(words(turn.text)), 60) / 100


def _evidence(said: Sentence, good: list[tuple[float, Sentence]]) -> tuple[Evidence, ...]:
    ranked = [s for _, s in sorted(good, key=lambda p: -p[0])]
    rest = [s for s in ranked if s.first >= said.last or s.last <= said.first][:1]
    return (said.evidence, *(clipped(s).evidence for s in rest))
