"""Recognises stories of a speaker's own experience."""

from __future__ import annotations

import re

from facilitator.domain.conversation.vocabulary import PAST, phrases

_HOW = (
    r"(?: (?:also|just|once|only|even|finally|then|simply|actually|always|both|all|still|never))?"
)
_MINE = re.compile(rf"\b(?:i|we){_HOW} ({PAST})\b", re.I)
_WHOEVER = r"(?:he|she|they|it|that|(?:my|our|the|one) (?:\w+ )??\w+|what \w+|who|which)"
_OTHERS = re.compile(rf"\b{_WHOEVER}{_HOW} ({PAST})\b", re.I)
# Past forms of being, feeling and speaking, which count as half an action.
_HALF_ACTIONS = frozenset("""
was were had thought said felt knew meant heard saw wanted needed liked loved hated hoped wished
guessed forgot missed agreed understood asked read helped happened seemed
""".split())  # fmt: skip
# Signs that a story is told as a parallel to the challenge.
_PARALLELS = (
    phrases(
        "(?:the|that|this|very|exact) (?:very |exact )?(?:same|mistake|boat|place|problem|situation"
        "|fear|trouble|story|hole)",
        "same (?:thing|here|story|with)|(?:was|were) (?:just )?like that",
    ),
    phrases(
        r"when (?:i|we)|when (?:my|our|the) \w+|before (?:i|we)|the day (?:i|we)|after (?:i|we)"
    ),
    phrases(
        r"in (?:my|our) \w+|with (?:us|me)|for (?:us|me)|ours|mine was",
    ),
    phrases(
        "(?:years?|months?|winters?|summers?) (?:ago|back|later)|once|back then|at the time",
        r"(?:last|that) (?:year|summer|winter|spring|autumn|fall)|(?:my|our) first \w+",
    ),
    phrases(
        "(?:happened|happens) to (?:me|us)|(?:it|that) worked",
        "(?:helped|worked for|saved|taught|cost|showed|gave|changed) (?:me|us)",
    ),
    phrases(
        "(?:i|we) (?:went|lived|got|came) through|what (?:i|we) did|what (?:helped|worked|saved)",
        "the only thing that|(?:i|we) (?:regret|learn)",
    ),
    phrases("(?:i|we) (?:had|did) (?:that|this|it|the same|one|a|an|two)"),
    phrases(r"(?:my|our) (?:\w+ )?\w+ (?:was|did|had|went|gave|took|left|lost|wanted)"),
)
_ABOUT_THE_TALK = phrases(
    "(?:i|we) (?:missed|lost you|got (?:cut|kicked)|(?:did not|didn'?t) (?:hear|catch|get))",
    "i (?:was (?:on mute|going to (?:say|ask))|wanted to (?:ask|say|add|know)|just wanted|meant"
    "|said (?:that|keep|so)|asked (?:you|because|about))",
    "you (?:said|mentioned|told)",
)
FEWEST_WORDS = 8


def is_story(text: str) -> bool:
    """Whether a passage tells an experience of its speaker."""
    return points(text) > 0


def points(text: str) -> float:
    """Return points for a turn as a story, by its past actions and signs of a parallel; or 0."""
    if text.count(" ") + 1 < FEWEST_WORDS or text.rstrip().endswith("?"):
        return 0.0
    mine, others = _actions(_MINE, text), _actions(_OTHERS, text)
    if mine + others / 2 < 0.75 or _ABOUT_THE_TALK.search(text):
        return 0.0
    if _signs(text) + (others >= 2) >= (1 if mine else 2):
        return 1.3
    return 1.1 if mine >= 2 else 0.0


def share(text: str) -> float:
    """Return how much a sentence contributes to the story, 0 to 1."""
    return min(
        1.0, 0.7 * _actions(_MINE, text) + 0.35 * _actions(_OTHERS, text) + 0.35 * _signs(text)
    )


def _actions(pattern: re.Pattern[str], text: str) -> float:
    return sum(0.5 if m[1].lower() in _HALF_ACTIONS else 1.0 for m in pattern.finditer(text))


def _signs(text: str) -> int:
    return sum(bool(sign.search(text)) for sign in _PARALLELS)
