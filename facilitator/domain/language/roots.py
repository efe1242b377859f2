"""Word roots for search: merge more words of the same meaning than ``stem`` does."""

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
        lie lain
        tear tore torn
        bite bit bitten
        strike struck
        withdraw withdrew withdrawn
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
        program programme programmes
        center centre
        check cheque cheques
        license licence
        analyze analyse
        catalog catalogue
        pay payment payments
        ship shipment shipments
        treat treatment treatments
        settle settlement settlements
        agree agreement agreements
        disagree disagreement disagreements
        argue argument arguments
        judge judgement judgements judgment judgments
        lose loss losses
        kpi kpis
        llm llms
        instalment instalments installment installments
        meeting meetings
        training trainings
        sue sued suing
        """.replace("\n            ", " ")
        .strip()
        .splitlines()
    )
    for form in forms
}
_SPELLINGS = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"(?<=\w\w\w)is(?=e[ds]?$|ing$|ations?$|e?rs?$)", "iz"),  # organise, organize
        (r"(?<=[a-z]{2})our(?=s?$|ed$|ing$|able$|al$|ites?$)", "or"),
    )
)
_WHOLE = frozenset(
    "left parts goods news instalment meeting marketing training shipping pricing funding".split()
)  # the stemmer would make them another word: "left", "leave"


@lru_cache(50_000)
def root(word: str) -> str:
    """Return the root shared by a word's forms and spellings, and by "never" and "don't"."""
    word = _SAME.get(word, word)
    if word in _WHOLE:
        return word
    for british, american in _SPELLINGS:
        word = british.sub(american, word)
    return stem(word)
