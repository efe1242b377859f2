"""Scores how much a sentence offers, and says what kind of solution it is. Texts are folded."""

from __future__ import annotations

from facilitator.domain.conversation import questions, stories
from facilitator.domain.conversation.imperatives import is_imperative, tells_what_to_do
from facilitator.domain.conversation.small_talk import is_about_the_call, is_courtesy
from facilitator.domain.conversation.speech import Speech
from facilitator.domain.conversation.words import words
from facilitator.domain.recaps.recap import SolutionKind

NOT_MEANT = -9.0


def score(plain: str, speech: Speech) -> float:
    """Score how much a sentence offers; sympathy, small talk, plain questions get 0 or less."""
    count = len(words(plain))
    if count < 2 or is_about_the_call(plain, speech) or is_courtesy(plain, speech):
        return -1.0
    if speech.search("small_talk.irony", plain) or speech.search("solution.takes_back", plain):
        return NOT_MEANT
    if reports_advice(plain, speech):
        return NOT_MEANT
    points = speech.weight("offers.ways", plain)
    points += 1.0 * (is_imperative(plain, speech) or tells_what_to_do(plain, speech))
    points += 1.1 * bool(speech.search("solution.gives", plain))
    points += 1.5 * bool(speech.search("solution.introduction", plain))
    points += 1.0 * bool(speech.search("solution.points_to", plain))
    reframes = questions.reframes(plain, speech)
    if points <= 0 and not reframes:
        return 0.0
    points -= speech.weight("sympathy.ways", plain)
    if reframes:
        points = max(points, 1.2)
    elif questions.only_asks(plain, speech):
        asks_for_facts = questions.clarifies(plain, speech) and not speech.search(
            "solution.advises", plain
        )
        points -= 1.4 if asks_for_facts else 0.6
    return points - (0.4 if count < 6 and points < 1.0 else 0.0)


def reports_advice(plain: str, speech: Speech) -> bool:
    """Whether a sentence tells what somebody else advised: "my coach told me, fire him".

    Not "as Dana said, fire him", nor "if he says no, fire him".
    """
    return any(
        is_imperative(plain[found.end() :].lstrip(" ,:.–—\"'“«"), speech)
        and not speech.leads_to("solution.agreed", plain, found.start())
        for found in speech.all("solution.reported", plain)
    )


def kind_of(plain: str, speech: Speech, whole: str | None = None) -> SolutionKind:
    """Return the kind of a solution; ``whole`` is the longer passage around it, if any."""
    if speech.search("solution.introduction", plain):
        return SolutionKind.INTRODUCTION
    points_to = speech.search("solution.points_to", plain) or speech.search("solution.gives", plain)
    is_resource = bool(speech.search("solution.resource", plain))
    if points_to and is_resource:
        return SolutionKind.RESOURCE
    advises = speech.search("solution.advises", plain) or is_imperative(plain, speech)
    if stories.is_story(whole or plain, speech) and not advises:
        return SolutionKind.EXPERIENCE
    if questions.reframes(plain, speech) and plain.rstrip().endswith("?"):
        return SolutionKind.QUESTION
    if is_resource and not advises:
        return SolutionKind.RESOURCE
    asks = questions.only_asks(plain, speech)
    return SolutionKind.QUESTION if asks else SolutionKind.SUGGESTION
