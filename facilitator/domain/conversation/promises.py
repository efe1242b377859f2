"""Recognises promises by grammar: first person, an action, no doubt and no quoted speech.

A sentence may hold several promises; each is the part of the sentence that says it, with its own
day.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from facilitator.domain.conversation.deadlines import has_deadline
from facilitator.domain.conversation.speech import Speech
from facilitator.domain.conversation.words import Sentence, words

_QUOTED = re.compile(r"[\"“”„«»]")  # each opens or closes
_PAUSE = re.compile(r"[,;:–—](?=\s)")
_NAME = re.compile(r"(?<=[a-zà-ÿ,] )(?!I\b)[A-ZÀ-Þ]\w")  # of somebody, within a sentence
FEWEST_WORDS, MOST_FRAGMENT_WORDS = 3, 16
FEWEST_OF_A_PART = 3
MOST_OF_A_YES = 12  # words


def firm_parts(sentence: Sentence) -> list[Sentence]:
    """Return the parts of a sentence that firmly promise an action: "I'll call her"."""
    if is_doubtful(sentence):
        return []
    return _parts(sentence, _meant(sentence, "promise.firm"))


def present_parts(sentence: Sentence) -> list[Sentence]:
    """Return the parts that tell an own action to come as if it were now: "I'm calling her".

    They are promises with a day, or if they were asked for.
    """
    if is_doubtful(sentence):
        return []
    found = [*_meant(sentence, "promise.firm"), *_meant(sentence, "promise.present")]
    return _parts(sentence, sorted(found, key=lambda match: match.start()))


def finishes(sentence: Sentence) -> bool:
    """Whether a sentence only says by when what was just promised is done: "I'll have it ready by
    Friday".
    """
    return has_day(sentence) and bool(sentence.speech.search("promise.finishes", sentence.plain))


def is_firm(sentence: Sentence) -> bool:
    """Whether a sentence promises an action in the first person, without doubt."""
    return bool(firm_parts(sentence))


def is_soft(sentence: Sentence) -> bool:
    """Whether a sentence counts as a promise in answer to a request for commitments."""
    if is_doubtful(sentence):
        return False
    speech = sentence.speech
    if any(True for _ in _meant(sentence, "promise.soft")):
        return has_day(sentence) or bool(speech.search("promise.owns_it", sentence.plain))
    opening = speech.opens("promise.no_subject", sentence.plain)  # "gonna call her on Monday"
    return _is_fragment(sentence, opening.end() if opening else 0)


def is_promise(sentence: Sentence) -> bool:
    """Whether a sentence is a firm or soft promise with a date."""
    return has_day(sentence) and (is_firm(sentence) or is_soft(sentence))


def is_doubtful(sentence: Sentence) -> bool:
    """Whether a sentence asks, holds words like "maybe", or is very short and names no day."""
    if sentence.text.rstrip().endswith("?"):
        return True
    if len(words(sentence.text)) < FEWEST_WORDS and not has_day(sentence):
        return True
    return bool(sentence.speech.search("promise.doubts", sentence.plain))


def has_day(sentence: Sentence) -> bool:
    """Whether a sentence says by when."""
    return has_deadline(sentence.text, sentence.speech.language)


def is_for_somebody(sentence: Sentence) -> bool:
    """Whether a promise is made to somebody: "I'll send you", "I'll put you in touch"."""
    return any(sentence.speech.lists("you", word) for word in words(sentence.plain))


def reaches_out(sentence: Sentence) -> bool:
    """Whether a promise is to get in touch with somebody: "I'll call her", "I'll ask my lawyer"."""
    return bool(sentence.speech.search("promise.reaches_out", sentence.plain))


def takes_back(plain: str, speech: Speech) -> int | None:
    """Return where in a folded text something is taken back ("no, scratch that"), or None."""
    found = speech.search("promise.takes_back", plain)
    return found.start() if found else None


def accepts(sentence: Sentence) -> bool:
    """Whether a sentence says yes to a request, and little else: "Of course", "Will do"."""
    plain, speech = sentence.plain, sentence.speech
    if speech.opens("promise.declines", plain) or len(words(plain)) > MOST_OF_A_YES:
        return False
    return bool(speech.opens("promise.accepts", plain))


def requests(sentence: Sentence) -> bool:
    """Whether a sentence asks another to do something after the call: "Can you send it?"."""
    plain, speech = sentence.plain, sentence.speech
    return bool(speech.search("promise.requests", plain)) and not speech.search(
        "promise.requests_here", plain
    )


def is_for_oneself(sentence: Sentence) -> bool:
    """Whether something is asked for the one who asks: "send it to me"."""
    return bool(sentence.speech.search("promise.for_me", sentence.plain))


def _meant(sentence: Sentence, group: str) -> Iterator[re.Match[str]]:
    plain, speech, text = sentence.plain, sentence.speech, sentence.text
    return (
        m
        for m in speech.all(group, plain)
        if not speech.is_past(text[m.start() : m.end()]) and _is_meant(plain, m, speech)
    )


def _parts(
    sentence: Sentence, found: Iterator[re.Match[str]] | list[re.Match[str]]
) -> list[Sentence]:
    """Split a sentence so that each part holds one of the matches, and its own day.

    What follows a promise with a day and has none of its own, nor a person, tells only how: "I'll
    have lunch with her on Friday, and I won't say a word" is one promise.
    """
    marks: list[re.Match[str]] = []
    for match in found:
        if not marks or match.start() >= marks[-1].end():
            marks.append(match)
    if len(marks) < 2:
        return [sentence] * len(marks)
    cuts = [sentence.first]
    for before, after in itertools.pairwise(marks):
        cuts.append(sentence.first + _cut(sentence, before.end(), after.start()))
    cuts.append(sentence.last)
    parts = [_trimmed(sentence, a, b) for a, b in itertools.pairwise(cuts)]
    parts = [part for part in parts if len(words(part.text)) >= FEWEST_OF_A_PART]
    whole: list[Sentence] = []
    for part in parts:
        if whole and has_day(whole[-1]) and _tells_only_how(part):
            part = Sentence(sentence.turn, whole.pop().first, part.last)
        whole.append(part)
    return whole


def _tells_only_how(part: Sentence) -> bool:
    """Whether a part of a sentence has no day and no person: "and I'll take my time"."""
    if has_day(part):
        return False
    if part.speech.language == "de":  # every noun is written like a name there
        return not re.search(r"\b(?:ich|wir)\b", part.plain)
    if is_for_somebody(part) or reaches_out(part):
        return False
    return not _NAME.search(part.text)


def _cut(sentence: Sentence, first: int, last: int) -> int:
    """Return where between two promises the second begins: at its comma or its "and"."""
    plain = sentence.plain
    pauses = [m.end() for m in _PAUSE.finditer(plain, first, last)]
    breaks = [m.start() for m in sentence.speech.all("clauses.break", plain)]
    inner = [at for at in breaks if first <= at <= last]
    return max([*inner, *pauses], default=last)


def _trimmed(sentence: Sentence, first: int, last: int) -> Sentence:
    """Return a part without the pause at its end and the conjunction at its beginning."""
    text = sentence.turn.text[first:last]
    last = first + len(text.rstrip(" ,;:–—"))
    opening = sentence.speech.opens("clauses.break", sentence.turn.plain[first:last])
    if opening and first > sentence.first:
        first += opening.end()
    first += len(sentence.turn.text[first:last]) - len(
        sentence.turn.text[first:last].lstrip(" ,;:–—")
    )
    return Sentence(sentence.turn, first, last)


def _is_fragment(sentence: Sentence, at: int) -> bool:
    """Whether a sentence is only an action and a date: "three calls by Friday"."""
    if len(words(sentence.text)) < FEWEST_WORDS or not has_day(sentence):
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
    if speech.search("promise.conditions", before) or speech.search(
        "promise.doubts_before", before
    ):
        return False
    if speech.leads_to("promise.supposes", before, at):
        return False
    if len(_QUOTED.findall(before)) % 2:
        return False
    negated = speech.opens("promise.negates", after) or speech.search(
        "promise.refuses", match.group()
    )
    if negated:
        return bool(speech.search("promise.still_counts", after))
    return not speech.opens("promise.no_action", after)
