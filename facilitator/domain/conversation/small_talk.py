"""Recognises talk about the call itself, and polite phrases."""

from __future__ import annotations

import re

from facilitator.domain.conversation.vocabulary import phrases

# The call, its tools and its time: no help for anybody.
_CALL = phrases(
    r"(?:un)?mut(?:e|ed|ing)",
    "(?:your|my|the) (?:screens?|camera|cam|mic|microphone|headset|audio|connection|wi-?fi)",
    "shar(?:e|ing) (?:your|my|the|a|his|her) (?:screen|slides?|deck)",
    "(?:the|your|this|our) (?:zoom|breakout(?: room)?|waiting room|recording)",
    "in the chat|(?:network|connection) is bad",
    "(?:can|can't|cannot|could|couldn't|cant) (?:you |anybody |everyone |everybody |we )?"
    r"(?:\w+ )?(?:hear|see) (?:you|me|us|my screen|your screen|anything)",
    "(?:you're|you are|youre|i'm|i am|you|i|screen|he|she) (?:\\w+ )?(?:frozen|froze|breaking up"
    "|dropping out|on mute|lagging|cutting out)",
)
_CLOCK = phrases(
    r"(?:have|take|need|make|back from|after|for) (?:a|an|the|our|your|another|that)?\s?"
    r"(?:\w+ )?(?:\w+[- ]minutes?|short|quick|small|coffee|lunch|comfort|bio|tea)?\s?"
    r"(?:break|pause)(?! (?:from|of|with|up))",
    r"(?:\w+ )?(?:minutes?|mins?|seconds?) (?:left|more|remaining|to go|over)",
    "time'?s up|out of time|that'?s time|over time|at time|running late|on the clock",
    "(?:next|last|this|our) (?:session|gathering)",
    "stretch (?:your|our) legs",
)

# Greetings, goodbyes and encouragement: in the form of a request, but no advice.
_COURTESY = re.compile(
    r"^\W*(?:(?:and|so|but|well|oh|ok|okay|yes|yeah|no|please|right|then)\W+)*(?:"
    r"have (?:a|an|some) (?:\w+ )*(?:day|night|evening|morning|afternoon|weekend|one|time|fun"
    r"|trip|break|safe|rest)|have fun|take care|enjoy (?:the|your|it)|do your best|(?:drive"
    r"|travel|get home|stay|go) (?:safe|safely|well|home well)|sleep well|get well|come (?:on"
    r"|again|back|in)\W*$|hang (?:on|in)|hold (?:on|that thought)|carry on|go (?:on|ahead)"
    r"|wait (?:a|for me)?|give me|bear with|excuse|forgive me|pardon|say (?:hi|hello|that again"
    r"|no more|more)|see you|speak (?:up|soon|later)|never mind|let me|look at (?:you|that|him"
    r"|her)|mind you|tell me|tell us|keep (?:going|talking|it up)|listen to (?:you|him|her|that)"
    r"|check check|call it a day|let'?s (?:see|move|go|hear|pause|continue|start|begin|wrap|stop"
    r"|stay|sit|do|close|take|stretch|come|get|keep|give|have|look|leave|carry|not)"
    r"|help me understand|remind (?:me|us)|explain|repeat|say it again|read (?:it|that) (?:out"
    r"|again)|imagine that\W*$|fill (?:me|us) in|feel free|be my guest|join the club|thank"
    r"|welcome|good luck|god bless|take your time|take it (?:away|easy)|go for it"
    r"|picture that\W*$|guess what|what the"
    r")\b",
    re.I,
)


def is_about_the_call(text: str) -> bool:
    """Whether a sentence is about the call and not about a challenge."""
    return bool(_CALL.search(text) or _CLOCK.search(text))


def is_courtesy(text: str) -> bool:
    """Whether a sentence is a polite phrase, no request: "hold on", "take care", "let's see"."""
    return bool(_COURTESY.match(text))
