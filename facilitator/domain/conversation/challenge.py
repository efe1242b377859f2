"""Finds the challenge of a hot seat, in the member's own words."""

from __future__ import annotations

from facilitator.domain.conversation.small_talk import is_about_the_call
from facilitator.domain.conversation.speech import speech_of
from facilitator.domain.conversation.turn_taking import Seat, self_focus
from facilitator.domain.conversation.words import Sentence, clipped, content_of, sentences, words
from facilitator.domain.recaps.recap import Challenge
from facilitator.domain.sessions.turns import Turn

TEXT_WORDS, LABEL_WORDS = 34, 9
OPENING_WORDS = 40  # after so many words of the member, the rest are answers to peers
LATER = 1.2
STATEMENT_WORDS = 30
MOST_SENTENCES = 60  # of the member; by then the challenge has been stated


def states_problem(turn: Turn) -> bool:
    """Whether a turn is long enough to open a hot seat and says what its speaker wants to know."""
    speech = speech_of(turn.language)
    return (
        turn.text.count(" ") >= STATEMENT_WORDS
        and self_focus(turn.plain, speech) >= 0.5
        and bool(
            speech.search("challenge.wants", turn.plain)
            or speech.search("challenge.names_it", turn.plain)
        )
    )


def challenge_of(seat: Seat) -> Challenge | None:
    """Return the challenge of a hot seat; None if the member said nothing."""
    said_by_member = [
        s for turn in seat.turns if turn.speaker == seat.member for s in sentences(turn)
    ]
    parts = [s for s in said_by_member if words(s.text)][:MOST_SENTENCES]
    if not parts:
        return None
    opening = _opening(seat)
    ranked = sorted(
        range(len(parts)),
        key=lambda n: -_weight(parts[n]) + (0 if parts[n].turn in opening else LATER),
    )
    quote = clipped(_with_neighbour(parts, ranked[0]), TEXT_WORDS)
    return Challenge(quote.text, (quote.evidence,))


def _opening(seat: Seat) -> list[Turn]:
    """Return the member's turns before the others begin to answer."""
    turns: list[Turn] = []
    for turn in seat.turns:
        if turn.speaker == seat.member:
            turns.append(turn)
        elif sum(len(t.text.split()) for t in turns) >= OPENING_WORDS:
            break
    return turns


def _weight(sentence: Sentence) -> float:
    """Score how clearly a sentence states a problem or asks what to do."""
    plain, speech = sentence.plain, sentence.speech
    counted = len(content_of(sentence))
    points = 1.6 * bool(speech.search("challenge.names_it", plain))
    points += 1.4 * bool(speech.search("challenge.wants", plain))
    points += 0.7 * bool(speech.search("challenge.trouble", plain))
    points += 0.5 * self_focus(plain, speech) + min(counted, 8) / 8
    points -= 1.2 * bool(speech.search("challenge.tried", plain))
    points -= 1.0 * bool(speech.opens("challenge.supposes", plain))
    points -= 0.5 * bool(speech.search("challenge.courteous", plain))
    points -= 0.4 * _refers_back(sentence)
    return points - 2.0 * is_about_the_call(plain, speech)


def _refers_back(sentence: Sentence) -> bool:
    """Whether a sentence begins or ends with a word like "it", which stands for another."""
    speech, plain = sentence.speech, sentence.plain
    return bool(speech.opens("challenge.refers_back", plain)) or speech.leads_to(
        "challenge.refers_back_at_end", plain, len(plain)
    )


def _with_neighbour(parts: list[Sentence], number: int) -> Sentence:
    """Return the sentence, with its neighbour in the turn if it cannot stand alone."""
    chosen = parts[number]
    before = parts[number - 1] if number else None
    after = parts[number + 1] if number + 1 < len(parts) else None
    is_label = _is_label(chosen)
    if after and after.turn is chosen.turn and is_label:
        return _joined(chosen, after)  # "Mine is about a person."
    if before and before.turn is chosen.turn and (is_label or _leans_back(chosen)):
        return _joined(before, chosen)  # "I don't know how to tell him."
    return chosen


def _leans_back(sentence: Sentence) -> bool:
    """Whether a sentence cannot be understood without the previous one."""
    goes_on = sentence.speech.opens("challenge.goes_on", sentence.plain)
    return bool(goes_on and len(content_of(sentence)) < 4) or _refers_back(sentence)


def _is_label(sentence: Sentence) -> bool:
    """Whether a sentence only announces a problem and does not say what it is."""
    count = len(content_of(sentence))
    announces = sentence.speech.search("challenge.labels", sentence.plain)
    few = len(words(sentence.text)) < LABEL_WORDS
    return few and (count < 2 or bool(announces and count < 4))


def _joined(first: Sentence, last: Sentence) -> Sentence:
    both = Sentence(first.turn, first.first, last.last)
    if len(words(both.text)) <= TEXT_WORDS:
        return both
    return max(first, last, key=_weight)
