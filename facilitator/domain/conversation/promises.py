"""Recognises promises by grammar: first person, an action, no doubt and no quoted speech."""

from __future__ import annotations

import re

from facilitator.domain.conversation.deadlines import has_deadline
from facilitator.domain.conversation.vocabulary import any_of, phrases
from facilitator.domain.conversation.words import words

_HOW = "(?:" + any_of(
    "also just then definitely certainly really finally first now personally still"
) + ")"  # fmt: skip
_WILL = r"(?:i'll|i will|i shall|i'?m going to|i am going to|i'?m gonna|i am gonna|imma|i won'?t)"
# "ill" without an apostrophe is the illness, unless a verb follows.
_ILL = (
    r"(?:^|(?:and|so|then|yeah|yes|ok|okay|well|but|um|uh),? )ill(?= (?!and|so|again|now|for)\w+ )"
)
_FIRM = re.compile(
    rf"(?:\b{_WILL}|{_ILL})(?: {_HOW})* |\b(?:i (?:hereby )?(?:commit|promise|pledge)"
    r"|i(?:'m| am) committing|my (?:commitment|promise|pledge) (?:is|will be)|i will(?=[,.]| ?$)"
    r"|count on me|put me down)\b",
    re.I,
)
# Promises only in answer to a request for commitments: plans, and actions under way.
_SOFT = phrases(
    "(?:i|we) (?:plan|intend|aim|mean|want|need|have|would like) to|i'?d (?:like|love) to",
    "my (?:goal|action|one thing|next step|deed|intention|aim|plan) (?:is|will be)",
    "(?:we'll|we will|we're going to)|(?:mine|one thing|my thing) (?:is|would be)",
    rf"(?:i'?m|i am|we'?re)(?: \w+ly| {_HOW})? (?!going to|gonna)(?!(?:"
    + any_of("""
        being having feeling thinking hoping looking trying getting wondering losing struggling
        sitting dreading dying missing
    """)
    + r")\b)\w+ing",
    "i (?:send|take|make|write|call|bring|do|speak|talk)",
)  # fmt: skip
# What nobody does on purpose, so that it cannot be promised.
_BEFALLS = "(?:" + any_of("""
    lose fail die miss forget regret need want know feel hate love hope fall survive cry explode
    admit bet probably maybe never
""") + ")"  # fmt: skip
_TO_BE = (
    r"be (?!in touch|done|ready|finished|back to|on (?:the|a)|(?!feeling|missing|losing|sitting"
    r"|waiting|watching|thinking)\w+ing\b)"
)
# Actions within the call, which are no commitments.
_HERE = (
    r"let you|tell you|stop (?:there|here|you|talking)|leave (?:it|the|you|this)|listen|explain"
    r"|repeat|talk about|speak about|(?:come|hand|go) (?:it )?(?:over|back|to you)|(?:start"
    r"|begin) with|go (?:first|next|last|after|with)|give you (?:an?|the|some|two|one|five|ten)"
    r"|hold you|share (?:my|the) (?:screen|slides?)|(?:un)?mute|step out|drop off|wait (?:for"
    r"|and)|(?:put|drop|paste|post) (?:it|that|this|the link) in(?:to)? the chat|read (?:it"
    r"|that) out|(?:keep|make) (?:it|this) (?:short|brief|quick)|take (?:a|the) (?:break|seat"
    r"|floor|question)|pass\b(?! (?:it|the|on))"
    r"|see\b(?! (?:the|a|an|my|him|her|them|dr|mr|mrs|ms)\b)"
    r"|say\b(?! (?:no|yes|it|so|sorry|the|to|that to)\b)"
)
_NO_DEED = re.compile(
    rf"\W*(?:{_HOW}\W+|be able to )*(?:{_TO_BE}|{_HERE}|{_BEFALLS}\b|try to be"
    r"|have (?:to|no|a hard|had|been)\b|end up|run out|break down|turn (?:into|\w+ty)|stay quiet"
    r"|get (?:sick|fired|sacked|old|in trouble|there|better|worse|used|it (?:back|all))|go (?:mad"
    r"|crazy|insane|bankrupt|broke|under)|think (?:about|of|so))",
    re.I,
)
# Quotes of other people: "my landlord told me", "he keeps saying".
_OTHERS_WORDS = re.compile(
    r"\b(?!i\b)[\w']+(?: (?:"
    + any_of("""
        always once just only often even also has have had keep keeps usually still then both all
        never
    """)
    + r"))* (?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|promis(?:ed|es|ing)|th(?:inks?|ought)"
      r"|(?:claim|answer|insist|shout|warn|ask|expect|reckon)(?:s|ed)|believe[sd]?|repl(?:ies"
      r"|ied)|wr(?:ites|ote)|(?:is|was|be|were) like|"
    + any_of("goes went decided swore assured hopes wants knows knew")
    + r")\b(?:,? (?:me|us|him|her|them|everyone|everybody|my \w+|that|to (?:me|us|my \w+)|quote"
      r"|again|last \w+|yesterday|on \w+day|and over))*,?\W{0,3}(?:\w+,? )?$",
    re.I,
)  # fmt: skip
_MY_OWN_PAST = re.compile(
    r"\bi (?:(?:always|once|just|even|had|have|keep|kept) )?(?:said|told|telling|tell|saying"
    r"|thought|swore|say to|wrote|promised)\b(?! (?:before|earlier|already))[^,.;]{0,30}$",
    re.I,
)
_AS_SAID = re.compile(r"\b(?:as|like) i (?:said|told)\b[^.]{0,15}$", re.I)
_SUPPOSES = re.compile(
    r"\b(?:if|when|whenever|unless|suppose|imagine|before|until)\b[^,]{0,80}$|\b(?:what|how|where"
    r"|why|who) (?:am|will|shall) i\b|\b(?:because|since|that|so|as|where|otherwise|or|else|how"
    r"|afraid|scared|means?|feels? like) *$",
    re.I,
)
_DOUBTS = phrases(
    "i (?:guess|suppose|might|ought to|should|could|would)|some ?day|one day|eventually"
    "|at some point",
    "maybe|perhaps|possibly|hopefully|not sure|don'?t know|dunno|no idea|who knows|we'?ll see"
    "|or not",
    "afraid|worried|unless|otherwise|whether|sooner or later",
    "if (?:i|we) (?:can|could|manage|find|get|have|ever|feel)",
)
_NOT = re.compile(r"^\W*(?:not|no longer)\b", re.I)
_STILL_COUNTS = phrases("until|any ?more|again|any longer|before|without|this (?:week|month|year)")
# "Mine: three calls by Friday": an action and a date, without a subject.
_OPENS_FRAGMENT = re.compile(
    r"^\W*(?:(?:and|so|okay|ok|right|well|yeah|yes|um|uh|same|me|mine|(?:from|on|for) (?:me"
    r"|my side))\W+)*"
    r"(?:mine(?:'s| is|:| would be)|to \w+|by |before |for me)",
    re.I,
)
_SUBJECT = phrases(
    any_of("""
        i i'm i'd i've im ive you you're we we're he he's she she's it it's its they they're that
        that's thats this there there's what who is are was were am sounds seems nothing none
        nobody thanks thank pass don't dont heard
    """)
)  # fmt: skip
_NO_SUBJECT = re.compile(r"^\W*(?:(?:and|so|ok|okay|um|uh) )*(?:gonna|going to|will) ", re.I)
_OWNS_IT = phrases(r"my \w+|mine|we'll|we will")
_QUOTED = re.compile(r"[\"“«]")
FEWEST_WORDS, MOST_FRAGMENT_WORDS = 4, 16


def is_firm(text: str) -> bool:
    """Whether a sentence promises an action in the first person, without doubt."""
    return any(_is_meant(text, match) for match in _FIRM.finditer(text)) and not _is_doubtful(text)


def is_soft(text: str) -> bool:
    """Whether a sentence counts as a promise in answer to a request for commitments."""
    if _is_doubtful(text):
        return False
    if any(_is_meant(text, match) for match in _SOFT.finditer(text)):
        return has_deadline(text) or bool(_OWNS_IT.search(text))
    opening = _NO_SUBJECT.match(text)  # "gonna call her on Monday"
    return _is_fragment(text[opening.end() :] if opening else text)


def is_promise(text: str) -> bool:
    """Whether a sentence is a firm or soft promise with a date."""
    return has_deadline(text) and (is_firm(text) or is_soft(text))


def _is_fragment(text: str) -> bool:
    """Whether a sentence is only an action and a date: "three calls by Friday"."""
    if not has_deadline(text):
        return False
    opens = _OPENS_FRAGMENT.match(text)
    if opens:
        return not _SUBJECT.search(text, opens.end())
    return not _SUBJECT.search(text) and len(words(text)) <= MOST_FRAGMENT_WORDS


def _is_meant(text: str, match: re.Match[str]) -> bool:
    """Whether the matched words are the speaker's own, not hypothetical, and about an action."""
    before, after = text[: match.start()], text[match.end() :]
    is_quoted = _OTHERS_WORDS.search(before) or _MY_OWN_PAST.search(before)
    if is_quoted and not _AS_SAID.search(before):
        return False
    if _SUPPOSES.search(before) or len(_QUOTED.findall(before)) % 2:
        return False
    if _NOT.match(after) or match.group().lower().startswith("i won"):
        return bool(_STILL_COUNTS.search(after))
    return not _NO_DEED.match(after)


def _is_doubtful(text: str) -> bool:
    asks = text.rstrip().endswith("?")
    return asks or len(words(text)) < FEWEST_WORDS or bool(_DOUBTS.search(text))
