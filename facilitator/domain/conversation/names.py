"""Finds members' names in sentences, and distinguishes them from ordinary words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from facilitator.domain.conversation.speech import speech_of
from facilitator.domain.conversation.words import words
from facilitator.domain.language.phrases import fold

SECOND_OF = 3  # parts of a name whose second part may be a given name, too: María Fernanda Olvera
SHORTEST_SECOND = 4  # letters; "de" and "van" are none


class Names:
    """The names of the members of a session, to be found in sentences.

    Members are called by their full name, its first part, or the second of three or more parts.
    ``aliases`` are other names by which members are called, each with its member. ``also_words``
    are first names that are ordinary words too ("Will"): names only by capital letter and place;
    those of English if none are given.
    """

    def __init__(
        self,
        members: Collection[str],
        aliases: Mapping[str, str] | None = None,
        also_words: Collection[str] | None = None,
    ) -> None:
        called = {**dict.fromkeys(members), **(aliases or {})}
        parts = {name: words(fold(name)) for name in called}
        owner = {name: member or name for name, member in called.items()}
        firsts: dict[str, set[str]] = {}
        for name, said in parts.items():
            if said:
                firsts.setdefault(said[0], set()).add(owner[name])
        self._also_words = (
            speech_of("").words("names_too") if also_words is None else frozenset(also_words)
        )
        self._member: dict[str, str] = {}
        seconds: dict[str, set[str]] = {}
        for name, said in parts.items():
            if len(said) >= SECOND_OF and len(said[1]) >= SHORTEST_SECOND and said[1] not in firsts:
                seconds.setdefault(said[1], set()).add(owner[name])
        for call, owners in (*firsts.items(), *seconds.items()):
            if len(owners) == 1:
                self._member[call] = next(iter(owners))
        for name, said in parts.items():
            if said:
                self._member[" ".join(said)] = owner[name]
        self.keys = frozenset(key.split()[0] for key in self._member)
        longest = sorted(map(re.escape, self._member), key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:{'|'.join(longest)})(?!\w)") if longest else None

    def within(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and member for each member's name in a text."""
        if self._pattern is None:
            return
        plain = fold(text)
        is_cased = text != text.lower()
        for match in self._pattern.finditer(plain):
            if not is_cased or text[match.start()].isupper():
                key = " ".join(match.group().split())
                if key not in self._also_words or (is_cased and _stands_as_name(text, match)):
                    yield match.start(), match.end(), self._member[key]


def _stands_as_name(text: str, match: re.Match[str]) -> bool:
    """Whether "Will" is a name here: in mid-sentence, or before a punctuation mark."""
    begins = not text[: match.start()].rstrip() or text[: match.start()].rstrip()[-1] in ".?!"
    return not begins or text[match.end() : match.end() + 1] in (",", "'", "’", "?", ".", "!")
