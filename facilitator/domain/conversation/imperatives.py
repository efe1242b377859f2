"""Recognises requests by form: sentences that begin with a bare verb and its object."""

from __future__ import annotations

import re

from facilitator.domain.conversation.vocabulary import COMMON_VERBS, NO_VERBS, OPENERS, PAST
from facilitator.domain.language.english import DETERMINERS, OBJECTS, PARTICLES

_TOKEN = re.compile(r"[\w'’]+|[,:;–—]")
_PAST = re.compile(PAST + r"\Z")
_ACTED_ON = frozenset([*DETERMINERS, *OBJECTS, *PARTICLES]) - {"no"}
# A verb before one of these is no request: "promise you", "leave that's".
_NO_OBJECT = frozenset(
    """
you i we he she they is are was were am isn't aren't me us that's it's there's i'm of is not
""".split()
)
_LIKE_A_BASE = frozenset("put cut set let hit read quit shut split spread bet".split())
_LY_VERBS = frozenset("apply rely reply supply multiply fly comply".split())
_BEFORE = re.compile(
    r"^\W*(?:(?:and|so|but|well|then)\W+)?(?:for (?:example|instance|me)|at least|i would say"
    r"|i'd say|i say|if i were you|in your (?:place|shoes|position|case)|first of all|of course"
    r"|you do one thing|do one thing|my advice|one thing|why not|go ahead and|(?:my|dear) \w+"
    r"|if (?:you|it|that|this)(?: \w+){1,3})\b[\s,:.–—]*",
    re.I,
)
_NEGATED = {"don't", "dont", "never", "always"}
_CLAUSE = re.compile(
    rf"^\W*(?:(?:{'|'.join(sorted(OPENERS))})[\s,]+)*"
    r"(?:if|before|when|once|after|until|unless|as long as|as soon as|while|rather than"
    r"|instead of|in return for|for) [^?!]*?[,–—] ?(?P<then>.*)$",
    re.I | re.S,
)


def is_imperative(text: str) -> bool:
    """Whether a sentence is a request, in its first words or after an opening clause."""
    if _begins_with_verb(text):
        return True
    if (clause := _CLAUSE.match(text)) and _begins_with_verb(clause["then"], after_clause=True):
        return True
    opening = _BEFORE.match(text)
    return bool(opening and _begins_with_verb(text[opening.end() :]))


def _begins_with_verb(text: str, after_clause: bool = False) -> bool:
    tokens = _tokens(text)
    at = _first(tokens)
    if at >= len(tokens):
        return False
    verb = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    if not _may_be_verb(verb) or after in _NO_OBJECT:
        return False
    if after in _ACTED_ON:
        return True
    return verb in COMMON_VERBS and not _is_its_subject(after, after_clause)


def _is_its_subject(after: str, after_clause: bool) -> bool:
    """Whether the word before ``after`` is a subject, no verb: "if they go, work stops"."""
    return after_clause and (not after or after.endswith("s"))


def _tokens(text: str) -> list[str]:
    """Return the first 14 words and punctuation marks, in lower case."""
    tokens = []
    for mark in _TOKEN.finditer(text):
        tokens.append(mark.group().lower().replace("’", "'"))
        if len(tokens) == 14:
            break
    return tokens


def _first(tokens: list[str]) -> int:
    """Return the index of the first main word, after "so, maybe", a name or "don't"."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        has_comma_next = at + 1 < len(tokens) and tokens[at + 1] == "," and at == 0
        if token in OPENERS or not token[0].isalnum():
            at += 1
        elif has_comma_next and token not in NO_VERBS:
            at += 2
        else:
            break
    if tokens[at : at + 1] and tokens[at] in _NEGATED:
        at += 1
    elif tokens[at : at + 2] == ["do", "not"] or tokens[at : at + 2] == ["not", "to"]:
        at += 2
    elif tokens[at : at + 3] == ["try", "not", "to"]:
        at += 3
    return at


def _may_be_verb(word: str) -> bool:
    """Whether a word can be the bare form of a verb."""
    if word in COMMON_VERBS:
        return True
    if word in NO_VERBS or not word.isalpha() or len(word) < 3:
        return False
    if word.endswith("ly") and word not in _LY_VERBS:
        return False
    if word.endswith("s") and not word.endswith("ss") and word != "focus":
        return False
    if word.endswith("ing") and len(word) > 5:
        return False
    return word in _LIKE_A_BASE or not _PAST.match(word)


_AFTER_YOU = re.compile(
    rf"^\W*(?:(?:{'|'.join(sorted(OPENERS))})[\s,]+)*you (?P<verb>\w+) "
    rf"(?!(?:an?|some) (?:good|great|fair|nice|valid|interesting)\b)"
    rf"(?:the|them|him|her|it|your|an?|some|every|each|all)\b",
    re.I,
)


def tells_what_to_do(text: str) -> bool:
    """Whether a sentence is a request in the form of a statement: "you tell them that"."""
    match = _AFTER_YOU.match(text)
    return bool(match and match["verb"].lower() in COMMON_VERBS)
