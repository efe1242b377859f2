"""Recognises talk about the call itself, and polite phrases. All texts are folded."""

from __future__ import annotations

from facilitator.domain.conversation.speech import Speech


def is_about_the_call(plain: str, speech: Speech) -> bool:
    """Whether a sentence is about the call, its tools and its time, not about a challenge."""
    return bool(speech.search("small_talk.call", plain))


def is_courtesy(plain: str, speech: Speech) -> bool:
    """Whether a sentence is a polite phrase, no request: "hold on", "take care", "let's see"."""
    return bool(speech.opens("small_talk.courtesy", plain))
