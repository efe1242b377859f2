"""Finds promises: a member's own first-person words about what they will do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from facilitator.domain.due import due_in
from facilitator.domain.recap import Commitment
from facilitator.domain.turns import Turn
from facilitator.engines.offline.words import clipped, sentences, words

_PROMISES = re.compile(
    r"\b(?:i'?ll|i will|i'?m going to|i am going to|i'?m gonna|i commit|i'?m committing|"
    r"my commitment|i promise|i plan to|i intend to|i aim to|my (?:goal|action|one thing|next step|promise) (?:is|will be)|"
    r"we'?ll|we will|we'?re going to|count on me|put me down|i'?m (?:calling|sending|booking|"
    r"writing|meeting|talking|hiring|signing|launching|starting|finishing|blocking|doing)|i want to)\b",
    re.I,
)  # fmt: skip
_FIRMLY = re.compile(
    r"\b(?:i'?ll|i will|i'?m going to|i am going to|i'?m gonna|i commit|i promise|my commitment)\b", re.I
)  # fmt: skip
_DOUBTS = re.compile(
    r"\b(?:i'?ll (?:never|be (?:fine|ok|okay|alone|honest|happy|sad|quick|there|brief|back)|see|let you|"
    r"have to think|tell you (?:what|why|how)|say|admit|bet|give you|stop there|pass|leave it)|"
    r"i will (?:never|be (?:alone|fine|ok|okay|happy|sad|lonely)|see|say|admit)|"
    r"if i|might|would|could|maybe|not sure|don'?t know|i'?m going to (?:be (?:so|alone|lonely|honest|fine|ok)|fail|lose|die|say|pass)|"
    r"what (?:will i|am i)|afraid|worried)\b|\?\s*$",
    re.I,
)  # fmt: skip
_FRAGMENT = re.compile(r"^\W*(?:mine is|to |by (?:next|the|monday|tuesday|wednesday|thursday|friday|saturday|sunday|end|\w+day))", re.I)  # fmt: skip


def in_round(turns: Sequence[Turn], held_on: date | None) -> list[Commitment]:
    """The promises of a commitment round: at most one of each turn."""
    found = []
    for turn in turns:
        best = None
        for sentence in sentences(turn):
            text = sentence.text
            promises = _PROMISES.search(text) or _FRAGMENT.search(text)
            if promises and not _DOUBTS.search(text) and len(words(text)) >= 4:
                best = best if best and _FIRMLY.search(best.text) else sentence
        if best:
            said = clipped(best)
            found.append(
                Commitment(turn.speaker, said.text, (said.evidence,), due_in(said.text, held_on))
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
            if _FIRMLY.search(text) and not _DOUBTS.search(text) and _WHEN.search(text):
                said = clipped(sentence)
                found.append(
                    Commitment(member, said.text, (said.evidence,), due_in(said.text, held_on))
                )
    return found


_WHEN = re.compile(
    r"\b(?:by|before|until|this|next|on|end of|tomorrow|tonight|today)\b.*\b(?:\w+day|week|month|"
    r"quarter|year|tomorrow|tonight|noon|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|meet|session)\b|\b(?:tomorrow|tonight|my commitment|i commit)\b",
    re.I,
)
