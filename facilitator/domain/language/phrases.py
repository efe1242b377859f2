"""Patterns of spoken words in any language, written readably, matched without case and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from re import Match, Pattern

_GAP = r"(?:[\x20,-]{1,12})"  # between two words: a space, perhaps with a comma or a dash
_SPACE = r"(?:[\x20–-]{1,2})"
_WORD = r"[^\x20,.?!;-]{1,30}"  # no character of a gap, so that there is one way to read a text
_SKIPS = {"~": rf"(?:{_WORD}{_GAP}){{0,3}}", "~~": rf"(?:{_WORD}{_GAP}){{0,8}}"}
_CLASS_OR_SPACE = re.compile(r"\[[^\]]*\]| ~{1,2} | ")
_NAMED = re.compile(r"\{([a-z_]+)\}")
_MOST_NESTED = 8


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """Return a character in lower case and without accents; always one character."""
    if character in "’‘ʼ`´":
        return "'"
    if character in "‐‑–—…":  # sets of these in a pattern take long to compile
        return "," if character == "…" else "-"
    if character.isspace() or character in "\u00a0\u202f":
        return " "
    lower = character.lower()
    base = unicodedata.normalize("NFD", lower)[0]
    return base if len(lower) == 1 or base.isalpha() else character


def fold(text: str) -> str:
    """Return a text in lower case without accents, with straight apostrophes and plain dashes.

    The result has as many characters as the text (which should be in NFC), so that the place of a
    match is its place in the text: "Ça va, Zoë" -> "ca va, zoe".
    """
    if text.isascii():
        return text.lower().replace("\n", " ").replace("\t", " ")
    return "".join(map(_plain, text))


def compile_phrases(
    phrases: Iterable[str], named: Mapping[str, str] | None = None, *, commas: bool = True
) -> Pattern[str]:
    """Compile phrases to a pattern that finds any of them, as whole words, in a folded text.

    A phrase is a regular expression in lower case, in which a space also matches a dash between two
    words (with ``commas``, a comma too), `~` stands for up to three words of the same sentence,
    `~~` for up to eight, and `{name}` for a phrase of ``named``. Accents may be written; they make
    no difference. Behind an apostrophe another word begins: "il faut qu'" is found in "il faut
    qu'on parle". Repetitions should have an upper limit, so that the time is linear in the length
    of the text. Without phrases the pattern finds nothing. Raises re.error for a malformed phrase,
    KeyError for an unknown name.
    """
    alternatives = [
        _expression(phrase, named or {}, _GAP if commas else _SPACE) for phrase in phrases
    ]
    if not alternatives:
        return re.compile(r"(?!)")
    return re.compile(r"(?<!\w)(?:" + "|".join(alternatives) + r")(?:(?!\w)|(?<='))")


def _expression(phrase: str, named: Mapping[str, str], space: str) -> str:
    for _ in range(_MOST_NESTED):
        if not _NAMED.search(phrase):
            break
        phrase = _NAMED.sub(lambda found: f"(?:{named[found[1]]})", phrase)
    # a dash of any kind is escaped, as it may stand in a class
    plain = "".join(c if c.isascii() else _plain(c).replace("-", r"\-") for c in phrase)

    def spaced(found: Match[str]) -> str:
        if found[0][0] == "[":
            return found[0]
        return space if found[0] == " " else _GAP + _SKIPS[found[0].strip()]

    return _CLASS_OR_SPACE.sub(spaced, plain)
