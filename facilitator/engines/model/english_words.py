"""English function words and contractions, for comparing a statement with what was said."""

from __future__ import annotations

import re

from facilitator.domain.language.english import stem


def _marked(text: str) -> dict[str, str]:
    """Map each word to its mark, from lines of `mark: word word`."""
    rows = (line.split(":") for line in text.strip().splitlines())
    return {word: mark.strip() for mark, words in rows for word in words.split()}


# What a function word says about the words after it. For other languages only negations are listed:
# there, a statement that is not almost literal counts as unsupported anyway.
MARKS = _marked("""
    not: not no never nobody nothing none neither nor without hardly unable
    not: nicht kein keine keinen keinem keiner nie niemals ohne niemand nichts
    not: nunca sin ningún ninguno ninguna nadie nada ne pas jamais sans aucun aucune rien
    not: non mai senza nessun nessuno nessuna niente niet geen nooit zonder niets
    not: não sem nenhum nenhuma ninguém
    will: will shall promise promises promised promising commit commits committed
    must: must
    soft: could can may might would should ought maybe perhaps probably possibly want wants wanted
    soft: wish wishes hope hopes hoping consider considers considering think thinks thinking
    soft: believe try tries trying plan plans planning suggest suggests recommend recommends
    soft: propose proposes
    to: to
    me: i we
    you: you
    they: he she it they who somebody someone everybody everyone there
    mine: my our
    yours: your
    theirs: his her their its
    which: which what how where whose whom why
    if: if whether
    unless: unless
    before: before
    until: until till
    instead: instead
    than: than
    because: because
    so: so therefore hence
    when: when whenever
    while: while
    after: after
    since: since
    although: although though
    and: and or then also
    but: but however yet
    be: is are was were been be being am
    have: have has had having
    by: by
    about: about on
    at: at in within during
    with: with
    for: for
    from: from
    into: into over under between through against per of
""")
# Words without a meaning of their own, or that only announce what kind of thing follows.
FILLER_WORDS = frozenset(
    """
    a an the this that these those one him them us myself yourself himself herself themselves itself
    do does did doing done just really very too again already now still even quite well ok okay yes
    honestly actually basically like as out up off down back here such both rather once s
    challenge question suggestion idea experience introduction resource
    """.split()
)
# Verbs with which a statement reports speech, and whether they report a fact.
REPORTS = _marked("""
    fact: says said tells told reports explains explained describes described mentions mentioned
    fact: shares shared notes noted adds added
    asked: asks asked wonders wondered
    soft: suggests suggested recommends recommended advises advised proposes proposed offers offered
""")
HEDGES = frozenset(map(stem, "half some most few many almost nearly sometimes only".split()))
# Words with a meaning of their own that also negate what follows.
NEGATING_WORDS = frozenset(map(stem, "avoid stop quit refuse fail lack".split()))
_SPELLED_OUT = tuple(
    (re.compile(rf"\b{short}\b", re.I), full)
    for short, full in (
        (r"won't", "will not"),
        (r"(?:can't|cannot)", "can not"),
        (r"why (?:not|don't (?:you|we))", "maybe"),
        (r"(\w+)n't", r"\1 not"),
        (r"(\w+)'ll", r"\1 will"),
        (r"(\w+)'d", r"\1 would"),
        (r"(\w+)'(?:re|ve|m)", r"\1"),
        (r"(it|that|there|he|she|what|who|here|let)'s", r"\1 is"),
        (r"(?:am |are |is )?(?:going to|gonna)", "will"),
        (r"(?:have|has|had|need|needs|needed) to", "must"),
        (r"used to", "formerly"),
    )
)
_SIGNS = {"%": " percent ", "$": " dollars ", "€": " euros ", "£": " pounds ", "’": "'"}


def spelled_out(text: str) -> str:
    """Expand contractions and signs, and replace two-word forms with a single word."""
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    for short, full in _SPELLED_OUT:
        text = short.sub(full, text)
    return text
