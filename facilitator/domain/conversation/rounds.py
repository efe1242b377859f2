"""Judges whether a sentence opens a round, closes a hot seat, or asks for commitments.

All take a folded sentence with placeholders for names (see `handovers.mark_names`).
"""

from __future__ import annotations

from facilitator.domain.conversation.speech import Speech


def closes(marked: str, speech: Speech) -> bool:
    """Whether a sentence thanks, praises or stops, as at the end of a hot seat."""
    return bool(speech.search("floor.closes", marked))


def asks_for_words(marked: str, speech: Speech) -> bool:
    """Whether a round asks how it was, or for a word, and not for commitments."""
    return bool(speech.search("floor.asks_for_words", marked))


def is_last(marked: str, speech: Speech) -> bool:
    """Whether a round is said to end the session."""
    return bool(speech.search("floor.last", marked))


def asks_for_commitments(marked: str, speech: Speech) -> bool:
    """Whether a sentence asks what somebody or everybody will do, not what they did."""
    asks = speech.search("floor.asks_for_deeds", marked)
    return bool(asks) and not speech.search("floor.looks_back", marked)


def opens_round(marked: str, speech: Speech) -> bool:
    """Whether a sentence asks everybody, and is not about the member in the hot seat."""
    if speech.search("floor.makes_sure", marked):
        return False
    to_all = speech.search("floor.everybody", marked) and (
        "?" in marked or speech.search("floor.asks_for_deeds", marked)
    )
    if not (to_all or speech.search("floor.round", marked)):
        return False
    return not speech.search("floor.round_in_seat", marked)
