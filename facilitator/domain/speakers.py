"""Which member is this display name? A wrong name is worse than none."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from facilitator.domain.people import Person, Roster
from facilitator.domain.turns import Transcript, merged

_DECORATION = re.compile(r"\(.*?\)|\[.*?\]|\|.*|['’]s (?:i?phone|ipad|macbook|pc|laptop)\b.*", re.I)
SURE, CLEAR_BY = 90.0, 5.0


@dataclass(frozen=True, slots=True)
class Resolved:
    """The transcript under members' names, and the labels nobody could be found for."""

    transcript: Transcript
    unresolved: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def resolve(transcript: Transcript, roster: Roster) -> Resolved:
    """Put members' names in place of display names; a tie or a room label is never guessed."""
    if not roster.people:
        return Resolved(transcript)
    names = {label: _member(label, roster) for label in transcript.speakers}
    unresolved = tuple(label for label, name in names.items() if name is None)
    turns = [replace(t, speaker=names.get(t.speaker) or t.speaker) for t in transcript.turns]
    warnings = tuple(
        f"'{_shown(label)}' could not be matched to one member; "
        "what was said there is given to nobody."
        for label in unresolved
    )
    return Resolved(replace(transcript, turns=tuple(merged(turns))), unresolved, warnings)


def roster_of(transcript: Transcript) -> Roster:
    """The speakers themselves as the roster, where no member list was given."""
    return Roster(tuple(Person(speaker) for speaker in transcript.speakers))


def member_named(label: str, roster: Roster) -> str | None:
    """The one member this display name means, or None."""
    return _member(label, roster)


def _member(label: str, roster: Roster) -> str | None:
    plain = _plain(_DECORATION.sub(" ", label[:200]))
    if not plain:
        return None
    firsts = [p.name for p in roster.people if plain == _plain(p.name).split()[0]]
    exact = [
        p.name for p in roster.people if plain in {_plain(n) for n in (p.name, *p.aliases, p.email)}
    ]
    for found in (exact, firsts):
        if found:
            return found[0] if len(found) == 1 else None
    ranked = sorted(((_likeness(plain, p), p.name) for p in roster.people), reverse=True)
    best, second = ranked[0], ranked[1] if len(ranked) > 1 else (0.0, "")
    return best[1] if best[0] >= SURE and best[0] - second[0] >= CLEAR_BY else None


def _likeness(plain: str, person: Person) -> float:
    first, *rest = _plain(person.name).split()
    words = plain.split()
    if rest and len(words) == 2 and words[0] == first and words[1] == rest[-1][0]:
        return 95.0
    names = [_plain(n) for n in (person.name, *person.aliases)]
    return max(fuzz.token_sort_ratio(plain, name) for name in names)


def _plain(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare.casefold()))


def _shown(label: str) -> str:
    return "".join(c for c in label if c.isprintable())[:60]
