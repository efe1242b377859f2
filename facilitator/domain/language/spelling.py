"""Spells names as the roster does and a theme's words as the theme does; no word is changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from facilitator.domain.people.people import plain

# "We go to market", "I'll follow up": with a particle in it, a word is only a noun after one of
# these, and not before one ("the check in the mail").
_BEFORE_A_NOUN = (
    r"(?:a|an|the|my|our|your|his|her|its|their|this|that|each|every|no|one|another|weekly|monthly)"
)
_PARTICLES = set("up in off on out over down back to by for of with at through".split())
_MONTHS = set("may april june august".split())  # also first names, with an accent somewhere
_NAME = re.compile(r"[^\W\d_][\w'’-]*")
_SPACE = r"\s+"
_SHORTEST = 3  # letters; "it" is rarely IT

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


class Spelling:
    """Puts a text's spelling right: "cofounder" is "co-founder", "mrr" "MRR", "Zoe" "Zoë"."""

    def __init__(self, words: Sequence[str] = (), names: Sequence[str] = ()) -> None:
        self._rules: list[Rule] = [rule for word in words for rule in _rules(word)]
        self._rules += [
            (re.compile(rf"\b{_SPACE.join(map(re.escape, name.split()))}\b", re.I), _as(name))
            for name in names
            if " " in name
        ]
        self._names = _parts(names)

    def right(self, text: str) -> str:
        """The text with its names and words spelled right."""
        for heard, spelled in self._rules:
            text = heard.sub(spelled, text)
        return _NAME.sub(self._name, text)

    def _name(self, found: re.Match[str]) -> str:
        said = found.group()
        bare = re.sub(r"['’]s?$", "", said)
        if not bare[:1].isupper() or bare.isupper():
            return said
        known = self._names.get(plain(bare))
        return known + said[len(bare) :] if known else said


def same_words(a: str, b: str) -> bool:
    """Whether two texts say the same, but for spelling and the signs between words."""
    return _letters(a) == _letters(b)


def holds_words(text: str, words: str) -> bool:
    """Whether the words stand in the text, but for spelling and the signs between them."""
    return _letters(words) in _letters(text)


def _letters(text: str) -> str:
    return "".join(c for c in plain(text) if c != " ")


def _parts(names: Iterable[str]) -> dict[str, str]:
    """How each part of a name is spelled, where all who bear it agree."""
    found: dict[str, set[str]] = {}
    for part in (part for name in names for part in name.split()):
        if any(c.isupper() for c in part) and plain(part) not in _MONTHS:
            found.setdefault(plain(part), set()).add(part)
    return {heard: spelled.pop() for heard, spelled in found.items() if len(spelled) == 1}


def _rules(word: str) -> list[Rule]:
    """How a word may be heard; none where it has no spelling that a text could miss."""
    is_capital = any(letter.isupper() for letter in word)
    if len(word) < _SHORTEST or not (is_capital or "-" in word):
        return []
    parts = re.split(r"([-\s]+)", word)
    closed = "".join("-?" if p == "-" else r"[-\s]" if p.isspace() else re.escape(p) for p in parts)
    plural = r"(?P<s>s?)" if word[-1].isupper() else "(?P<s>)"
    spelled = partial(_fitted, word)
    found: list[Rule] = [(re.compile(rf"(?<![\w-]){closed}{plural}(?![\w-])", re.I), spelled)]
    if "-" not in word:
        return found
    spaced = "".join(
        r"\s" if p == "-" else r"[-\s]" if p.isspace() else re.escape(p) for p in parts
    )
    before, after = r"(?<![\w-])", r"(?![\w-])"
    if _PARTICLES & {part.casefold() for part in parts}:
        before = rf"(?P<before>\b{_BEFORE_A_NOUN}\s+)"
        after += rf"(?!\s+{_BEFORE_A_NOUN}\b)"
    return [*found, (re.compile(rf"{before}(?P<word>{spaced}){plural}{after}", re.I), spelled)]


def _fitted(word: str, heard: re.Match[str]) -> str:
    """The theme's spelling, with the capital that begins a sentence."""
    groups = heard.groupdict()
    before, said = groups.get("before") or "", groups.get("word") or heard.group()
    spelled = word[0].upper() + word[1:] if said[0].isupper() else word
    return f"{before}{spelled}{groups['s']}"


def _as(name: str) -> Callable[[re.Match[str]], str]:
    return lambda _: name
