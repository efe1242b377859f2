"""Finds the challenge of a hot seat, in the member's own words."""

from __future__ import annotations

import re

from facilitator.domain.conversation.small_talk import is_about_the_call
from facilitator.domain.conversation.turn_taking import Seat, self_focus
from facilitator.domain.conversation.vocabulary import phrases
from facilitator.domain.conversation.words import Sentence, clipped, sentences, words
from facilitator.domain.language.english import content_words
from facilitator.domain.recaps.recap import Challenge
from facilitator.domain.sessions.turns import Turn

TEXT_WORDS, LABEL_WORDS = 34, 9
OPENING_WORDS = 40  # after so many words of the member, the rest are answers to peers
LATER = 1.2
STATEMENT_WORDS = 30
MOST_SENTENCES = 60  # of the member; by then the challenge has been stated

_NAMES_IT = phrases(
    r"(?:my|our|the) (?:\w+ )?(?:challenge|problem|question|issue|dilemma|trouble|struggle|worry"
    r"|matter|difficulty)(?:'s| is| was| here| today| for (?:you|the group))",
    r"(?:what|all) i (?:brought|bring|need|want|would like|'d like|am looking for)(?: from you)?",
    "(?:mine|my thing)(?:'s| is)",
)
_LABELS = phrases(_NAMES_IT.pattern, "(?:it's|its|it is) (?:about |with )?my")
_WANTS = phrases(
    "(?:i|we)(?: really| honestly| just| still)? (?:don'?t|do not) (?:know|understand|see) (?:how"
    "|whether|if|what|who|which|when|why)",
    "(?:i|we)(?: really| just)? (?:can'?t|cannot|can not) (?:decide|choose|tell|work out|figure)",
    "how (?:do|can|should|would|shall|am) (?:i|we)|(?:should|shall) (?:i|we)|what (?:do|should"
    "|can) (?:i|we)",
    r"(?:i|we) (?:need|want|am looking for) (?!an? \w+ (?:idea|opinion)|help|ideas|advice)\w+",
    "whether (?:i|we|to)|how to|not (?:sure|certain)",
    "(?:help|advice|ideas?|suggestions?) (?:on|with|from|about|to)",
    "i(?:'m| am|m) (?:torn|stuck|struggling|undecided|lost|at a loss"
    "|going (?:a?round )?in circles)",
)
_TROUBLE = phrases(
    "problem|struggl(?:e|es|ed|ing)|stuck|los(?:e|es|ing|t)|fail(?:s|ed|ing|ure)?|leav(?:e|es"
    "|ing)|left",
    "quit(?:s|ting)?|resign(?:s|ed|ing)?|worr(?:y|ies|ied)|afraid|scared|ashamed|frighten(?:s|ed)"
    "|fear",
    "difficult|hard|stress(?:ed|ful)?|anxi(?:ous|ety)|nervous|depress(?:ed|ion|ing)|exhausted"
    "|tired|sick",
    "conflict|fight(?:s|ing)?|behind|broke|late|never|nobody|too (?:much|many|few|little)|out of",
    "(?:ca|could|wo|would|does|do|did|is|are|has|have)n'?t|cannot|not|refuse[sd]?|instead of"
    "|without",
    "bad|wrong|awful|terrible|worse|worst|angry|furious|unhappy|threat(?:en(?:s|ed)?)?|complain(?:s|ed)?",
    "but|although|even though",
)
_TRIED = phrases(
    "(?:i|we)(?:'ve| have|ve)?(?: also| already| even| just)? (?:tried|talked|spoken|asked|called"
    "|read|looked|written|offered)",
    "neither|nothing (?:works|worked|helped|helps|stuck|changed)|so far",
)
_SUPPOSES = re.compile(
    r"^\W*(?:(?:and|but|so|because|well|yeah|um|uh)\W+)*(?:if|when|whenever|once)\b", re.I
)
_COURTEOUS = phrases(
    "thanks?|thank you|hello|hi|good (?:morning|evening|afternoon)|sorry|you(?:'re| are)|your"
)
_GOES_ON = re.compile(r"^\W*(?:and|but|so|because|or)\b", re.I)
_LEANS_BACK = re.compile(
    r"^\W*(?:(?:and|but|so|well|yeah|um|uh|because)\W+)*(?:he|she|they|it|that|this|those|these"
    r"|which)(?:'s)?\b|\b(?:it|them|him|her|that|this)\W*$",
    re.I,
)


def states_problem(text: str) -> bool:
    """Whether a turn is long enough to open a hot seat and says what its speaker wants to know."""
    return (
        text.count(" ") >= STATEMENT_WORDS
        and self_focus(text) >= 0.5
        and bool(_WANTS.search(text) or _NAMES_IT.search(text))
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
        key=lambda n: -_weight(parts[n].text) + (0 if parts[n].turn in opening else LATER),
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


def _weight(text: str) -> float:
    """Score how clearly a sentence states a problem or asks what to do."""
    counted = len(content_words(words(text)))
    points = 1.6 * bool(_NAMES_IT.search(text)) + 1.4 * bool(_WANTS.search(text))
    points += 0.7 * bool(_TROUBLE.search(text)) + 0.5 * self_focus(text) + min(counted, 8) / 8
    points -= 1.2 * bool(_TRIED.search(text)) + 1.0 * bool(_SUPPOSES.match(text))
    points -= 0.5 * bool(_COURTEOUS.search(text)) + 0.4 * bool(_LEANS_BACK.search(text))
    return points - 2.0 * is_about_the_call(text)


def _with_neighbour(parts: list[Sentence], number: int) -> Sentence:
    """Return the sentence, with its neighbour in the turn if it cannot stand alone."""
    chosen = parts[number]
    before = parts[number - 1] if number else None
    after = parts[number + 1] if number + 1 < len(parts) else None
    is_label = _is_label(chosen.text)
    if after and after.turn is chosen.turn and is_label:
        return _joined(chosen, after)  # "Mine is about a person."
    if before and before.turn is chosen.turn and (is_label or _leans_back(chosen.text)):
        return _joined(before, chosen)  # "I don't know how to tell him."
    return chosen


def _leans_back(text: str) -> bool:
    """Whether a sentence cannot be understood without the previous one."""
    goes_on = _GOES_ON.match(text) and len(content_words(words(text))) < 4
    return bool(goes_on or _LEANS_BACK.search(text))


def _is_label(text: str) -> bool:
    """Whether a sentence only announces a problem and does not say what it is."""
    spoken = words(text)
    count = len(content_words(spoken))
    return len(spoken) < LABEL_WORDS and (count < 2 or bool(_LABELS.search(text) and count < 4))


def _joined(first: Sentence, last: Sentence) -> Sentence:
    both = Sentence(first.turn, first.first, last.last)
    if len(words(both.text)) <= TEXT_WORDS:
        return both
    return max(first, last, key=lambda s: _weight(s.text))
