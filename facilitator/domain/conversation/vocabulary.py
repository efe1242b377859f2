"""English word lists, such as sentence openers and past forms, and patterns over words.

Nouns and verbs are not listed, except the most common verbs: many of these are also nouns, so their
position alone does not identify them.
"""

from __future__ import annotations

import re
from re import Pattern

from facilitator.domain.language.english import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    INTERJECTIONS,
    PREPOSITIONS,
    STATES,
    SUBJECTS,
)


def phrases(*alternatives: str) -> Pattern[str]:
    """Compile a pattern that finds any of the alternatives as whole words, in any case."""
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")(?!\w)", re.I)


def any_of(listed: str) -> str:
    """Turn a text of words, separated by blanks, into alternatives of a pattern."""
    return "|".join(listed.split())


# Words that may precede the main words of a sentence.
OPENERS = frozenset(
    """
so and but or then well ok okay yes yeah yep no nah also maybe perhaps just please kindly first
second third next now definitely always really sometimes oh ah um uh hm hmm right honestly again
instead simply even still seriously personally frankly basically anyway otherwise alternatively
look listen hey alright sure actually finally firstly secondly lastly plus better exactly true
great good
""".split()
)
NO_VERBS = frozenset(
    {*SUBJECTS, *DETERMINERS, *PREPOSITIONS, *CONJUNCTIONS, *AUXILIARIES, *ADVERBS, *INTERJECTIONS}
    | {*STATES, *"got gotta gonna wanna let's lets".split()}
) - {"do", "own", "second"}
# The most common verbs in requests, recognised even without an object.
COMMON_VERBS = frozenset("""
accept act add adopt agree aim allow analyse analyze appeal apply appoint approach arrange ask
assign attend audit automate avoid balance ban begin block book borrow break bring build buy call
cancel capture celebrate change charge chase check choose clean clear close coach collect combine
come commit compare compete concentrate confront connect consider consult contact continue control
copy count cover create cut deal decide decline define delay delegate delete deliver demand
describe design determine develop discuss dismiss distance divide do document double draft draw
drive drop earn eat email emphasise employ encourage enjoy enlist enrol enroll escalate establish
exercise expand explain explore express extend face figure fill finance find finish fire fix focus
follow forget forgive freeze gather get give go grow halve handle help hire hold identify ignore
imagine improve include increase insist interview introduce invest invite involve join keep launch
lead lean learn leave lend let limit list listen live look lower maintain make manage map mark
measure meet mention merge message mind move name negotiate note offer open order organise
organize outsource own park partner pass pay phone pick pilot place plan play postpone practice
practise prepare present press price prioritise prioritize promise promote propose protect publish
pull push put quit raise reach read rearrange recognise recognize record recruit reduce refuse
reject relax release remember remind remove rename renegotiate rent replace report request
research resign resist respond rest restrict return review reward ring rotate run save say
schedule search seek sell send separate set settle share shift ship show shut sign simplify sit
skip sleep slow speak specify spend split spread stand start state stay step stick stop study
subcontract sublet suggest swap switch take talk tax teach tell test text think threaten track
trade train transfer travel treat trust try turn upgrade use visit volunteer wait walk warn watch
withdraw work write
""".split())  # fmt: skip

IRREGULAR_PASTS = """
was were had did went gave took made got said told knew thought felt found left lost kept held met
paid sold bought brought built began became broke chose came cut drew drank drove ate fell fought
flew forgot grew heard hid hit hurt laid led lent let lay lit meant put quit read rode rang rose
ran saw sent set shook shot showed shut sang sat slept spoke spent split stood stole stuck swam
taught tore threw understood woke wore won wrote caught dealt swept swore bet cost fed learnt
burnt dreamt struck withdrew stuck bent bid bound overcame withheld sought
""".split()
IRREGULAR_PARTICIPLES = """
been had done gone given taken made got gotten said told known thought felt found left lost kept
held met paid sold bought brought built begun become broken chosen come cut drawn drunk driven
eaten fallen fought flown forgotten grown heard hidden hit hurt laid led lent let put quit read
ridden rung risen run seen sent set shown shut sung sat slept spoken spent split stood stolen
stuck swum taught torn thrown understood woken worn won written caught dealt
""".split()
_ED = r"(?!(?:need|feed|speed|bleed|breed|seed|embed|shed|indeed|hundred|bed|red|wed)\b)\w{2,}ed"
PAST = rf"(?:{'|'.join(IRREGULAR_PASTS)}|{_ED})"
PARTICIPLE = rf"(?:{'|'.join(IRREGULAR_PARTICIPLES)}|{_ED})"
