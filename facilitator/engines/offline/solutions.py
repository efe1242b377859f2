"""Finds what peers gave to a challenge, and of which kind it is.

A sentence is scored by how English offers things: modal verbs with *you*, imperatives, "have you
tried", lived experience. The rules are grammar, not phrases of any data set.
"""

from __future__ import annotations

import re

from facilitator.domain.recap import Evidence, Kind, Solution
from facilitator.domain.turns import Turn
from facilitator.engines.offline.words import Sentence, clipped, sentences, words

LEAST = 1.0
LONGEST_WORDS = 26

_VERBS = ["accept", "add", "agree", "allow", "apply", "arrange", "ask", "avoid", "be", "begin", "block", "book", "bring", "build", "buy", "call", "change", "charge", "check", "choose", "clear", "come", "commit", "compare", "concentrate", "consider", "contact", "continue", "create", "cut", "decide", "define", "delegate", "do", "document", "draw", "drop", "eat", "enjoy", "explain", "explore", "express", "figure", "fill", "find", "fire", "focus", "follow", "forget", "forgive", "get", "give", "go", "have", "hire", "hold", "ignore", "imagine", "interview", "invite", "join", "keep", "learn", "leave", "let", "limit", "listen", "look", "lower", "make", "map", "measure", "meet", "move", "name", "negotiate", "offer", "open", "pay", "pick", "plan", "play", "practice", "practise", "prepare", "price", "protect", "put", "raise", "read", "record", "reduce", "relax", "remember", "remind", "remove", "replace", "reach", "rest", "run", "save", "say", "schedule", "search", "see", "sell", "send", "set", "share", "ship", "show", "sign", "sit", "sleep", "slow", "speak", "spend", "split", "start", "stay", "stick", "stop", "take", "talk", "tell", "test", "think", "track", "treat", "trust", "try", "turn", "use", "visit", "volunteer", "wait", "walk", "watch", "work", "write"]
_VERB = "|".join(_VERBS)
_SOFT = r"(?:\W*(?:so|and|but|or|then|well|ok|okay|yes|yeah|yep|no|also|maybe|perhaps|just|please|" \
        r"first|second|third|next|now|also|definitely|always|really|sometimes|oh|right|honestly|" \
        r"for example|again|instead|simply|at least|even|still|i would say|i'd say)\b[\s,]*)*"  # fmt: skip

_OFFERS: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(pattern, re.I), weight)
    for pattern, weight in (
        (r"\byou(?:'d| might| may| could| can| should| ought| need| must|'ll need| have got| will need"
         r"| want| would| better|'d better)\b(?! (?:be |feel |say|see that|imagine|tell me))", 1.0),
        (r"\byou (?:could|should|might|may|can|need to|have to|must|ought to)(?: \w+)? "
         rf"(?:{_VERB})\b", 0.7),
        (rf"^{_SOFT}(?:don't |do not |never |try not to |go ahead and )?(?:{_VERB})\b(?! (?:you|i|we|that'?s)\b)", 1.0),
        (r"\b(?:have|did|had) you (?:ever |already |also |yet )*(?:tried|thought|considered|try|consider|think "
         r"about|looked|talked|spoken|asked|reached|told|sought|seen|checked|discussed)\b", 1.3),
        (r"\b(?:could|can|would|will|do|are) you (?:\w+ )?(?:able to |be willing to |try|talk|ask|find|take|get|"
         rf"{_VERB})\b", 0.6),
        (r"\b(?:why not|why don'?t you|how about|what about|what if|what would happen if)\b", 1.2),
        (r"\b(?:if i were|if it were|in your (?:shoes|place|position)|i'?d (?!be|love|like|have|say)|"
         r"i would(?!n'?t (?:know|be)) (?!be|love|like|have|say|feel|hate))\b", 1.1),
        (r"\b(?:i|we|they|would|always|usually|doctors|experts)? ?(?:recommend|suggest|suggestion|advise|"
         r"advice is|encourage|urge)\b", 1.3),
        (r"\b(?:it|that|this|which|they|these|things|exercise|talking|writing) (?:\w+ )?(?:can|could|may|might|will|would|"
         r"should)(?: \w+)? (?:help|work|be (?:good|great|useful|helpful|worth|a good)|make|give|ease|benefit)", 0.9),
        (r"\b(?:helps? (?:to|you|people|me|with)|is helpful|good idea|worth (?:\w+ing|a|it|the)|"
         r"best (?:thing|way|bet|to|approach|option)|important to|the key is|one (?:thing|way|option|idea)|"
         r"first step|a good (?:way|place|start|time)|better (?:to|off|if))\b", 0.8),
        (r"\blet'?s\b(?! (?:move|hear|go|see|pause))", 0.6),
        (r"\b(?:maybe|perhaps|possibly|alternatively|instead of|rather than|another (?:way|option|idea|thing))\b", 0.4),
        (r"\b(?:there (?:are|is) (?:many|some|lots|plenty|a|also|several|always|other)|look into|reach out|look for|"
         r"look at|sign up)\b", 0.6),
        (r"\b(?:make sure|be sure|try(?:ing)? to|keep in mind|make (?:a|an|some) \w+|take (?:a|some|your|the|care)|"
         r"get (?:some|a|an|out|help)|set (?:a|up|some)|start (?:a|by|with|to)|talk to|"
         r"talking to|focus on|find (?:a|an|some|out|other|someone|something))\b", 0.5),
    )
)  # fmt: skip
_AGAINST: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(pattern, re.I), weight)
    for pattern, weight in (
        (r"\b(?:i'?m|i am) (?:so |very |really |truly )?(?:sorry|glad|happy|proud)\b", 0.9),
        (r"\b(?:sounds?|seems?|looks?) (?:like|as if|as though|very|so|really)\b", 0.6),
        (r"\bi (?:understand|see|hear|can (?:see|imagine|understand|tell|relate)|know how|get it)\b", 0.5),
        (r"\b(?:you(?:'re| are) welcome|thank|thanks|have a (?:good|great|nice)|good luck|take care|"
         r"how are you|hello|good (?:morning|evening|afternoon)|bye)\b", 1.1),
        (r"\b(?:would|do|did) you (?:like|mind|want)\b|\bcan you (?:tell|explain|share|elaborate|say|describe|"
         r"give me|talk)\b|\btell me\b", 1.5),
        (r"\byou (?:must|may|might|would|can) (?:be|feel|have (?:been|felt))\b|\byou (?:will|can|'ll) (?:be fine|get through|do it|do this)\b", 1.0),
        (r"^\W*(?:what|when|where|who|which|how (?:long|many|much|old|did|do|does|is|was|are|often))\b.*\?", 1.1),
        (r"\b(?:can|may|could) i (?:help|ask|be)\b|\bhelp you (?:with )?(?:today|tonight)\b", 1.5),
    )
)  # fmt: skip
_EXPERIENCE = re.compile(
    r"\b(?:when (?:i|we)|(?:i|we) (?:\w+ )?(?:had|tried|did|used|started|stopped|went|found|learned|"
    r"learnt|hired|fired|moved|built|called|asked|changed|cut|lost|spent|made|was|were|got|"
    r"ended|raised|switched|put|took|gave|ran|wrote|told|kept)|in my (?:case|experience)|"
    r"happened to (?:me|us)|(?:helped|worked for|saved) (?:me|us)|for (?:me|us),?|(?:i|we)'ve|"
    r"(?:i|we) have (?:been|had|done|tried))\b",
    re.I,
)
_WORKED = re.compile(
    r"\b(?:what )?(?:worked|helped|saved|turned (?:it|things) around|made the difference|changed "
    r"everything|paid off|fixed|taught (?:me|us))\b",
    re.I,
)
_RESOURCE = re.compile(
    r"\b(?:book|podcast|article|website|site|app|apps|video|youtube|course|template|spreadsheet|tool|"
    r"newsletter|blog|programme|program|hotline|checklist|framework|software)s?\b|"
    r"https?://|\b\w+\.(?:com|org|net|io)\b",
    re.I,
)
_INTRODUCTION = re.compile(
    r"\b(?:introduce you|put you in (?:touch|contact)|connect you|intro(?:duction)? to|"
    r"(?:send|give|share) you (?:his|her|their|a) (?:name|number|contact|details)|"
    r"i know (?:someone|somebody|a (?:guy|woman|person|lawyer|coach|recruiter|consultant)))\b",
    re.I,
)
_ADVISES = re.compile(r"\b(?:you (?:should|could|can|might|need|must)|try|have you|recommend|suggest)\b", re.I)  # fmt: skip


def score(text: str) -> float:
    """How much a sentence offers the member something to do; below 0: sympathy or small talk."""
    count = len(words(text))
    if count < 3:
        return -1.0
    points = sum(weight for pattern, weight in _OFFERS if pattern.search(text))
    points -= sum(weight for pattern, weight in _AGAINST if pattern.search(text))
    if _EXPERIENCE.search(text):
        points += 1.2 if _WORKED.search(text) else 0.0
    if _INTRODUCTION.search(text):
        points += 1.5
    if text.rstrip().endswith("?") and not re.search(
        r"\b(?:tried|considered|thought|why not|why don'?t|what if|how about|what about|could you|can you|"
        r"maybe|perhaps)\b",
        text,
        re.I,
    ):
        points -= 0.6
    return points - (0.4 if count < 6 else 0.0)


def kind_of(text: str) -> Kind:
    """Which kind of gift a passage is."""
    if _INTRODUCTION.search(text):
        return Kind.INTRODUCTION
    if _EXPERIENCE.search(text) and not _ADVISES.search(text):
        return Kind.EXPERIENCE
    if _RESOURCE.search(text):
        return Kind.RESOURCE
    if text.rstrip().endswith("?") and not re.search(r"\b(?:tried|considered|thought|why not|why don'?t|how about|what about|could you|can you)\b", text, re.I):  # fmt: skip
        return Kind.QUESTION
    return Kind.SUGGESTION


def solution_in(turn: Turn) -> Solution | None:
    """What the peer's turn gives, in the peer's own words; None if it gives nothing."""
    scored = [(score(s.text), s) for s in sentences(turn)]
    good = [(points, s) for points, s in scored if points > 0]
    if not good or _total(turn, [p for p, _ in good]) < LEAST:
        return None
    best = max(good, key=lambda pair: pair[0])[1]
    said = clipped(best, LONGEST_WORDS)
    return Solution(turn.speaker, kind_of(turn.text), said.text, _evidence(said, good))


def _total(turn: Turn, points: list[float]) -> float:
    return max(points) + 0.3 * (sum(points) - max(points)) + min(len(words(turn.text)), 60) / 100


def _evidence(said: Sentence, good: list[tuple[float, Sentence]]) -> tuple[Evidence, ...]:
    rest = [s for _, s in sorted(good, key=lambda p: -p[0])[1:2]]
    return (said.evidence, *(clipped(s).evidence for s in rest))
