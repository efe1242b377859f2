"""Patterns of how a moderator closes a hot seat, opens a round and asks for commitments.

They are matched on a sentence as `handovers.mark_names` returns it.
"""

from __future__ import annotations

from facilitator.domain.conversation.vocabulary import phrases

CLOSES = phrases(
    "thanks?|thank you|thankyou|appreciate",
    "paus(?:e|ing)(?: here| there)?|stop (?:there|here)|leave it (?:there|here|at that)",
    "wrap(?:ping)?(?: this| it| up)?|time'?s up|time is up|that'?s time|at time|out of time",
    "(?:great|good|excellent|wonderful|lovely|brilliant) (?:discussion|session|work|input|stuff"
    "|job)",
    "(?:well|beautifully|nicely) done",
    r"^\W*(?:okay |ok |so )?(?:time|boom|very good|good|great|wonderful|excellent|brilliant"
    r"|terrific|lovely)\W*$",
)
_EVERYBODY = phrases(
    "everybody(?:'s)?|everyone(?:'s)?|anybody|folks|each of (?:you|us)|all of (?:you|us)|you all",
    "y'all|we all|us all|we each|you each|from each|each (?:person|one)|per person|apiece",
    r"each\W*$|the group|who hasn'?t|who(?:'s| is|s)? do(?:es|ing) what",
    "(?:say|tell us) what you(?:'ll| will|'re| are going to) do",
)
_ROUND = phrases(
    "(?:last|final|first|closing|opening|quick|another|short|word|warm-?up) round",
    "(?:closing|opening|final|check-?(?:in|out)) (?:round|circle|go-round|lap)",
    "round of|whip round|round robin|icebreaker|warm ?up|check[- ](?:in|out)",
    "a?round (?:the (?:room|table|circle|group)|to|and|with)|go(?:ing)? a?round",
    r"(?:one|a|an|your) \w+(?: \w+)? (?:each|from (?:each|every\w+|all)|per person)",
    r"(?:one|a) (?:word|sentence|line|number|colou?r|image) (?:to|about|for|on|of) \w+",
    r"(?:commitments|takeaways|take-aways|intentions|promises|actions|wins)\b(?! (?:from|of|that))",
    "before (?:we|the|our) (?:dive|begin|start|meet|close|closing|go|finish|leave|wrap|drop|end"
    "|part|break|hang)",
    "(?:that's|that is) (?:it|us|all)|at the end|to (?:close|finish|end)|nearly out of time",
    "(?:let us|let's) (?:close|end|finish)",
)
# A round within a hot seat: everybody asks or answers the member in it.
_ROUND_IN_SEAT = phrases(
    "questions?|experiences?|ideas?|suggestions?|advice|feedback|thoughts?|solutions?|reactions?",
    "shares?|hypothes[ei]s|from your own li(?:fe|ves)",
)
_ASKS_FOR_DEEDS = phrases(
    "commit(?:ment|ments|ted|ting)?|promises?|pledges?|actions?|deeds?|intentions?|homework",
    "by when|until when|who(?:'s| is|s)? do(?:es|ing) what|what you(?:'ll| will) do|to-?dos?",
    r"is there a step|next (?:\w+ )?steps?|resol(?:ved?|utions?)",
    r"(?:will|are|would) (?:you|we|they|every\w+|each \w+)(?: all| each)? (?:going to |gonna )?"
    "(?:do|doing|have done|taking on|take on|commit|try|change)",
    "going to do|gonna do|doing before|do (?:before|until|by)|we (?:each|all) do",
    "take-?aways?|taking (?:away|on|home|with|from)|take (?:away|home)",
    r"(?:one|first) thing (?:for|you|we|they|that|each|to do)",
    "(?:before|until) (?:we|our|the) (?:next|meet)|until we",
    "(?:for|by|before|until) (?:the )?next (?:month|time|session|week|meeting|one)",
)
_LOOKS_BACK = phrases(
    r"since (?:last|our|we)|last (?:month|time|week|session)|from (?:last|the last|\w+uary)",
    "made you|happened|best thing|did you (?:do|keep)",
)
LEADS = phrases(
    "welcome(?: back)?|agenda|confidential(?:ity)?|ground rules?|timekeeper|check-?in|hot seats?",
    "see you (?:all|in|next)|thanks? (?:you )?(?:all|everyone|everybody)",
    "what(?: is|'s) said|shared here",
)

# Questions whether everybody is present and ready, which open no round.
_MAKES_SURE = phrases(
    "(?:hear|see) (?:me|us|my)",
    "(?:every\\w+|you all|all) (?:back|here|there|ready|good|okay|ok|well)",
)


# A closing round that asks for something else.
_ASKS_FOR_WORDS = phrases(
    "(?:one|a) (?:word|sentence|number|feeling)|how (?:are|do|did|was)|feel(?:ing)?|rate",
    r"celebrat\w+",
    "grat(?:eful|itude)|thankful|lik(?:ed?|ing)|learn(?:ed|t)?|highlights?|plus|enjoyed|proud|wins?",
)


def asks_for_words(plain: str) -> bool:
    """Whether a round asks how it was, or for a word, and not for commitments."""
    return bool(_ASKS_FOR_WORDS.search(plain))


def asks_for_commitments(plain: str) -> bool:
    """Whether a sentence asks what somebody or everybody will do, not what they did."""
    return bool(_ASKS_FOR_DEEDS.search(plain)) and not _LOOKS_BACK.search(plain)


def opens_round(plain: str) -> bool:
    """Whether a sentence asks everybody, and is not about the member in the hot seat."""
    if _MAKES_SURE.search(plain):
        return False
    to_all = _EVERYBODY.search(plain) and ("?" in plain or _ASKS_FOR_DEEDS.search(plain))
    return bool(to_all or _ROUND.search(plain)) and not _ROUND_IN_SEAT.search(plain)
