"""Recognises promises by grammar: first person, an action, no doubt and no quoted speech."""

from __future__ import annotations

import re

from facilitator.domain.conversation.deadlines import has_deadline
from facilitator.domain.conversation.speech import Speech
from facilitator.domain.conversation.words import Sentence, words

_QUOTED = re.compile(r"[\"“«„]")
FEWEST_WORDS, MOST_FRAGMENT_WORDS = 4, 16


def is_firm(sentence: Sentence) -> bool:
    """Whether a sentence promises an action in the first person, without doubt."""
    plain, speech = sentence.plain, sentence.speech
    return not is_doubtful(sentence) and any(
        _is_meant(plain, match, speech) for match in speech.all("promise.firm", plain)
    )


def is_soft(sentence: Sentence) -> bool:
    """Whether a sentence counts as a promise in answer to a request for commitments."""
    if is_doubtful(sentence):
        return False
    plain, speech = sentence.plain, sentence.speech
    if any(_is_meant(plain, match, speech) for match in speech.all("promise.soft", plain)):
        return _has_deadline(sentence) or bool(speech.search("promise.owns_it", plain))
    opening = speech.opens("promise.no_subject", plain)  # "gonna call her on Monday"
    return _is_fragment(sentence, opening.end() if opening else 0)


def is_promise(sentence: Sentence) -> bool:
    """Whether a sentence is a firm or soft promise with a date."""
    return _has_deadline(sentence) and (is_firm(sentence) or is_soft(sentence))


def is_doubtful(sentence: Sentence) -> bool:
    """Whether a sentence asks, is very short, or holds words like "maybe" and "I guess"."""
    asks = sentence.text.rstrip().endswith("?")
    few = len(words(sentence.text)) < FEWEST_WORDS
    return asks or few or bool(sentence.speech.search("promise.doubts", sentence.plain))


def _has_deadline(sentence: Sentence) -> bool:
    return has_deadline(sentence.text, sentence.speech.language)


def _is_fragment(sentence: Sentence, at: int) -> bool:
    """Whether a sentence is only an action and a date: "three calls by Friday"."""
    if not _has_deadline(sentence):
        return False
    speech, plain = sentence.speech, sentence.plain[at:]
    opens = speech.opens("promise.opens_fragment", plain)
    if opens:
        return not speech.search("promise.subject", plain[opens.end() :])
    return not speech.search("promise.subject", plain) and len(words(plain)) <= MOST_FRAGMENT_WORDS


def _is_meant(plain: str, match: re.Match[str], speech: Speech) -> bool:
    """Whether the matched words are the speaker's own, not hypothetical, and about an action."""
    before, after = plain[: match.start()], plain[match.end() :]
    at = len(before)
    is_quoted = speech.leads_to("promise.others_words", before, at) or speech.leads_to(
        "promise.own_past", before, at
    )
    if is_quoted and not speech.leads_to("promise.as_said", before, at):
        return False
    if speech.leads_to("promise.supposes", before, at) or len(_QUOTED.findall(before)) % 2:
        return False
    negated = speech.opens("promise.negates", after) or speech.search(
        "promise.refuses", match.group()
    )
    if negated:
        return bool(speech.search("promise.still_counts", after))
    return not speech.opens("promise.no_action", after)
