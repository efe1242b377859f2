"""Distinguishes questions that reframe a problem from questions that only ask for facts."""

from __future__ import annotations

import re

from facilitator.domain.conversation.vocabulary import phrases

ASKS = re.compile(
    r"^\W*(?:(?:and|so|but|well|hm+|um)\W+)*(?:what|who|how|which|when|if|could|is)\b", re.I
)
REFRAMES = phrases(
    "what (?:would|could) (?:have to|need to|has to) (?:be|happen|change)(?: true)?",
    "what if|(?:who|what) (?:is|are|will) (?:you|he|she|they) (?:going to )?be",
    r"(?:who|what|where|how) (?:would|are|will|could) you (?:\w+ )?(?:be|do|feel|choose|say|tell"
    r"|want|make|decide|stop|keep|give up|miss)?\b[^?]{0,40} (?:if|when|without|once|had)",
    r"if [^?]{3,80}(?:,| what| who| which| would| how| where)[^?]{0,12}"
    r" (?:would|could|do|does|are|is|will)\b",
    "what(?:'s| is|s)? (?:it )?(?:\\w+ )?(?:stops?|stopping|keeps?|keeping|holds?|holding"
    "|prevents?|preventing|driving|missing|underneath|behind|beneath)",
    "what (?:is it|are you|were you) (?:that )?(?:you )?(?:\\w+ )?(?:really|actually|most|truly"
    "|so|afraid|scared|protecting|avoiding|hiding|pretending|defending|holding|hate|love|fear"
    "|want|waiting|trying to (?:prove|protect|avoid))",
    "what (?:do|does|did) (?:you|he|she|they|we) (?:\\w+ )?(?:really|actually"
    "|think (?:\\w+ )?(?:really|already|they|he|she|you))",
    "what would (?:\\w+ ){1,4}(?:say|said|think|tell|told|want|do|look like|notice|need|make you"
    "|cost you not)",
    "what(?:'s| is) the (?:\\w+est|worst|best|real|first|one) (?:\\w+ )*(?:you|that|here|about)",
    r"(?:what|which|who) (?:\w+ ){1,4}would (?:make|let|help|be|have|you)",
    "(?:could|might|can) (?:there|it|this|that) (?:also )?be",
    "is it (?:really|actually|possible|true)|is this (?:really|actually)",
    "when did you last|when was the last time|what else (?:could|might|would|is)",
    r"whose \w+ is (?:it|that|this)|which (?:of|one)\b[^?]{0,60}\b(?:can'?t|won'?t|would|do you)",
    "who (?:\\w+ ){0,4}would (?:be|like|love|want|you)",
    "what (?:number|day|sign|result|moment|sentence|answer)s? would",
    "imagine (?:that |it |you )|suppose (?:that |it |you )|picture (?:it|yourself)",
)
REFRAMES_BY_STATING = phrases(
    "maybe the (?:real )?(?:question|problem|issue)",
    "perhaps the (?:real )?(?:question|problem|issue)",
    "the (?:real )?(?:question|problem|issue) (?:is|may be|might be|isn'?t)(?: not)?",
)
POLITE_OR_FACTUAL = phrases(
    "how (?:much|many|long|old|often|big|far|late)",
    "would you (?:mind|like|say|please)",
    "what would (?:they|it|that|this|he|she|you) (?:cost|pay|be doing)",
    "what time|which day",
)


def reframes(text: str) -> bool:
    """Whether a sentence reframes the problem: "what if", "what would have to be true"."""
    if REFRAMES_BY_STATING.search(text):
        return True
    asks = "?" in text or bool(ASKS.match(text))
    return asks and bool(REFRAMES.search(text)) and not POLITE_OR_FACTUAL.search(text)
