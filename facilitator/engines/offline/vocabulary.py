"""The closed classes of English: the words that sentences are built with, whatever they are about.

A language has few of these and they hardly change; names of things and deeds are never listed here,
but for the commonest verbs, which are also nouns and so cannot be told by their place alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import Pattern


def said(*alternatives: str) -> Pattern[str]:
    """A pattern that finds any of the alternatives as whole words."""
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")(?!\w)", re.I)


def among(listed: str) -> str:
    """A list of words as alternatives of a pattern."""
    return "|".join(listed.split())


SUBJECTS = """
i i'm im i've ive i'd i'll you you're youre you've you'd you'll we we're we've we'd we'll he he's
he'd he'll she she's she'd she'll it it's its they they're they've they'd they'll this that that's
thats these those there there's who what which someone somebody everyone everybody anyone anybody
nobody something everything anything nothing one ones here here's
""".split()
DETERMINERS = """
the a an my your his her our their its this that these those some any every each all both no
another one two three four five six seven eight nine ten
""".split()
OBJECTS = "him her it them everyone everybody someone somebody yourself himself herself".split()
PARTICLES = "up out off down away back over together around aside ahead apart along".split()
PREPOSITIONS = """
at in on of to for with from by about into onto through under over between without within before
after since during against among until till per as than like despite beyond behind above below
near
""".split()
CONJUNCTIONS = """
and or but so because if when whenever while whereas although though unless once until till since
after before as than that whether where wherever how why what who which whose whatever whoever
""".split()
AUXILIARIES = """
am is are was were isn't aren't wasn't weren't do does did don't doesn't didn't have has had
haven't hasn't hadn't can can't cannot could couldn't will won't would wouldn't shall shan't
should shouldn't may might must mustn't ought used been being having isnt arent wasnt werent dont
doesnt didnt havent hasnt cant couldnt wont wouldnt shouldnt
""".split()
ADVERBS = """
also just maybe perhaps please kindly then now definitely always really sometimes honestly again
instead simply even still only never ever often usually probably possibly actually basically
seriously personally frankly obviously anyway otherwise besides already yet soon later today
tomorrow yesterday tonight here there too very quite rather pretty almost nearly about exactly
certainly surely alternatively additionally finally firstly secondly lastly next first second
third last at least not more most less much many few lot lots half part such same better best
worse
""".split()
INTERJECTIONS = """
oh ah uh um er erm hm hmm mm mhm wow ouch ooh yes yeah yep yup no nope nah ok okay right well hey
hi hello bye goodbye cheers thanks thank sorry congratulations congrats welcome good great nice
fine cool lovely awesome amazing excellent brilliant perfect super wonderful fantastic beautiful
terrific interesting true exactly absolutely totally sure indeed alright all correct gosh god man
boy dear guys folks friends everyone everybody ladies damn ha haha huh wait
""".split()
# Verbs of having, feeling and knowing: said of somebody, hardly ever asked of them.
STATES = """
be feel seem know mean want need like love hate hope wish guess bet doubt suppose believe agree
care understand belong deserve own prefer matter sound fit resemble depend envy admire thank bless
""".split()
# What can stand before the real beginning of a sentence.
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
# The commonest verbs that are asked of people; enough to know them before a noun or a preposition.
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

# Words that say nothing of what is spoken about.
_EMPTY = frozenset(
    {*SUBJECTS, *DETERMINERS, *PREPOSITIONS, *CONJUNCTIONS, *AUXILIARIES, *ADVERBS, *INTERJECTIONS}
    | {*OBJECTS, *PARTICLES, *STATES}
    | set("""
thing things people get getting gets going go goes come comes make makes kind sort bit way lot
really say says said see look looking something anything well yeah okay mean means like know think
got one us me him who's let's gonna want able put take took back time day year years also
""".split())
)  # fmt: skip


def content(spoken: Iterable[str]) -> list[str]:
    """Of the words of a sentence, those that say what it is about."""
    return [w for w in spoken if len(w) > 2 and w not in _EMPTY and not w.isdigit()]
