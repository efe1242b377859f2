"""Correct the spelling of names by the roster and of theme words by the theme, nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from facilitator.domain.people.person import normalize

# "We go to market", "I'll follow up": a word with a particle is a noun only after one of
# these, and not before one ("the check in the mail").
_BEFORE_A_NOUN = (
    r"(?:a|an|the|my|our|your|his|her|its|their|this|that|each|every|no|one|another|weekly|monthly)"
)
_PARTICLES = set("up in off on out over down back to by for of with at through".split())
_MONTHS = set("may april june august".split())  # also first names in some languages, with an accent
_NAME = re.compile(r"[^\W\d_][\w'’-]*")
_SPACE = r"\s+"
_SHORTEST = 3  # characters; "it" is rarely IT

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


class Spelling:
    """Corrects spelling: "cofounder" to "co-founder", "mrr" to "MRR", "Zoe" to "Zoë"."""

    def __init__(self, words: Sequence[str] = (), names: Sequence[str] = ()) -> None:
        self._rules: list[Rule] = [rule for word in words for rule in _rules(word)]
        self._rules += [
            (re.compile(rf"\b{_SPACE.join(map(re.escape, name.split()))}\b", re.I), _constant(name))
            for name in names
            if " " in name
        ]
        self._names = _parts(names)

    def right(self, text: str) -> str:
        """Return the text with names and words corrected."""
        for pattern, replacement in self._rules:
            text = pattern.sub(replacement, text)
        return _NAME.sub(self._name, text)

    def _name(self, match: re.Match[str]) -> str:
        word = match.group()
        bare = re.sub(r"['’]s?$", "", word)
        if not bare[:1].isupper() or bare.isupper():
            return word
        known = self._names.get(normalize(bare))
        return known + word[len(bare) :] if known else word


def same_words(a: str, b: str) -> bool:
    """Whether two texts are equal except for spelling and the signs between words."""
    return _letters(a) == _letters(b)


def holds_words(text: str, words: str) -> bool:
    """Whether a text contains the words, except for spelling and the signs between them."""
    return _letters(words) in _letters(text)


def _letters(text: str) -> str:
    return "".join(c for c in normalize(text) if c != " ")


def _parts(names: Iterable[str]) -> dict[str, str]:
    """Return the spelling of each part of a name, if all people with it agree."""
    spellings: dict[str, set[str]] = {}
    for part in (part for name in names for part in name.split()):
        if any(c.isupper() for c in part) and normalize(part) not in _MONTHS:
            spellings.setdefault(normalize(part), set()).add(part)
    return {
        plain_part: spelled.pop() for plain_part, spelled in spellings.items() if len(spelled) == 1
    }


def _rules(word: str) -> list[Rule]:
    """Return patterns for a word's wrong spellings; none if it cannot be misspelled."""
    is_capital = any(letter.isupper() for letter in word)
    if len(word) < _SHORTEST or not (is_capital or "-" in word):
        return []
    parts = re.split(r"([-\s]+)", word)
    hyphenated = "".join(
        "-?" if p == "-" else r"[-\s]" if p.isspace() else re.escape(p) for p in parts
    )
    plural = r"(?P<s>s?)" if word[-1].isupper() else "(?P<s>)"
    replace = partial(_with_capital, word)
    rules: list[Rule] = [(re.compile(rf"(?<![\w-]){hyphenated}{plural}(?![\w-])", re.I), replace)]
    if "-" not in word:
        return rules
    spaced = "".join(
        r"\s" if p == "-" else r"[-\s]" if p.isspace() else re.escape(p) for p in parts
    )
    before, after = r"(?<![\w-])", r"(?![\w-])"
    if _PARTICLES & {part.casefold() for part in parts}:
        before = rf"(?P<before>\b{_BEFORE_A_NOUN}\s+)"
        after += rf"(?!\s+{_BEFORE_A_NOUN}\b)"
    return [*rules, (re.compile(rf"{before}(?P<word>{spaced}){plural}{after}", re.I), replace)]


def _with_capital(word: str, match: re.Match[str]) -> str:
    """Return the theme's spelling, with a capital at the start of a sentence."""
    groups = match.groupdict()
    before, said = groups.get("before") or "", groups.get("word") or match.group()
    spelled = word[0].upper() + word[1:] if said[0].isupper() else word
    return f"{before}{spelled}{groups['s']}"


def _constant(name: str) -> Callable[[re.Match[str]], str]:
    return lambda _: name
