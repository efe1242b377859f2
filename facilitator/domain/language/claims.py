"""What a text claims, for comparing a written statement with what was said: words and denials.

Function words and negations are data: `packs/LANGUAGE/claims.toml`. Of a language without that file
all words count, and no denial is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from snowballstemmer import stemmer

from facilitator.domain.language import english
from facilitator.domain.language.packs import pack_part
from facilitator.domain.language.phrases import compile_phrases, fold

_STEMMERS = {
    "de": "german", "es": "spanish", "fr": "french", "it": "italian", "nl": "dutch",
    "pt": "portuguese",
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SENTENCE = re.compile(r"[^.?!…;\n]+[.?!…;\n]*")
_PAUSE = re.compile(r"[,:()–—\"“”«»]|\s-\s")
SHORTEST = 3  # letters of a word that says what a text is about
SCOPE = 8  # words around a negation that it may deny


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence: its content stems, those that are denied, and those told either way.

    ``is_open`` is true if the denial may be a way of speaking: a question, a condition.
    ``has_denial`` tells whether it has a negation, or a word with a denial inside, at all.
    """

    stems: frozenset[str]
    denied: frozenset[str]
    is_open: bool
    has_denial: bool
    is_refused: bool = False  # a sentence of its own denies it: "Sue them? I did not."


@dataclass(frozen=True, slots=True)
class _Words:
    stem: Callable[[str], str]
    empty: frozenset[str]
    negations: frozenset[str]
    ending: str
    has_concord: bool  # two negations in a clause deny once: "no ha dicho nada"
    either_way: frozenset[str]
    denies_nothing: re.Pattern[str]
    breaks: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]


def stems_of(text: str, language: str) -> list[str]:
    """Return the stems of the words that say what a text is about, in order."""
    words = _words(language)
    return [stem for word in _WORD.findall(fold(text)) if (stem := _content(word, words))]


def clauses_of(text: str, language: str) -> list[Clause]:
    """Return the clauses of a text with at least one content word."""
    words = _words(language)
    found: list[Clause] = []
    for sentence in _SENTENCE.findall(fold(text)):
        is_open = sentence.rstrip().endswith("?") or bool(words.denies_nothing.search(sentence))
        for part in _PAUSE.split(sentence):
            for tokens in _at_breaks(_WORD.findall(part), words):
                clause = _clause(tokens, words, is_open)
                if clause.stems:
                    found.append(clause)
                elif clause.has_denial and found:  # "Call him? I would not."
                    denies = not is_open and any(_negates(token, words) for token in tokens)
                    found[-1] = replace(found[-1], is_open=True, has_denial=True, is_refused=denies)
    return found


def has_negation(text: str, language: str) -> bool:
    """Whether a text holds a negation, or a word that may stand for one."""
    words = _words(language)
    tokens = _WORD.findall(fold(text))
    return any(_negates(token, words) or token in words.either_way for token in tokens)


def speaks_of_oneself(text: str, language: str) -> bool:
    """Whether a text has a word of the first person: "I", "my"."""
    return not _words(language).first.isdisjoint(_WORD.findall(fold(text)))


def speaks_to_another(text: str, language: str) -> bool:
    """Whether a text has a word of the second person: "you", "your"."""
    return not _words(language).second.isdisjoint(_WORD.findall(fold(text)))


def _clause(tokens: list[str], words: _Words, is_open: bool) -> Clause:
    marks = [n for n, token in enumerate(tokens) if _negates(token, words)]
    if words.has_concord:
        marks = marks[-1:]
    stems: set[str] = set()
    denied: set[str] = set()
    for n, token in enumerate(tokens):
        stem = _content(token, words)
        if stem:
            stems.add(stem)
            if sum(abs(n - at) <= SCOPE for at in marks) == 1:
                denied.add(stem)
    is_either_way = not words.either_way.isdisjoint(tokens)
    is_open = is_open or len(marks) > 1 or is_either_way
    return Clause(frozenset(stems), frozenset(denied), is_open, bool(marks) or is_either_way)


def _at_breaks(tokens: list[str], words: _Words) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token in words.breaks and len(parts[-1]) > 2:
            parts.append([])  # "but" breaks here, and elsewhere excepts: "all but one"
        else:
            parts[-1].append(token)
    return parts


def _negates(token: str, words: _Words) -> bool:
    return token in words.negations or bool(words.ending and token.endswith(words.ending))


def _content(word: str, words: _Words) -> str:
    """Return the stem of a word that says what a text is about; empty for any other."""
    bare = word.rpartition("'")[2] if word.find("'") in (1, 2) else word.partition("'")[0]
    if len(bare) < SHORTEST or word in words.empty or bare in words.empty or _negates(word, words):
        return ""
    return words.stem(bare)


def _stemmed(language: str) -> Callable[[str], str]:
    name = _STEMMERS.get(language)
    if name is None:
        return str
    return lambda word: str(stemmer(name).stemWord(word))  # a stemmer is not thread-safe


@cache
def _words(language: str) -> _Words:
    data = pack_part(language, "claims")
    stem = english.stem if language == "en" else lru_cache(20_000)(_stemmed(language))

    def listed(key: str) -> frozenset[str]:
        return frozenset(fold(data.get(key, "")).split())

    return _Words(
        lambda word: fold(stem(word)), listed("empty"), listed("negations"),
        fold(data.get("negating_endings", "")), data.get("concord", False), listed("either_way"),
        compile_phrases(data.get("denies_nothing", ())), listed("breaks"), listed("i"),
        listed("you"),
    )  # fmt: skip
