"""Recognises stories of a speaker's own experience. All texts are folded."""

from __future__ import annotations

from facilitator.domain.conversation.speech import Speech

FEWEST_WORDS = 8


def is_story(plain: str, speech: Speech) -> bool:
    """Whether a passage tells an experience of its speaker."""
    return points(plain, speech) > 0


def points(plain: str, speech: Speech) -> float:
    """Return points for a turn as a story, by its past actions and signs of a parallel; or 0.

    States (being, feeling, saying) count as half an action.
    """
    if plain.count(" ") + 1 < FEWEST_WORDS or plain.rstrip().endswith("?"):
        return 0.0
    mine, others = _actions("mine", plain, speech), _actions("others", plain, speech)
    if mine + others / 2 < 0.75 or speech.search("story.about_the_talk", plain):
        return 0.0
    signs = speech.count("story.parallels", plain)
    if signs + (others >= 2) >= (1 if mine else 2):
        return 1.3
    return 1.1 if mine >= 2 else 0.0


def share(plain: str, speech: Speech) -> float:
    """Return how much a sentence contributes to the story, 0 to 1."""
    return min(
        1.0,
        0.7 * _actions("mine", plain, speech)
        + 0.35 * _actions("others", plain, speech)
        + 0.35 * speech.count("story.parallels", plain),
    )


def _actions(whose: str, plain: str, speech: Speech) -> float:
    acts = len(speech.all(f"story.{whose}", plain))
    return acts + 0.5 * len(speech.all(f"story.{whose}_states", plain))
