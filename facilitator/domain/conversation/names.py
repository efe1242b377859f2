"""Hears members' names in what is said, and tells a name from the word it looks like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from facilitator.domain.conversation.words import words

# First names that are words as well: a name only where it is written and placed as one.
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
        """Where a text says a member's name, and whose."""
        if self._pattern is None:
            return
        plain = text.replace("’", "'")
        is_cased = plain != plain.lower()
        for found in self._pattern.finditer(plain):
            if not is_cased or plain[found.start()].isupper():
                key = " ".join(found.group().lower().split())
                if key not in _ALSO_WORDS or (is_cased and _stands_as_name(plain, found)):
                    yield found.start(), found.end(), self._member[key]


def _stands_as_name(text: str, found: re.Match[str]) -> bool:
    """Whether "Will" is somebody: in mid-sentence, or before a comma or an apostrophe."""
    begins = not text[: found.start()].rstrip() or text[: found.start()].rstrip()[-1] in ".?!"
    return not begins or text[found.end() : found.end() + 1] in (",", "'", "?", ".", "!")
