"""The phrases of one language, by what they do in a conversation: hand over, offer, promise.

The rules of conversation know no language; they ask a `Speech` whether a sentence holds a phrase of
a group. The groups are data: `domain/language/packs/LANGUAGE/conversation.toml`. A language without
such a file has no phrases, and only the structure of the talk is left to the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from re import Match, Pattern
from typing import Any

from facilitator.domain.language.packs import LANGUAGES, pack_part
from facilitator.domain.language.phrases import compile_phrases, fold

DEFAULT = "en"
_NEAR = 160  # characters before a place in which a phrase that leads to it is sought


class Speech:
    """The phrases of a language; patterns are compiled when they are first asked for.

    A group is named "table.key" as in the file. Texts must be folded (`phrases.fold`). Raises
    KeyError for a group that the language's file does not have.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._data = pack_part(language, "conversation")
        self._words: dict[str, frozenset[str]] = {}
        self._patterns: dict[str, list[tuple[float, Pattern[str]]]] = {}
        fillers = "|".join(sorted(self.words("fillers"), key=len, reverse=True)) or "(?!)"
        self._named = dict(self._data.get("named", {}))
        self._named["start"] = rf"^\W{{0,4}}(?:(?:{fillers})(?!\w)\W{{0,4}}){{0,6}}"

    def words(self, name: str) -> frozenset[str]:
        """Return a list of single words of the language, folded."""
        if name not in self._words:
            listed = self._data["words"][name] if self._data else ""
            self._words[name] = frozenset(fold(listed).split())
        return self._words[name]

    def is_past(self, said: str) -> bool:
        """Whether words end, as they were said, in an accent that only a past form has: "llamó".

        Folding hides it; the file of a language that has such endings names them.
        """
        endings = self._data.get("past_endings", "").split()
        return said.casefold().endswith(tuple(endings))

    def lists(self, name: str, word: str) -> bool:
        """Whether a folded word, or what it begins with up to its apostrophe, is in a list.

        So "t'" in a French list stands for "t'envoie" and "t'en", too.
        """
        listed = self.words(name)
        return word in listed or ("'" in word and word[: word.index("'") + 1] in listed)

    def search(self, group: str, text: str) -> Match[str] | None:
        """Return the first phrase of a group in a folded text, or None."""
        return self._pattern(group).search(text)

    def all(self, group: str, text: str) -> list[Match[str]]:
        """Return all phrases of a group in a folded text, without overlaps."""
        return list(self._pattern(group).finditer(text))

    def opens(self, group: str, text: str) -> Match[str] | None:
        """Return the phrase of a group with which a text begins, after words like "so, well"."""
        return self._compiled(group, "start")[0][1].match(text)

    def leads_to(self, group: str, text: str, at: int) -> bool:
        """Whether the words directly before the character ``at`` are a phrase of a group."""
        return bool(self._compiled(group, "end")[0][1].search(text[max(at - _NEAR, 0) : at]))

    def weight(self, group: str, text: str) -> float:
        """Return the sum of the weights of the phrases of a group that a text holds."""
        return sum(w for w, pattern in self._compiled(group, "ways") if pattern.search(text))

    def count(self, group: str, text: str) -> int:
        """Return how many of the lists of phrases in a group a text holds something of."""
        return sum(bool(p.search(text)) for _, p in self._compiled(group, "lists"))

    def _pattern(self, group: str) -> Pattern[str]:
        return self._compiled(group, "")[0][1]

    def _compiled(self, group: str, form: str) -> list[tuple[float, Pattern[str]]]:
        key = f"{group} {form}"
        found = self._patterns.get(key)
        if found is None:
            found = self._patterns[key] = self._compile(self._group(group), form)
        return found

    def _group(self, group: str) -> Any:
        if not self._data:
            return []
        table, _, key = group.partition(".")
        return self._data[table][key]

    def _compile(self, phrases: Any, form: str) -> list[tuple[float, Pattern[str]]]:
        if form == "ways":
            return [(w["weight"], self._of(w["phrases"])) for w in phrases]
        if form == "lists":
            return [(1.0, self._of(listed)) for listed in phrases]
        if form == "start":
            return [(1.0, self._of([f"{{start}}(?:{p})" for p in phrases]))]
        if form == "end":
            return [(1.0, self._of([rf"(?:{p})\W{{0,4}}$" for p in phrases]))]
        return [(1.0, self._of(phrases))]

    def _of(self, phrases: Sequence[str]) -> Pattern[str]:
        return compile_phrases(phrases, self._named, commas=False)


@cache
def speech_of(language: str) -> Speech:
    """Return the phrases of a language ("de"), English if it is not known ("").

    Of a language that has no pack there are no phrases.
    """
    if not language:
        return speech_of(DEFAULT)
    return Speech(language if language in LANGUAGES else "-") if language != "-" else Speech("-")
