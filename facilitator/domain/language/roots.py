"""What words that mean the same share, for finding things: further than ``stem`` dares to go."""

from __future__ import annotations

import re
from functools import lru_cache

from facilitator.domain.language.english import stem

_SAME = {
    form: word
    for word, *forms in (
        line.split()
        for line in """
        not dont doesnt didnt isnt arent wasnt werent wont wouldnt cant cannot couldnt hasnt havent
            hadnt shouldnt aint never hardly barely no neither nor without scarcely rarely
        nobody noone none
        somebody someone
        everybody everyone
        percent per-cent percentage
        outgrow outgrew outgrown
        freeze froze frozen
        shrink shrank shrunk
        sink sank sunk
        hang hung
        lie lying lain
        die dying died dies
        tie tying tied ties
        tear tore torn
        bite bit bitten
        strike struck
        withdraw withdrew withdrawn
        undercut undercutting
        overcome overcame
        rebuild rebuilt
        sweep swept
        dig dug
        bind bound
        bend bent
        swear swore sworn
        beat beaten
        child children kid kids
        man men guy guys bloke blokes
        woman women
        person persons people folks
        mother mum mom mums moms
        father dad daddy dads
        wife wives
        half halves
        shelf shelves
        program programme programs programmes
        center centre
        check cheque cheques
        license licence
        analyze analyse
        catalog catalogue
        job jobs
        instalment instalments installment installments
        meeting meetings
        training trainings
        use uses used using
        bring brings brought bringing
        see sees saw seen seeing
        owe owes owed owing
        sue sues sued suing
        age ages aged aging
        ad ads
        """.replace("\n            ", " ")
        .strip()
        .splitlines()
    )
    for form in forms
}
_ENDINGS = tuple(
    (re.compile(ending), instead)
    for ending, instead in (
        (r"(?<=\w\w\w)is$", "iz"),  # organise, organize
        (r"(?<=[a-z]{2})our$", "or"),
        (r"(?<=[a-z]{3})nes$", ""),
        (r"(?<=[a-z]{3})ment$", ""),
        (r"(?<=[a-z]{4}[st])ion$", ""),
        (r"(?<=[a-z]{3})i$", "y"),
    )
)
_WHOLE = frozenset(
    """
    department apartment comment element segment moment left parts goods news instalment meeting
    marketing training shipping pricing funding apply supply reply family early daily only rally
    assembly italy bully july off all ill add
    """.split()
)  # else another word: "left", "leave"


@lru_cache(50_000)
def root(word: str) -> str:
    """What a word shares with its forms and spellings, and "never" with "don't"."""
    word = _SAME.get(word, word)
    if word in _WHOLE:
        return word
    found = stem(word)
    if found.isdigit():
        return found
    if len(found) < 3 and not word.endswith("s"):
        return word
    for ending, instead in _ENDINGS:
        if ending.search(found):
            return ending.sub(instead, found).removesuffix("e")
    return found
