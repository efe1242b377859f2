"""The phrases that take speech off the record, as the packs of all languages hold them.

Each is `packs/LANGUAGE/off_the_record.toml`; `spoken_requests` says how the lists work together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from re import Pattern

from facilitator.domain.language.packs import LANGUAGES, pack_part
from facilitator.domain.language.phrases import compile_phrases, fold

_COMMON_WORDS, _SHARE = 3, 0.6  # of a turn in a language; of those of the likeliest language


def spoken_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the languages in which at least one turn is: it has some of their common words."""
    common = {language: frozenset(_pack_words(language, "common")) for language in LANGUAGES}
    found: set[str] = set()
    for text in texts:
        words = set(re.findall(r"\w+", text))
        counts = {language: len(words & common[language]) for language in LANGUAGES}
        least = max(_COMMON_WORDS, _SHARE * max(counts.values()))
        found |= {language for language, count in counts.items() if count >= least}
    return frozenset(found)


def with_key_words(plain: str) -> frozenset[str]:
    """Return the languages of which a text has a key word."""
    languages = map(_languages_of_keys().get, re.findall(r"\w{3,}", plain))
    return frozenset[str]().union(*filter(None, languages))


@cache
def _languages_of_keys() -> dict[str, frozenset[str]]:
    keys: dict[str, frozenset[str]] = {}
    for language in LANGUAGES:
        for key in _pack_words(language, "keys"):
            keys[key] = keys.get(key, frozenset()) | {language}
    return keys


def _pack_words(language: str, name: str) -> list[str]:
    return [fold(word) for word in pack_part(language, "off_the_record").get(name, ())]


@cache
def listed(language: str, part: str, name: str) -> Pattern[str]:
    """Return the pattern of a list in a pack."""
    pack = pack_part(language, "off_the_record")
    words = {key: phrase.replace("’", " ") for key, phrase in pack["words"].items()}
    return compile_phrases([phrase.replace("’", " ") for phrase in pack[part][name]], words)
