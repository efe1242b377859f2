"""Recognises requests by form: sentences that begin with a verb that tells what to do.

Which words are such verbs is data of the language. English has no form of its own for them, so
there a word that may be a verb counts, too, if an object follows.
"""

from __future__ import annotations

import re

from facilitator.domain.conversation.speech import Speech

_TOKEN = re.compile(r"[\w'’]+|[,:;–—]")
MOST_TOKENS = 14


def is_imperative(plain: str, speech: Speech) -> bool:
    """Whether a folded sentence is a request, in its first words or after an opening clause."""
    if _begins_with_verb(plain, speech):
        return True
    clause = speech.opens("imperative.clause", plain)
    if clause:
        comma = re.compile(r"[,–—] ?").search(plain, clause.end())
        if comma and _begins_with_verb(plain[comma.end() :], speech, after_clause=True):
            return True
    opening = speech.opens("imperative.before", plain)
    return bool(opening and _begins_with_verb(plain[opening.end() :].lstrip(" ,:.–—"), speech))


def tells_what_to_do(plain: str, speech: Speech) -> bool:
    """Whether a sentence is a request in the form of a statement: "you tell them that"."""
    return bool(speech.opens("imperative.you_do", plain))


def _begins_with_verb(plain: str, speech: Speech, after_clause: bool = False) -> bool:
    tokens = _TOKEN.findall(plain[:200])[:MOST_TOKENS]
    at = _first(tokens, speech)
    if at >= len(tokens):
        return False
    verb = tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    if after in speech.words("not_acted_on") or not _may_be_verb(verb, speech):
        return False
    if after in speech.words("acted_on"):
        return True
    return verb in speech.words("verbs") and not _is_its_subject(after, after_clause)


def _is_its_subject(after: str, after_clause: bool) -> bool:
    """Whether the word before ``after`` is a subject, no verb: "if they go, work stops"."""
    return after_clause and (not after or after.endswith("s"))


def _first(tokens: list[str], speech: Speech) -> int:
    """Return the index of the first main word, after "so, maybe", a name or "don't"."""
    at, fillers = 0, speech.words("fillers")
    while at < len(tokens):
        token = tokens[at]
        has_comma_next = at + 1 < len(tokens) and tokens[at + 1] == "," and at == 0
        if token in fillers or not token[0].isalnum():
            at += 1
        elif has_comma_next and token not in speech.words("never_verbs"):
            at += 2
        else:
            break
    negation = speech.search("imperative.negated", " ".join(tokens[at : at + 3]))
    return at + len(negation.group().split()) if negation and negation.start() == 0 else at


def _may_be_verb(word: str, speech: Speech) -> bool:
    """Whether a word can be the form of a verb that tells what to do."""
    if word in speech.words("verbs"):
        return True
    if not speech.words("like_a_base"):  # the language has forms of its own for requests
        return False
    if word in speech.words("never_verbs") or not word.isalpha() or len(word) < 3:
        return False
    if word.endswith("ly") and word not in speech.words("ly_verbs"):
        return False
    if word.endswith("s") and not word.endswith("ss") and word != "focus":
        return False
    if word.endswith("ing") and len(word) > 5:
        return False
    past = speech.search("imperative.past", word)
    return word in speech.words("like_a_base") or not (past and past.group() == word)
