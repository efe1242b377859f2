"""The people of a session, with the normalised form of a name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

# Letters that Unicode decomposition does not turn into the plain ones that people type.
_TYPED_AS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_SIGNS = re.compile(r"[^a-z0-9]+")


class Role(StrEnum):
    MODERATOR = "moderator"
    MEMBER = "member"
    GUEST = "guest"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the roster; ``recorded`` is false if nothing of theirs may be stored.

    ``profile`` is what they know and can help with, in their own words; ``time_zone`` is empty if
    it is the group's.
    """

    name: str
    email: str = ""
    aliases: tuple[str, ...] = ()
    role: Role = Role.MEMBER
    recorded: bool = True
    profile: str = ""
    time_zone: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of one session; empty if no member list was given."""

    people: tuple[Person, ...] = ()

    @property
    def moderators(self) -> frozenset[str]:
        return frozenset(p.name for p in self.people if p.role is Role.MODERATOR)

    def named(self, name: str) -> Person | None:
        """Return the person with exactly this name, or None."""
        return next((p for p in self.people if p.name == name), None)


def normalize(name: str) -> str:
    """Return a name in lower case without accents, signs and emoji, for comparison.

    Vowel signs of scripts that write them as marks (Devanagari, Thai, Hebrew) stay: without them
    different names would become one.
    """
    if name.isascii():  # most are, and pages compare thousands of words
        return _SIGNS.sub(" ", name.casefold()).strip()
    plain = unicodedata.normalize("NFKD", name).casefold()  # fancy letters have no case of theirs
    whole = unicodedata.normalize("NFKD", plain).translate(_TYPED_AS)
    bare = "".join(c for c in whole if not "\u0300" <= c <= "\u036f")
    kept = []
    for c in unicodedata.normalize("NFC", bare):
        kind = unicodedata.category(c)
        if kind != "Cf":  # joiners and direction marks are inside words
            kept.append(c if kind[0] in "LNM" else " ")
    return " ".join("".join(kept).split())
