"""Patterns of how the floor is handed over and taken in English.

They are matched on a sentence in lower case with placeholders for names: NAME for a member who is
addressed, THANKED for one who is thanked or praised, ME for the speaker.
"""

from __future__ import annotations

import re

from facilitator.domain.conversation.names import Names
from facilitator.domain.conversation.vocabulary import any_of, phrases

SURE, LIKELY, CALLED, PERHAPS = 7.0, 4.0, 3.0, 2.0

_COUNT = r"(?:\d+|(?:a )?few|a couple of|some|" + any_of("""
one two three four five six seven eight nine ten twelve fifteen twenty twenty-five thirty forty
forty-five fifty sixty ninety
""") + ")"  # fmt: skip
_MINUTES = rf"(?:{_COUNT}(?: \w+)? (?:minutes?|mins)|half an hour|an hour)"
_HAVE = "(?:'ve| have|'ll have| will have| get|'ll get|'ve got| have got|ve got|ve)"
# Words for the part of a session that belongs to one member.
_PART = "(?:" + any_of("""
case challenge chair dilemma floor issue matter mic minutes part presentation problem question
room seat share slot spot stage story time topic turn update word
""") + "|deep dive)"  # fmt: skip
_START = (
    "(?:go|start|begin|open|present|kick (?:us |it |things )?off|lead (?:us )?off|take (?:us"
    "|it) away|take us through)"
)
_ASKED = (
    "(?:you can|you may|will you|would you|could you|can you|please|kindly|you|why don't you"
    "|and you|do you want to|d'you want to|would you like to|want to|care to|wanna)"
)
# Words between "to" and the name: "to our brother from Accra, Kwesi".
_WHOSE = r"(?:(?!you |us |me |it |him |her |them |the group|everybody)[\w-]+,? ){0,5}"
_STOP = r"(?=\W*$|[,.;!?]"

_SURELY = phrases(
    # the floor is theirs
    r"hot seat|yield|(?:have|take|takes|gets?|open) the floor",
    r"floor(?: is| goes|'s| to| back| now|\W*$|,)",
    r"your (?:turn|go|slot|time)|NAME(?:'s|s)? (?:turn|go|slot|seat)",
    r"turn (?:is|of|goes to) NAME",
    rf"\w+ {_PART} (?:now )?(?:is|are|goes to|comes from|belongs? to|will be|(?:is|was) for)"
    r"(?: all| now)? (?:yours|you|with you|(?:with )?NAME(?:'s|s)?)",
    rf"you{_HAVE}(?: now)? the (?:\w+ )?{_PART}",
    rf"you{_HAVE}(?: the next| about| up to| your| got)? {_MINUTES}(?! (?:left|more|remaining"
    rf"|to go))",
    rf"{_MINUTES} (?:(?:is|are|belong to) (?:yours|NAME)|(?:start|begin)s? now)",
    # the order: who is next
    r"(?:you're|youre|you are|NAME(?:'s|s| is)|you(?:'ll| will) be)(?: now| going)?(?: the)?"
    rf" (?:on|up|first|next|last)(?: now| next| first| then| today| tonight| up)?"
    rf"{_STOP}| and| with| you| take| we)",
    r"(?:now|next|first|then|finally|followed by|up)(?: up| now| first)?"
    rf"(?: we have| is| comes| it's| it is|,|:)* NAME{_STOP} please| you)",
    r"(?:next|first|up|last)(?: up| one| on \w+ \w+)?(?: is| comes| we have| will be|,|:| now)+"
    r" (?:\w+ )?NAME",
    r"NAME,? (?:and )?(?:next|first|up next|up first|you next|you first)",
    r"NAME (?:is|goes|comes|will be|will go|to go) (?:next|first|now|up)",
    # moving on to them
    r"(?:over|turn|turning|move|moving|come|coming|pass|passing|hand|handing|yield|go|going|on"
    r"|back|switch|give|given)(?: it| things| us| the \w+| you)?(?: now)?(?: over| on| back"
    r"| now)? to "
    rf"{_WHOSE}NAME",
    r"over to you|(?:it's|it is|that's|is) (?:all )?yours|last but not least",
    r"(?:can|could|may) we (?:have|hear) NAME|bring(?:ing|s)? (?:in|on|up|us to) NAME",
    r"(?:start|starting|begin|beginning|continue|continuing|carry on|kick(?:ing)? off|proceed"
    r"|goes? on|move on|moving on|going on|on|lead off|open|crack on|resume)(?: now| today"
    r"| then)?,? with "
    rf"{_WHOSE}NAME|{_START} with you",
    r"(?:let|have|having|like|ask|invite|call|want|get|bring) (?:(?:on|up|in|our|my|dear|\w+er) )*"
    rf"NAME (?:to )?(?:{_START}|come|share|lay|have|take|speak|bring)",
    rf"(?:hear|hearing|listen) (?:now )?(?:from|to) {_WHOSE}NAME|let'?s (?:take|have|do) NAME",
    # begin
    rf"NAME,? (?:{_ASKED} )*{_START}(?: first| next| now| off| us off| today|,? please)?"
    rf"{_STOP}| when| and tell| with)",
    rf"(?:^|[,.] ?|please |kindly |to ){_START},? (?:please,? |then,? |now,? )?NAME",
    r"off you go|away you go|take it away|fire away|(?:kindly|please) (?:begin|start|go ahead)",
    r"(?:the (?:group|room|circle) is|we(?:'re| are)) (?:all )?(?:listening|ears|yours"
    r"|here for you)",
    r"when(?:ever)? you(?:'re|re| are) (?:ready|set|comfortable)|in your own time"
    r"|whenever you like",
)  # fmt: skip
_LIKELY = phrases(
    # what is it that you bring
    r"what (?:did you|have you|do you|'ve you|you've|you)(?: got| have)?"
    r"(?: bring| brought| got| have| to bring)(?: for us| to us| us| along)?"
    rf"{_STOP}| for| to| today| tonight| with)",
    r"what(?:'s|s| is) (?:on your (?:mind|plate)|on the table|behind|going on|happening|up"
    r"|burning)",
    rf"what(?:'s|s| is) (?:your|the) (?:\w+ )?(?:{_PART}|thing)",
    r"you brought (?:us )?(?:a|an|something|us|one)|anything (?:burning|for us|to bring|on your)",
    r"you (?:wanted|asked for|requested|signed up|said you)|(?:your|her|his) hand up",
    # say it
    r"(?:tell|show|give|bring|brief) (?:us|the group)|in a few sentences|in (?:your own"
    r"|a few) words",
    rf"share (?:with us|what's|what you|it|your (?:{_PART}|\w+ with (?:us|the group)))",
    r"present (?:your|us|it)|(?:walk|talk|take|lead|guide) us (?:through|into)|set the scene",
    r"describe (?:your|the)|process (?:that|it|this|yours)|same (?:drill|question)|all ears",
    # what for
    r"how (?:can|may|could|might|do) (?:we|the group|this group) (?:help|be of|support|serve)",
    r"what (?:do|would) you (?:want|need|like) from (?:us|the group|this)",
    r"(?:minutes|time|slot|room|space) (?:left )?for NAME|(?:turn|move|go|come|get) to (?:your"
    r"|the next)",
    rf"NAME (?:has|had|wants|wanted|asked for) (?:time|some time|the (?:next|first|last) \w+"
    rf"|an? {_PART})",
    rf"NAME'?s {_PART}|i (?:believe|think) it'?s (?:you|NAME)",
)  # fmt: skip
_BARE = re.compile(
    r"^\W*(?:(?:and|so|okay|ok|right|now|then|all right|alright|well|yes|great|good|lovely"
    r"|perfect|next|finally|um|uh)\W+)*"
    r"(?:NAME\W*(?:please|go ahead|go|next|then|yes|i (?:think|believe))?\W*|go\W*|go ahead\W*)$"
)
# What a moderator asks without handing over: to answer, to add, to sum up, to unmute.
_WITHIN_A_SEAT = phrases(
    "what (?:are|will|do|did|would|have|were) you (?:going to|take|taking|hear|heard|hearing|do"
    "|doing|make|think|learn|feel|notice|say|commit|want to (?:do|take|say))",
    r"(?:is there|what(?:'s| is)) (?:a|an|the|your|one) (?:\w+ )?(?:step|action|commitment"
    r"|takeaway)",
    "how (?:does|did|do|is) (?:that|this|it|these|you)|by when|same problem",
    "(?:restate|repeat|sum|summari[sz]e|respond|reply|answer|react|rephrase|add)",
    "(?:do|did|have) you (?:have |had |got )?(?:a|any|an|the|another) (?:question|experience"
    "|thought|idea|suggestion|answer|comment)",
    "you (?:had|have|wanted|want)(?: to)? (?:ask|add|say|an? question|a comment|an experience)",
    "your (?:question|experience|thought|view|take|idea|advice|answer|reaction|feedback"
    "|suggestion)s?"
    "(?! (?:is|for the group|today))",
    "(?:can|could|did) you (?:hear|mute|unmute|repeat|say|see|speak)|on mute",
    "your (?:mic|microphone|camera|screen|sound)|(?:stay|stick|remain|bear) with",
    rf"{_MINUTES} (?:left|remaining|more|to go)|{_COUNT} more minutes?|last minutes?|time'?s up",
    "(?:great|good|nice|excellent|fair|interesting|lovely|useful|strong|valid|important) (?:point"
    "|question|idea|one|story|example|work|thought|observation|news)",
    "(?:like|as) NAME said|NAME (?:said|says|mentioned|told (?:us|me)|suggested|thinks)",
)  # fmt: skip

_I_WILL = (
    "(?:i'll|i will|ill|i'd like to|i would like to|i'd love to|i want to|i'm going to|let me"
    "|i can|i could|(?:can|may|could|shall|should|will) i)(?: now| just| also| maybe| then"
    "| myself)?"
)
_TAKES = phrases(
    r"(?:it's|it is|now|and it's|is|^) ?my (?:own )?(?:turn|go|slot)",
    "mind if i (?:go|start|begin)",
    rf"{_I_WILL} (?:take|have|sit in|use|claim) (?:the|a|this|my) (?:\w+ )?"
    "(?:seat|slot|floor|turn|chair|stage)",
    rf"{_I_WILL} (?:go|be)(?: next| first(?! to)| now| last| after (?:that|you|him|her)|\?)",
    "(?:shall|can|may|could|should|will) i (?:just |also |maybe )?(?:start|begin|present|kick off"
    "|bring (?:something|one|mine|a|an))",
    r"(?:i'll|i will|ill) (?:start|begin|kick us off|go)"
    r"(?: then| us off| today|,|\.|$| i(?:'ve)? got)",
    "(?:i'm|i am) (?:on |going )?(?:next|first|up(?: next| now|\\W*$)|in the (?:hot )?seat)",
    r"(?:i've|ive|i have|i do have|i've also|i also have) (?:got )?(?:one|something|a thing"
    r"|a case|an issue|a challenge|a problem|an? \w+ one)(?: too| as well| today| tonight"
    "| this time| of my own| for (?:you|the group|us)| (?:i'd like )?to (?:bring|share))",
    "my own (?:case|matter|challenge|issue|problem|question)|it(?:'s| is) me who",
    "i need (?:some )?time today|i do,? if (?:that's|thats)|i'd love (?:some|the) time",
)
_LATER = phrases(
    "then (?:it's |it is )?(?:my|me|i)", "after (?:that|NAME)", "later", "first NAME", "NAME first"
)
_OWN_THING = re.compile(
    r"^\W*(?:(?:so|okay|ok|right|well|yeah|yes|um|uh|hi|hello|thanks|thank you|cheers|and|but"
    r"|guys|all)"
    r"\W+)*(?:here's |the )?(?:my|mine|the)(?: own| big| main| biggest| current)?"
    rf"(?:(?: {_PART}| thing| trouble| struggle| one)(?:'s|s)?(?: is| today| this)?|'s|s| is)\b",
    re.I,
)
_THANKED = re.compile(
    r"\b(?:thanks?(?: you)?|cheers|well done|done|appreciate|bravo|(?:great|good|nice|excellent"
    r"|fair|interesting|lovely|useful|strong|valid|important) \w+)(?:,? (?:so much|very much"
    r"|a lot|again|dear|to|for (?:that|this)|you|indeed|my|our|brother|sister|from))*,? $"
)


def mark_names(text: str, speaker: str, names: Names) -> tuple[str, list[str]]:
    """Return the sentence with placeholders for names, and the members it addresses."""
    plain, at = "", 0
    called: list[str] = []
    lower = text.lower().replace("’", "'")
    for first, last, member in names.within(text):
        plain += lower[at:first]
        at = last
        if member == speaker:
            plain += "ME"
        elif _THANKED.search(plain):
            plain += "THANKED"
        else:
            plain += "NAME"
            called += [member] if member not in called else []
    return plain + lower[at:], called


def handover_score(plain: str, is_answered: bool = False) -> float:
    """Return points for how likely a sentence hands the floor to the member it addresses, or 0.

    ``is_answered`` says whether that member speaks next, and at length.
    """
    if _WITHIN_A_SEAT.search(plain):
        return 0.0
    if _SURELY.search(plain):
        return SURE
    if _LIKELY.search(plain):
        return LIKELY
    if is_answered and "NAME" in plain:
        return CALLED
    return PERHAPS if _BARE.match(plain) else 0.0


def takes_the_floor(plain: str) -> bool:
    """Whether the speaker takes the floor: "my turn", "shall I go next?"."""
    return bool(_TAKES.search(plain)) and not _LATER.search(plain)


def opens_own_case(text: str) -> bool:
    """Whether the speaker opens their own case: "so mine is", "my problem is"."""
    return bool(_OWN_THING.match(text))
