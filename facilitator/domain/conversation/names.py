"""Finds members' names in sentences, and distinguishes them from ordinary words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from facilitator.domain.conversation.words import words

# First names that are also words: a name only by capital letter and position.
_ALSO_WORDS = frozenset(
    """
will may mark bill grace hope rose art sue frank dean guy rich miles april june joy faith dawn drew
chase rob pat jack ray penny carol summer autumn max bo an so my do
""".split()
)


class Names:
    """The names of the members of a session, to be found in sentences."""

    def __init__(self, members: Collection[str]) -> None:
        parts = {member: words(member) for member in members}
        firsts = Counter(p[0] for p in parts.values() if p)
        self._member: dict[str, str] = {}
        for member, said in parts.items():
            if said:
                self._member[" ".join(said)] = member
                if firsts[said[0]] == 1:
                    self._member[said[0]] = member
        self.keys = frozenset(key.split()[0] for key in self._member)
        longest = sorted(map(re.escape, self._member), key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:{'|'.join(longest)})(?!\w)", re.I) if longest else None

    def within(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and member for each member's name in a text."""
        if self._pattern is None:
            return
        plain = text.replace("’", "'")
        is_cased = plain != plain.lower()
        for match in self._pattern.finditer(plain):
            if not is_cased or plain[match.start()].isupper():
                key = " ".join(match.group().lower().split())
                if key not in _ALSO_WORDS or (is_cased and _stands_as_name(plain, match)):
                    yield match.start(), match.end(), self._member[key]


def _stands_as_name(text: str, match: re.Match[str]) -> bool:
    """Whether "Will" is a name here: in mid-sentence, or before a punctuation mark."""
    begins = not text[: match.start()].rstrip() or text[: match.start()].rstrip()[-1] in ".?!"
    return not begins or text[match.end() : match.end() + 1] in (",", "'", "?", ".", "!")
