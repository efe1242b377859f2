"""Finds the challenge: the member's own words for what is wrong and what they want."""

from __future__ import annotations

import re

from facilitator.domain.recap import Challenge
from facilitator.engines.offline.seats import Seat, lean
from facilitator.engines.offline.words import Sentence, clipped, sentences, words

_WANTS = re.compile(
    r"\b(?:how (?:do|can|should|would) (?:i|we)|what (?:should|can|do|would) (?:i|we)|"
    r"should (?:i|we)|(?:i|we) (?:need|want|don'?t know|can'?t|cannot|struggle|keep|am stuck|feel)|"
    r"my (?:challenge|problem|question|issue|dilemma)|i'?m (?:struggling|stuck|worried|not sure|"
    r"afraid|torn|losing)|(?:help|advice|ideas?|suggestions?) (?:on|with|from|about|to))\b",
    re.I,
)
_NAMES_IT = re.compile(
    r"\b(?:my|our) (?:\w+ )?(?:challenge|problem|question|issue|dilemma) "
    r"(?:is|was|here is|today is)\b"
    r"|\bwhat i (?:brought|bring|need from you)\b",
    re.I,
)
_TROUBLE = re.compile(
    r"\b(?:problem|struggl\w+|stuck|los(?:e|ing|t)|fail\w*|leav(?:e|es|ing)|left|worr\w+|afraid|"
    r"difficult|hard|stress\w*|anxi\w+|nervous|depress\w+|can'?t|cannot|"
    r"not (?:enough|sure|working)|never|conflict|fight\w*|behind|quit\w*|broke\w*|churn\w*|"
    r"late|too (?:much|many|few))\b",
    re.I,
)
TEXT_WORDS = 30


def challenge_of(seat: Seat) -> Challenge | None:
    """What the member brought; None where they hardly said anything themselves."""
    own = [t for t in seat.turns if t.speaker == seat.member]
    said = [s for turn in own for s in sentences(turn) if len(words(s.text)) >= 5]
    if not said:
        said = [s for turn in own for s in sentences(turn) if words(s.text)]
    if not said:
        return None
    span = max(seat.end - seat.start, 1.0)
    ranked = sorted(said, key=lambda s: -_weight(s, (s.turn.start - seat.start) / span))
    first = clipped(ranked[0], TEXT_WORDS)
    return Challenge(first.text, (first.evidence,))


def _weight(sentence: Sentence, place: float) -> float:
    text = sentence.text
    count = len(words(text))
    points = 1.2 * bool(_WANTS.search(text)) + 1.0 * bool(_TROUBLE.search(text))
    points += 1.2 * bool(_NAMES_IT.search(text))
    points += 0.6 * lean(text) + min(count, 25) / 25
    return points - 2.0 * max(0.0, place - 0.15)
