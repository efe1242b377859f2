"""English word classes and stems for the whole program.

Function words are few and hardly change, whatever people talk about.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from snowballstemmer import stemmer

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
# Verbs of having, feeling and knowing: rarely something that somebody is asked to do.
STATES = """
be feel seem know mean want need like love hate hope wish guess bet doubt suppose believe agree
care understand belong deserve own prefer matter sound fit resemble depend envy admire thank bless
""".split()

# Words that say nothing about the subject.
_EMPTY = frozenset(
    {*SUBJECTS, *DETERMINERS, *PREPOSITIONS, *CONJUNCTIONS, *AUXILIARIES, *ADVERBS, *INTERJECTIONS}
    | {*OBJECTS, *PARTICLES, *STATES}
    | set("""
thing things people get getting gets going go goes come comes make makes kind sort bit way lot
really say says said see look looking something anything well yeah okay mean means like know think
got one us me him who's let's gonna want able put take took back time day year years also
""".split())
)  # fmt: skip


def content_words(spoken: Iterable[str]) -> list[str]:
    """Return the words that say what a sentence is about."""
    return [w for w in spoken if len(w) > 2 and w not in _EMPTY and not w.isdigit()]


_PASTS = """
begin began begun|break broke broken|bring brought|build built|buy bought|catch caught|come came
choose chose chosen|deal dealt|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten
fall fell fallen|feel felt|fight fought|find found|flee fled|fly flew flown|get got gotten
forget forgot forgotten|give gave given|go went gone|grow grew grown|hear heard|hide hid hidden
hold held|keep kept|know knew known|lead led|learn learnt|leave left|lend lent|lose lost|make made
mean meant|meet met|pay paid|ride rode ridden|ring rang rung|rise rose risen|run ran|say said
see saw seen|seek sought|sell sold|send sent|shake shook shaken|show shown|sing sang sung|sit sat
sleep slept|speak spoke spoken|spend spent|stand stood|steal stole stolen|stick stuck|swim swam
take took taken|teach taught|tell told|think thought|throw threw thrown|wake woke woken|win won
understand understood|wear wore worn|write wrote written
"""
_IRREGULAR = {
    past: base
    for base, *pasts in (verb.split() for verb in _PASTS.strip().replace("|", "\n").splitlines())
    for past in pasts
}
_COUNTED = (
    "zero - two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)  # "one" is left out: "the one who left" counts nothing
_NUMBERS = {word: str(number) for number, word in enumerate(_COUNTED.split())} | {
    word: str(number * 10)
    for number, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)
}
# Each line is a word and its forms that the stemmer would merge with another word: "custom" and
# "customer", "busy" and "business". They stay separate.
_APART = {
    form: word
    for word, *others in (
        line.split()
        for line in """
        accountable accountability
        accountant accountants
        apartment apartments
        applicant applicants
        authority authorities
        awful
        busy busier busiest
        careful carefully
        confidant confidants
        contractor contractors
        controller controllers
        conversation conversations
        convertible convertibles
        creditor creditors
        critical critically
        customer customers
        department departments
        developer developers
        different differently
        director directors
        employer employers
        excellent
        executive executives
        experiment experiments
        factor factors
        faithful
        generative
        hopefully
        identity identities
        impression impressions
        liquidity
        manager managers
        objective objectives
        officer officers
        operator operators
        packaging
        personal personally
        politics political politician politicians
        practical
        presentation presentations
        productive productivity
        receivable receivables
        responsible responsibility responsibilities
        savings
        several
        succession
        useful
        wonderful
        """.strip().splitlines()
    )
    for form in (word, *others)
}


@lru_cache(50_000)
def stem(word: str) -> str:
    """Return the common stem of a word's forms: calls, called, calling; also of ten and 10."""
    word = _NUMBERS.get(word, _IRREGULAR.get(word, word))
    if word in _APART:
        return _APART[word]
    stemmed: str = stemmer("english").stemWord(word)  # not thread-safe: a stemmer keeps the word
    return stemmed
