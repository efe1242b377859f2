"""Distinguishes questions that reframe a problem from questions that only ask for facts."""

from __future__ import annotations

from facilitator.domain.conversation.speech import Speech


def reframes(plain: str, speech: Speech) -> bool:
    """Whether a folded sentence reframes the problem: "what if", "what would have to be true"."""
    if speech.search("question.reframes_by_stating", plain):
        return True
    asks = "?" in plain or bool(speech.opens("question.asks", plain))
    return (
        asks
        and bool(speech.search("question.reframes", plain))
        and not speech.search("question.polite_or_factual", plain)
    )


def only_asks(plain: str, speech: Speech) -> bool:
    """Whether a folded sentence is a question that offers nothing."""
    return plain.rstrip().endswith("?") and not speech.search("solution.offers_by_asking", plain)


def clarifies(plain: str, speech: Speech) -> bool:
    """Whether a question asks for facts, to understand and not to offer something."""
    return "?" in plain and bool(speech.opens("question.clarifies", plain))
