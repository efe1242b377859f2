"""How English offers, asks, sympathises and promises: word patterns, no phrases of any data set.

Each pattern is a list of alternatives, matched on word boundaries without regard to case.
"""

from __future__ import annotations

import re
from re import Pattern


def said(*alternatives: str) -> Pattern[str]:
    """A pattern that finds any of the alternatives as whole words."""
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")(?!\w)", re.I)


DOABLE = "|".join(
    """
    accept add agree allow apply arrange ask avoid be begin block book bring build buy call
    change charge check choose clear come commit compare concentrate consider contact
    continue create cut decide define delegate do document draw drop eat enjoy explain
    explore express figure fill find fire focus follow forget forgive get give go have hire
    hold ignore imagine interview invite join keep learn leave let limit listen look lower
    make map measure meet move name negotiate offer open pay pick plan play practice
    practise prepare price protect put raise read record reduce relax remember remind remove
    replace reach rest run save say schedule search see sell send set share ship show sign
    sit sleep slow speak spend split start stay stick stop take talk tell test think track
    treat trust try turn use visit volunteer wait walk watch work write
    """.split()
)
_SOFT = "|".join(
    """
    so and but or then well ok okay yes yeah yep no also maybe perhaps just please first
    second third next now definitely always really sometimes oh right honestly again instead
    simply even still
    """.split()
)
IMPERATIVE = re.compile(
    rf"^(?:\W*(?:{_SOFT}|for example|at least|i would say|i'd say)\b[\s,]*)*"
    r"(?:don't |do not |never |try not to |go ahead and )?"
    rf"(?:{DOABLE})\b(?! (?:you|i|we|that'?s)\b)",
    re.I,
)

AFTER_A_CLAUSE = re.compile(
    rf"^\W*(?:(?:{_SOFT})[\s,]+)*(?:if|before|when|once|after|until|as long as)\b[^?!]*?, "
    rf"(?:then )?(?:don't |do not |never )?(?:{DOABLE})\b(?! (?:you|i|we|that'?s)\b)",
    re.I,
)

OFFERS: tuple[tuple[Pattern[str], float], ...] = (
    (IMPERATIVE, 1.0),
    (AFTER_A_CLAUSE, 1.0),
    (
        said(
            r"you(?:'d|'ll need|'d better| (?:might|may|could|can|should|ought|need|must|have got|"
            r"will need|want|would|better))\b(?! (?:be |feel |say|see that|imagine|tell me))"
        ),
        1.0,
    ),
    (
        said(
            r"you (?:could|should|might|may|can|need to|have to|must|ought to)"
            rf"(?: \w+)? (?:{DOABLE})"
        ),
        0.7,
    ),
    (
        said(
            r"(?:have|did|had) you (?:ever |already |also |yet )*(?:tried|try|thought|think about|"
            r"considered|consider|looked|talked|spoken|asked|reached|told|sought|seen|checked|"
            r"discussed)"
        ),
        1.3,
    ),
    (
        said(
            r"(?:could|can|would|will|do|are) you (?:\w+ )?(?:able to|be willing to|"
            rf"{DOABLE})"
        ),
        0.6,
    ),
    (said("why not", "why don'?t you", "how about", "what about", "what if"), 1.2),
    (
        said(
            "if i were",
            "if it were",
            "in your (?:shoes|place|position)",
            rf"i(?:'d| would) (?:\w+ )?(?:{DOABLE})",
        ),
        1.1,
    ),
    (said("recommend", "suggest", "suggestion", "advise", "advice is", "encourage", "urge"), 1.3),
    (
        said(
            r"(?:it|that|this|which|they|these|things|exercise|talking|writing) (?:\w+ )?"
            r"(?:can|could|may|might|will|would|should)(?: \w+)? (?:help|work|make|give|ease|"
            r"benefit|be (?:good|great|useful|helpful|worth|a good))"
        ),
        0.9,
    ),
    (
        said(
            "helps? (?:to|you|people|me|with)",
            "is helpful",
            "good idea",
            r"worth (?:\w+ing|a|it|the)",
            "best (?:thing|way|bet|to|approach|option)",
            "important to",
            "the key is",
            "one (?:thing|way|option|idea)",
            "first step",
            "a good (?:way|place|start|time)",
            "better (?:to|off|if)",
        ),
        0.8,
    ),
    (said(r"let'?s(?! (?:move|hear|go|see|pause))"), 0.6),
    (
        said(
            "there (?:are|is) (?:many|some|lots|plenty|a|also|several|always|other)",
            "look (?:into|for|at)",
            "reach out",
            "sign up",
        ),
        0.6,
    ),
    (
        said(
            "be sure",
            "try(?:ing)? to",
            "keep in mind",
            r"make (?:sure|a|an|some)",
            "take (?:a|some|your|the|care)",
            "get (?:some|a|an|out|help)",
            "set (?:a|up|some)",
            "start (?:a|by|with|to)",
            "talk(?:ing)? to",
            "focus on",
            "find (?:a|an|some|out|other|someone|something)",
        ),
        0.5,
    ),
    (
        said(
            "maybe",
            "perhaps",
            "possibly",
            "alternatively",
            "instead of",
            "rather than",
            "another (?:way|option|idea|thing)",
        ),
        0.4,
    ),
)

SYMPATHISES: tuple[tuple[Pattern[str], float], ...] = (
    (said("(?:i'?m|i am) (?:so |very |really |truly )?(?:sorry|glad|happy|proud)"), 0.9),
    (said("(?:sounds?|seems?|looks?) (?:like|as if|as though|very|so|really)"), 0.6),
    (
        said(
            "i (?:understand|see|hear|know how|get it|can (?:see|imagine|understand|tell|relate))"
        ),
        0.5,
    ),
    (
        said(
            "you(?:'re| are) welcome",
            "thanks?",
            "have a (?:good|great|nice)",
            "good luck",
            "take care",
            "how are you",
            "hello",
            "good (?:morning|evening|afternoon)",
            "bye",
        ),
        1.1,
    ),
    (
        said(
            "(?:would|do|did) you (?:like|mind|want)",
            "can you (?:tell|explain|share|elaborate|say|describe|give me|talk)",
            "tell me",
        ),
        1.5,
    ),
    (
        said(
            "you (?:must|may|might|would|can) (?:be|feel|have (?:been|felt))",
            "you (?:will|can|'ll) (?:be fine|get through|do it|do this)",
        ),
        1.0,
    ),
    (
        re.compile(
            r"^\W*(?:what|when|where|who|which|how (?:long|many|much|old|did|do|does|is|was|are|"
            r"often))\b.*\?",
            re.I,
        ),
        1.1,
    ),
    (said("(?:can|may|could) i (?:help|ask|be)", "help you (?:with )?(?:today|tonight)"), 1.5),
)

EXPERIENCE = said(
    "when (?:i|we)",
    r"(?:i|we) (?:\w+ )?(?:had|tried|did|used|started|stopped|went|found|learned|learnt|hired|"
    r"fired|moved|built|called|asked|changed|cut|lost|spent|made|was|were|got|ended|raised|"
    r"switched|put|took|gave|ran|wrote|told|kept)",
    "in my (?:case|experience)",
    "(?:happened to|helped|worked for|saved) (?:me|us)",
    "for (?:me|us)",
    "(?:i|we)'ve",
    "(?:i|we) have (?:been|had|done|tried)",
)
_PAST = (
    "had|tried|did|used|started|stopped|went|found|learned|learnt|hired|fired|moved|built|called|"
    "asked|changed|cut|lost|spent|made|ended|raised|switched|put|took|gave|ran|wrote|told|kept|"
    r"waited|offered|sold|paid|met|brought|\w+ed"
)
TELLS = said(  # somebody's own story, told to the one who has the problem now
    rf"when (?:i|we|my \w+|our \w+) .{{3,80}}?\b(?:i|we) (?:{_PAST})",
    r"(?:i|we) (?:\w+ )?(?:made|had|did|faced|were in|was in) (?:\w+ )?(?:the|that|this) "
    r"(?:very |exact )?(?:same|mistake|problem|situation)",
    "(?:happened|happens) to (?:me|us)",
    rf"we (?:{_PAST}) .{{3,120}}?\b(?:and|so|then|after|until)\b",
)
GIVES = said(
    r"i(?:'ll| can| could| will) (?:\w+ )?"
    r"(?:send|share|show|lend|forward|introduce|give|put|connect) "
    r"(?:you|it|the|my|our|a|that|this)",
    r"(?:showed|taught|gave) (?:me|us)",
)
WORKED = said(
    "worked",
    "helped",
    "saved",
    "turned (?:it|things) around",
    "made the difference",
    "changed everything",
    "paid off",
    "fixed",
    "taught (?:me|us)",
)
RESOURCE = said(
    "(?:book|podcast|article|website|site|app|video|course|template|spreadsheet|tool|newsletter|"
    "blog|programme|program|hotline|checklist|framework|software)s?",
    "youtube",
    r"https?://\S+",
    r"\w+\.(?:com|org|net|io)",
)
INTRODUCTION = said(
    "introduce you",
    "put you in (?:touch|contact)",
    "connect you",
    "intro(?:duction)? to",
    "(?:send|give|share) you (?:his|her|their|a) (?:name|number|contact|details)",
    "i know (?:someone|somebody|a (?:guy|woman|person|lawyer|coach|recruiter|consultant))",
)
ADVISES = said(
    "you (?:should|could|can|might|need|must)", "try", "have you", "recommend", "suggest"
)
OFFERS_BY_ASKING = said(
    "tried", "considered", "thought", "why not", "why don'?t", "what if", "how about",
    "what about", "could you", "can you", "maybe", "perhaps",
)  # fmt: skip
