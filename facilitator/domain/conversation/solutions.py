"""Finds the solutions that peers offer, and their kinds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from facilitator.domain.conversation import offers, stories
from facilitator.domain.conversation.moves import Move
from facilitator.domain.conversation.small_talk import is_about_the_call, is_courtesy
from facilitator.domain.conversation.speech import Speech, speech_of
from facilitator.domain.conversation.words import Sentence, clipped, sentences, words
from facilitator.domain.language.phrases import fold
from facilitator.domain.recaps.recap import Evidence, Solution, SolutionKind
from facilitator.domain.sessions.turns import Turn

MIN_SCORE = 1.0
MOST_OF_A_TURN = 4
LONGEST_WORDS, LONGEST_STORY_WORDS = 26, 34
FEW_WORDS, FEW_OF_A_STORY = 4, 10
SHORT_WORDS = 8  # a sentence of so few may need the one before it
FEWEST_OF_AN_EXPERIENCE = 8

Named = Callable[[Sentence], Collection[str]]


@dataclass(frozen=True, slots=True)
class _Scored:
    """A sentence with its points: ``own`` of what it offers by itself, ``points`` with those of the
    story that it is a part of.
    """

    points: float
    own: float
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class _Idea:
    """One idea of a turn: the sentence that says it best, its points, and all its sentences."""

    best: Sentence
    points: float
    said: tuple[_Scored, ...]


def score(text: str, language: str = "") -> float:
    """Score how much a sentence offers; sympathy, small talk, plain questions get 0 or less."""
    return offers.score(fold(text), speech_of(language))


def kind_of(text: str, language: str = "") -> SolutionKind:
    """Return the kind of a solution."""
    return offers.kind_of(fold(text), speech_of(language))


def solutions_in(
    turn: Turn,
    member: str = "",
    named: Named | None = None,
    meant: Sequence[Sentence] | None = None,
) -> list[Solution]:
    """Return the solutions in a peer's turn, in the peer's own words, in order.

    ``member`` is in the hot seat, and ``named`` tells which members a sentence names: what is
    offered to another peer is no solution for the member. ``meant`` are the sentences of the turn
    that count, all if not given.
    """
    speech = speech_of(turn.language)
    story = stories.points(turn.plain, speech)
    parts = sentences(turn) if meant is None else meant
    to_others = _meant_for_others(parts, member, named, speech) if named else set[int]()
    scored: list[_Scored] = []
    for number, sentence in enumerate(parts):
        points = own = -1.0 if number in to_others else offers.score(sentence.plain, speech)
        if story and points > offers.NOT_MEANT and number not in to_others:
            points += story * stories.share(sentence.plain, speech)
        if scored and own == offers.NOT_MEANT and speech.search("small_talk.irony", sentence.plain):
            scored[-1] = replace(scored[-1], points=min(scored[-1].points, 0.0))
        scored.append(_Scored(points, own, sentence))
    good = [one.points for one in scored if one.points > 0]
    if not good or _total(turn, good) < MIN_SCORE:
        return []
    ideas = _ideas(scored, speech) or [_best_of(scored)]
    chosen = sorted(ideas, key=lambda idea: -idea.points)[:MOST_OF_A_TURN]
    return [_solution(idea, turn, speech) for idea in ideas if idea in chosen]


def solution_in(turn: Turn) -> Solution | None:
    """Return the first solution in a peer's turn; None without one."""
    return next(iter(solutions_in(turn)), None)


def experience_in(
    turn: Turn,
    member: str = "",
    named: Named | None = None,
    meant: Sequence[Sentence] | None = None,
) -> list[Solution]:
    """Return what a peer tells who was asked for an experience, however it is told; or nothing.

    The arguments are as in `solutions_in`.
    """
    speech = speech_of(turn.language)
    parts = sentences(turn) if meant is None else meant
    to_others = _meant_for_others(parts, member, named, speech) if named else set[int]()
    told = [
        s for number, s in enumerate(parts)
        if len(words(s.text)) >= FEWEST_OF_AN_EXPERIENCE
        and not s.text.rstrip().endswith("?")
        and not is_about_the_call(s.plain, speech)
        and not is_courtesy(s.plain, speech)
        and number not in to_others
        and offers.score(s.plain, speech) > offers.NOT_MEANT
    ]  # fmt: skip
    if not told:
        return []
    best = max(told, key=lambda s: stories.share(s.plain, speech) + len(words(s.text)) / 100)
    said = clipped(best, LONGEST_STORY_WORDS)
    return [Solution(turn.speaker, SolutionKind.EXPERIENCE, said.text, (said.evidence,))]


def moderator_solutions(
    turn: Turn, moves: Sequence[Move], member: str = "", named: Named | None = None
) -> list[Solution]:
    """Return what a moderator offers like a peer: an experience, an introduction, a resource."""
    if any(move.is_any for move in moves) or turn.text.rstrip().endswith("?"):
        return []
    as_oneself = speech_of(turn.language).search("solution.as_oneself", turn.plain)
    clear = (SolutionKind.EXPERIENCE, SolutionKind.INTRODUCTION, SolutionKind.RESOURCE)
    return [s for s in solutions_in(turn, member, named) if s.kind in clear or as_oneself]


def _meant_for_others(
    parts: Sequence[Sentence], member: str, named: Named, speech: Speech
) -> set[int]:
    """Return the numbers of the sentences that speak to another peer than the member."""
    meant: set[int] = set()
    other = False
    for number, sentence in enumerate(parts):
        names = set(named(sentence)) - {sentence.turn.speaker}
        if member in names:
            other = False
        elif names and any(speech.lists("you", word) for word in words(sentence.plain)):
            other = True
        if other:
            meant.add(number)
    return meant


def _ideas(scored: Sequence[_Scored], speech: Speech) -> list[_Idea]:
    """Return the ideas: sentences in a row are one, unless the next begins another."""
    groups: list[list[_Scored]] = []
    before = False
    for one in scored:
        if one.points < MIN_SCORE:
            before = False
            continue
        if before and not speech.opens("solution.another", one.sentence.plain):
            groups[-1].append(one)
        else:
            groups.append([one])
        before = True
    told = [group for group in groups if not _advice_of(group)]  # a story may have several parts
    rest = [group for group in groups if group not in told[1:]]
    if told:
        rest[rest.index(told[0])] = [one for group in told for one in group]
    return [_best_of(group) for group in rest]


def _best_of(said: Sequence[_Scored]) -> _Idea:
    """Return the idea of these sentences: a recommendation says it better than a story does."""
    best = max(_advice_of(said) or said, key=lambda one: (one.points, len(one.sentence.text)))
    return _Idea(best.sentence, best.points, tuple(one for one in said if one.points > 0))


def _advice_of(said: Sequence[_Scored]) -> list[_Scored]:
    """Return the sentences that offer something by themselves, and not as part of a story."""
    return [one for one in said if one.own >= MIN_SCORE]


def _solution(idea: _Idea, turn: Turn, speech: Speech) -> Solution:
    kind = offers.kind_of(idea.best.plain, speech, turn.plain)
    best = _with_lead_in(idea.best)
    if kind is SolutionKind.EXPERIENCE:
        said = clipped(_with_next(best, FEW_OF_A_STORY), LONGEST_STORY_WORDS)
    else:
        said = clipped(_with_next(best, FEW_WORDS), LONGEST_WORDS)
    return Solution(turn.speaker, kind, said.text, _evidence(said, idea.said))


def _with_lead_in(best: Sentence) -> Sentence:
    """Return a sentence with the one before it if it cannot be read alone.

    That is a short one that goes on with "and", or that begins with "it" or "that".
    """
    speech, plain = best.speech, best.plain
    if len(words(best.text)) > SHORT_WORDS or not (
        speech.opens("challenge.goes_on", plain) or speech.opens("challenge.refers_back", plain)
    ):
        return best
    before = [s for s in sentences(best.turn) if s.last <= best.first]
    whole = Sentence(best.turn, before[-1].first, best.last) if before else best
    return whole if len(words(whole.text)) <= LONGEST_WORDS else best


def _with_next(best: Sentence, few: int) -> Sentence:
    """Return a sentence, with the next one if it is short: "Double it.", "So did we."."""
    following = next((s for s in sentences(best.turn) if s.first >= best.last), None)
    if following is None or len(words(best.text)) >= few:
        return best
    return Sentence(best.turn, best.first, following.last)


def _total(turn: Turn, points: list[float]) -> float:
    return max(points) + 0.3 * (sum(points) - max(points)) + min(len(words(turn.text)), 60) / 100


def _evidence(said: Sentence, good: Sequence[_Scored]) -> tuple[Evidence, ...]:
    ranked = [one.sentence for one in sorted(good, key=lambda one: -one.points)]
    rest = [s for s in ranked if s.first >= said.last or s.last <= said.first][:1]
    return (said.evidence, *(clipped(s).evidence for s in rest))
