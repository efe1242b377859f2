"""Recognises talk about the call itself, and polite phrases. All texts are folded."""

from __future__ import annotations

from facilitator.domain.conversation.speech import Speech


def is_about_the_call(plain: str, speech: Speech) -> bool:
    """Whether a sentence is about the call, its tools and its time, not about a challenge."""
    return bool(speech.search("small_talk.call", plain))


def is_courtesy(plain: str, speech: Speech) -> bool:
    """Whether a sentence is a polite phrase, no request: "hold on", "take care", "let's see"."""
    return bool(speech.opens("small_talk.courtesy", plain))


def laughs(plain: str, speech: Speech) -> bool:
    """Whether a text is nothing but laughter: "ha ha", "(laughs)"."""
    found = speech.search("small_talk.laughter", plain)
    return found is not None and not _letters(plain[: found.start()] + plain[found.end() :])


def ends_with_laughter(plain: str, speech: Speech) -> bool:
    """Whether a text says something and ends with laughter."""
    found = speech.all("small_talk.laughter", plain)
    return bool(found) and not _letters(plain[found[-1].end() :]) and not laughs(plain, speech)


def _letters(text: str) -> bool:
    return any(character.isalnum() for character in text)
