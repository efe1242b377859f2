"""Recognises expressions of time; `domain/recaps/due.py` reads the date from them."""

from __future__ import annotations

from facilitator.domain.conversation.vocabulary import any_of, phrases

_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_TIMES = any_of("""
    weekend week month quarter year fortnight noon midday morning evening afternoon night month-end
    january february march april june july august september october november december
    easter christmas spring summer autumn fall ramadan diwali eid thanksgiving
""")
_BY = any_of("by before until till on this next from every each for after in come the of")
_THE = "(?:the|this|next|coming|my|our|new|end of|middle of)"
_NTH = r"\d+(?:st|nd|rd|th)|\w+(?:teenth|tieth)|(?:twenty|thirty)-(?:first|second|third|\w+th)"
_WHEN = phrases(
    rf"(?:{_BY}) (?:{_THE} )*(?:{_DAY}s?|{_TIMES})|{_DAY}|tomorrow|today|tonight|daily",
    rf"(?:by|before|on|until|till) (?:the )?(?:{_NTH}|first|second|third|\w+th|end|close)|{_NTH}",
    "(?:before|by|until|till|for|at|next) (?:we |the |our |i )?(?:next )?(?:meet|session|meeting"
    "|call|time|one|gathering)",
    r"by (?:the|my|our) (?!way|side|hour|book|phone|window|door|time\b)\w+",
    r"(?:before|until|till) (?:i|we|he|she|they) \w+|first thing|the day after|by then|later today",
    r"straight (?:away|after)|right after|immediately|within \w+ \w+|(?:in|over) the next \w+",
    r"in \w+ (?:days?|weeks?|months?)|after (?:this|the) call|may \d+|\d+ may",
)


def has_deadline(text: str, language: str = "") -> bool:
    """Whether a sentence says by when, in any words."""
    return bool(_WHEN.search(text))
