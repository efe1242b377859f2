"""Patterns of English with which people make an offer, or only sympathise or ask.

Each is a phrase pattern with its weight. They cover mood and modality, not any subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import Pattern

from facilitator.domain.conversation.vocabulary import PARTICIPLE, any_of, phrases

Weighted = tuple[Pattern[str], float]


def weighted(weight: float, *alternatives: str) -> Weighted:
    """Make a phrase pattern with its weight."""
    return phrases(*alternatives), weight


_HOW = (
    "(?:also|just|maybe|perhaps|always|even|simply|first|definitely|probably|actually|still|then)"
)
# What may follow "you could" or "I would" without being an action.
_NO_DEED = (
    "be (?:so|very|too|right|surprised|sure|able|fine|ok|okay)|end up|say (?:that|so|it)"
    "|tell (?:me|us)|like to (?:know|hear|ask)|think so|share (?:more|a bit)|never|"
    + any_of("feel see hear know imagine understand believe seem love hate guess mean bet wonder")
    + "|appreciate|repeat|explain"
    rf"|(?:(?:never|also|always|just) )?have (?:\w+ly )?(?:{PARTICIPLE})"
)
_MUST = (
    r"(?:could|should|shouldn'?t|ought to|must|mustn'?t|needn'?t|need (?:to|an?|some|somebody"
    r"|someone|more)|have (?:got )?to|(?:'d |had )?better|would do well to|want to be|(?:will"
    r"|'ll) (?:need|want|have) to|(?:might|may)(?: \w+)? want to|'?d want to|might as well|might"
    r"|may|don'?t (?:have|need|want) to)"
)
_DONE_BEFORE = (
    "tried|considered|thought (?:about|of)|looked (?:at|into)|talked to|spoken (?:to|with) (?:an?"
    "|any)|asked|reached out|checked|discussed|explored|told|sought|worked out|written down"
    "|weighed|listed|mapped|calculated|tested|offered|explained|done anything"
)
OFFERS: tuple[Weighted, ...] = (
    weighted(1.5, rf"you(?: {_HOW})? ?{_MUST}(?: {_HOW})? (?!{_NO_DEED})(?:be )?\w+"),
    weighted(0.9, rf"you can(?: {_HOW})? (?!{_NO_DEED})\w+"),
    weighted(
        1.3,
        rf"(?:have|did|had) you (?:(?:ever|already|also|yet) )*(?:{_DONE_BEFORE})",
        "(?:did|do) you ever (?:try|think|consider|ask)|would you (?:ever|consider|not)",
        "(?:would|could|ca)n'?t you",
    ),
    weighted(
        1.0,
        r"(?:could|can|are) you (?:\w+ )?(?:able|willing|open) to",
        rf"could you(?: {_HOW})? (?!{_NO_DEED}|say|tell|explain|repeat|share|give|describe"
        rf"|speak)\w+",
        "do you think (?:you could|it (?:would|might) (?:help|be))",
        "i(?:'m| am)? wonder(?:ing)? (?:if|whether|what would)",
    ),
    weighted(
        1.2,
        r"^\W*(?:(?:and|but|so|or) )?if you [^,?]{5,80}\?",
        "why not|why don'?t you|(?:how|what) about(?! you| the rest)|what if",
        "is there (?:any way|a way|a chance|someone|somebody|anyone|anybody)(?! .{0,20}want)",
    ),
    weighted(
        1.2,
        "if (?:i|it) were|in your (?:shoes|place|position|case|situation)",
        rf"i(?:'d| would|'d have| would have)(?: {_HOW}| rather)? (?!{_NO_DEED}|rather not|been"
        r"|(?:say|think|like|be|come)\b|have been)\w+",
        "what (?:helped|worked|saved)(?: for)? (?:me|us)",
    ),
    weighted(
        1.3,
        r"(?:i|i'd|i would|would) (?:\w+ )?(?:recommend|suggest|advise|encourage|urge|propose)",
        "(?:can|could|may|might) i (?:recommend|suggest|propose)",
        r"(?:my|one|a|another) (?:\w+ )?(?:advice|suggestion|recommendation|proposal)",
    ),
    weighted(
        1.0,
        "(?:one|another|the other|a) (?:possibility|option|way|idea|approach|alternative|thing"
        "|trick)"
        r"(?: \w+){0,3} (?:is|would be|might be|could be|to|for)",
        "the (?:key|trick|secret|(?:main|important|only|best) thing) (?:is|was)|good idea to",
        "first step|first thing (?:i'd|you|to)|best (?:way|bet|to|approach|option|thing)",
        "important (?:to|that)",
        "better (?:to|off|if)|a good (?:way|place|start|time)|worth (?:\\w+ing|a|the)",
        "would(?:n'?t)? (?:it )?be (?:best|good|better|wise|smart|useful|helpful|worth)",
    ),
    weighted(
        0.8,
        r"(?:it|that|this|which|they|these|those|\w+ing)(?: \w+)? "
        r"(?:can|could|may|might|will|would|should|'ll)(?: \w+)? (?:help|work|make|give|ease|save"
        "|benefit|show|tell|get|take|change|be (?:good|great|useful|helpful|worth|a good))",
        "helps? (?:to|you|people|with)|(?:is|be|are) (?:very |really )?helpful",
    ),
    weighted(
        0.6,
        r"there(?:'s| is| are|s)(?: always| also)? (?:an?|some|many|lots|plenty|several|other"
        r"|another|this|one|good|great|\w+s)",
    ),
    weighted(
        0.5,
        "try(?:ing)?|make sure|be sure to|keep in mind|focus on|start (?:by|with)|look (?:into"
        "|for)",
        "reach out|get (?:some|help)|take (?:some|your|the) time|talk(?:ing)? to",
        "find (?:an?|some|someone|somebody|something|other)",
    ),
    weighted(
        0.4,
        "maybe|perhaps|possibly|alternatively|otherwise|instead(?: of)?|rather than",
        "another (?:way|option|idea|thing)|or (?:you|even|just|else)",
    ),
)

SYMPATHISES: tuple[Weighted, ...] = (
    weighted(
        0.9, "(?:i'?m|i am)(?: so| very| really| truly)? (?:sorry|proud|(?:happy|glad)(?! to))"
    ),
    weighted(
        0.6,
        "(?:it|that|this|everything|you|things)(?: just| really| all)? (?:sounds?|seems?|looks?) "
        r"(?:like|as if|as though|very|so|really|\w+ing)",
        "must be|must have been|my heart",
    ),
    weighted(
        0.5, "i (?:understand|see|hear|know how|get it|can (?:see|imagine|understand|tell|relate))"
    ),
    weighted(
        1.1,
        "you(?:'re| are) welcome|thanks?|good luck|take care|how are you|hello|bye",
        "good (?:morning|evening|afternoon|night)|have a (?:good|great|nice|lovely)",
    ),
    weighted(
        1.5,
        "(?:would|do|did) you (?:like|mind|want)|(?:can|may|could|shall|should|how can) i (?:help"
        "|ask|be)",
        "can you (?:tell|explain|share|elaborate|say|describe|give me|talk|repeat|help me)",
        r"(?:any|some)thing (?:\w+ )?you(?:'d| would)? (?:want|like|need|wish)",
    ),
    weighted(
        1.0,
        "you (?:must|may|might|would|can|will|'ll) (?:be (?:fine|ok|okay|feeling|so)|feel"
        "|have (?:been|felt)|get through|do (?:it|this))",
        "you(?:'re| are) (?:not alone|doing (?:great|well|fine))",
    ),
    weighted(
        0.9,
        "hopefully|(?:i|we|let's) (?:really |do |just )?hope|i (?:wish|bet|doubt)",
        "i(?:'m| am) sure (?:you|it|that|they|he|she)",
    ),
)

# Questions about facts: to understand, not to offer something.
CLARIFIES: Pattern[str] = re.compile(
    r"^\W*(?:(?:and|so|but|ok|okay|well|yes|yeah|oh|sorry|hm+|um|now|then)\W+)*"
    r"(?:since when|in what|for how|by when|to whom|at what|"
    + any_of("""
        what when where who which whose why how is are was were does do did has have had
    """)
    + r")\b.*\?",
    re.I | re.S,
)  # fmt: skip
ADVISES = phrases(
    "you (?:should|could|can|might|need to|must|ought)|i(?:'d| would)|try|have you|recommend"
    "|suggest"
)
AS_ONESELF = phrases("i(?:'d| would)(?! like| love| want| say)|if i were you|what i did")


def weigh(text: str, ways: Iterable[Weighted]) -> float:
    """Return the sum of the weights of all patterns found in a sentence."""
    return sum(weight for pattern, weight in ways if pattern.search(text))
