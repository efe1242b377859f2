"""Recognises introductions, resources and offers of help."""

from __future__ import annotations

from facilitator.domain.conversation.vocabulary import any_of, phrases

_CONNECTS = "(?:introduce|connect|link|hook|put|intro)"
INTRODUCTION = phrases(
    rf"{_CONNECTS} (?:you|them|him|her|the two|both)(?: two| both| guys)?"
    r"(?: (?:up|in (?:touch|contact)|to|with|by|over))?(?! (?:off|out|down|on the|through|a))",
    r"(?:make|do|send|offer|arrange|give you) (?:you )?(?:an? |the |that )?(?:\w+ )?"
    "intro(?:duction)?s?",
    "intro(?:duction)?s? (?:to|for|by)",
    "(?:send|give|share|text|forward|pass) you (?:his|her|their|the|a) "
    "(?:name|number|contact|details|email)",
    "i know (?:an?(?! lot)|one|some|just the|exactly the|somebody|someone|two) ?"
    r"(?:\w+ ){0,4}(?:who|that|in|at|from|with)",
    r"(?:i|we) have (?:a|an|one) (?:\w+ )?(?:friend|cousin|colleague|contact|client|neighbou?r"
    r"|brother|sister|uncle|aunt|lawyer|accountant|coach|partner)",
    r"(?:lend|borrow) (?:him|her|them|you my)",
    "(?:talk|speak) to my (?:\\w+)",
    "set (?:that|it|you two|something|a call|a meeting) up",
)
# Things to read, to watch or to use.
_THINGS = any_of("""
    book books podcast podcasts article articles website websites site app apps video videos course
    courses template templates spreadsheet spreadsheets tool tools newsletter blog programme program
    checklist checklists framework software report guide guides workshop class classes
""")
# Organisations to turn to; they only count after "there is", as many speak of their own company.
_BODIES = any_of("""
    association committee fund grant service services agency company firm platform forum group
    groups charity library institute chamber union bank
""")
RESOURCE = phrases(
    r"(?:an?|the|this|that|his|her|my|our|one|some|good|great|called|short|online|free|of|\w+ing)"
    rf" (?:{_THINGS})",
    "books?|podcasts?|spreadsheets?|templates?|checklists?|newsletters?|youtube",
    r"https?://\S+|\w+\.(?:com|org|net|io)|read (?:about|something|up on)",
    rf"there(?:'s| is|s) (?:an?|this|one)(?: \w+){{0,3}} (?:{_BODIES})",
)
POINTS_TO = phrases(  # something that already exists
    rf"there(?:'s| is| are|s)(?: also| always)? (?:a|an|some|this|one|these|another)"
    rf"(?: \w+){{0,4}} (?:{_THINGS}|{_BODIES}|(?:who|that|which|called|by|my|for|in|i|we))",
    rf"(?:has|have|offers?|runs?|got) (?:a|an|some|free) (?:\w+ )?"
    rf"(?:{_THINGS}|mediators?|\w+ers? for)",
    "it'?s called",
    rf"(?:read|watch|get|use|try|recommend(?: you)?|listen to) (?:\w+ )?(?:{_THINGS})",
)
_GIFT = (
    "(?:send|share|show|lend|forward|introduce|connect|put|bring|text|mail|email|link|pass|hand)"
)
GIVES = phrases(
    r"(?:i|we)(?:'ll|ll| can| could| will| shall|'d gladly|(?:'d be|'m| am| would be) happy to)"
    rf"(?: \w+)? (?:{_GIFT}|give|make|set|ask|find out|write|call) "
    r"(?:you|him|her|them|it|the|my|our|a|an|that|this|what|up|around)",
    rf"(?:shall|should|could|can|may) (?:i|we) (?:{_GIFT}|give|make|set) "
    r"(?:you|him|her|them|it|the|my|our|a|an)",
    rf"(?:want|would you like|do you want) (?:me|us) to (?:{_GIFT}|make|set|ask|give)",
    rf"(?:happy|glad|delighted|pleased) to (?:{_GIFT}|make|set|give)",
    rf"let me (?:{_GIFT}|give you|make (?:an|the))",
)
OFFERS_BY_ASKING = phrases(
    "tried|considered|thought (?:about|of)|have you|isn'?t it|maybe|perhaps|if you",
    "why not|why don'?t|how about|what about|could(?:n't)? you|can't you|wouldn'?t you",
    "would you (?:ever|consider|not)|(?:shall|should|could|can) (?:i|we)|want me to",
)
