"""Finds promises: a member's own first-person words about what they will do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from facilitator.domain.due import due_in
from facilitator.domain.recap import Commitment
from facilitator.domain.turns import Turn
from facilitator.engines.offline.grammar import said
from facilitator.engines.offline.words import clipped, sentences, words

_FIRM = ("i'?ll", "i will", "i'?m going to", "i am going to", "i'?m gonna", "i commit", "i promise",
         "my commitment")  # fmt: skip
_FIRMLY = said(*_FIRM)
_PROMISES = said(
    *_FIRM,
    "i'?m committing",
    "i (?:plan|intend|aim|want) to",
    "my (?:goal|action|one thing|next step|promise) (?:is|will be)",
    "we'?(?:ll| will|re going to)",
    "count on me",
    "put me down",
    "i'?m (?:calling|sending|booking|writing|meeting|talking|hiring|signing|launching|starting|"
    "finishing|blocking|doing)",
)
_NO_DEED = "fine|ok|okay|alone|honest|happy|sad|lonely|quick|brief|there|back"
_DOUBTS = said(
    rf"(?:i'?ll|i will) (?:never|be (?:{_NO_DEED})|see|say|admit|let you|have to think|"
    "tell you (?:what|why|how)|bet|give you|stop there|pass|leave it)",
    rf"i'?m going to (?:be (?:so|{_NO_DEED})|fail|lose|die|say|pass)",
    "if i",
    r"(?:i|we|it|that|this) (?:\w+ )?(?:might|would|could)",
    "maybe",
    "not sure",
    "don'?t know",
    "what (?:will i|am i)",
    "afraid",
    "worried",
)
_ASKS = re.compile(r"\?\s*$")
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_FRAGMENT = re.compile(rf"^\W*(?:mine is|to \w+|by (?:next|the|end|{_DAY}))\b", re.I)
_WHEN = said(
    rf"(?:by|before|until|this|next|on|end of)\b.*\b(?:{_DAY}|week|month|quarter|year|noon|"
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "meet|session)",
    "today",
    "tonight",
    "tomorrow",
    "my commitment",
    "i commit",
)


def in_round(turns: Sequence[Turn], held_on: date | None) -> list[Commitment]:
    """The promises of a commitment round: at most one of each turn."""
    found = []
    for turn in turns:
        best = None
        for sentence in sentences(turn):
            text = sentence.text
            promises = _PROMISES.search(text) or _FRAGMENT.search(text)
            if promises and not _doubtful(text) and len(words(text)) >= 4:
                best = best if best and _FIRMLY.search(best.text) else sentence
        if best:
            quoted = clipped(best)
            found.append(
                Commitment(
                    turn.speaker, quoted.text, (quoted.evidence,), due_in(quoted.text, held_on)
                )
            )
    return found


def in_seat(turns: Sequence[Turn], member: str, held_on: date | None) -> list[Commitment]:
    """Promises the member makes in the hot seat; only firm ones with a time count."""
    found = []
    for turn in turns:
        if turn.speaker != member:
            continue
        for sentence in sentences(turn):
            text = sentence.text
            if _FIRMLY.search(text) and not _doubtful(text) and _WHEN.search(text):
                quoted = clipped(sentence)
                found.append(
                    Commitment(
                        member, quoted.text, (quoted.evidence,), due_in(quoted.text, held_on)
                    )
                )
    return found


def _doubtful(text: str) -> bool:
    return bool(_DOUBTS.search(text) or _ASKS.search(text))
