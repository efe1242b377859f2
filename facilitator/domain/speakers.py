"""Which member is this display name? A wrong name is worse than none."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from facilitator.domain.people import Person, Roster
from facilitator.domain.turns import Transcript, merged

SURE, CLEAR_BY = 90.0, 5.0
SHORTEST_FUZZY = 5  # letters; below that one wrong letter is a different name
_BRACKETS = re.compile(r"\(.*?\)|\[(?!\w+\]$).*?\]|\s[|/•·–—-]\s.*|\|.*")
_DEVICE = re.compile(
    r"['’]?s?['’]? (?:i?phone|ipad|tablet|macbook(?: \w+)?|imac|pc|laptop|computer|"
    r"galaxy.*|pixel.*)(?: \d+)?$",
    re.I,
)
_TITLE = re.compile(r"^(?:dr|prof|mr|mrs|ms|mx|sir|dame)\b\.?\s+", re.I)
_SEVERAL = re.compile(r"\s(?:&|and|und|et|y|e|with|\+)\s|[/&+]", re.I)
_NOTE_TAKER = re.compile(
    r"note ?-?taker|meeting notes|\botter(?:\.ai|pilot)?\b|\bfathom\b|\bfireflies\b|\bread\.ai\b|"
    r"\btl;?dv\b|\bai companion\b|\bcopilot\b|\brecorder\b|['’]s presentation$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The transcript under members' names, and the labels nobody could be found for."""

    transcript: Transcript
    unresolved: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def resolve(transcript: Transcript, roster: Roster) -> Resolved:
    """Put members' names in place of display names; a tie or a room label is never guessed.

    What note-taking programs say is left out: they are nobody.
    """
    turns = [t for t in transcript.turns if not _NOTE_TAKER.search(t.speaker)]
    if not roster.people:
        return Resolved(replace(transcript, turns=tuple(turns)))
    names = {label: member_named(label, roster) for label in transcript.speakers}
    unresolved = tuple(
        label for label, name in names.items() if name is None and not _NOTE_TAKER.search(label)
    )
    turns = [replace(t, speaker=names.get(t.speaker) or t.speaker) for t in turns]
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
    """The one member this display name means; None where it could be nobody, or two."""
    label = " ".join(label.split())[:200]
    whole = _plain(label)
    exact = [p.name for p in roster.people if whole and whole == _plain(p.name)]
    if exact:
        return exact[0] if len(exact) == 1 else None
    for name in dict.fromkeys((label, _bare(label), _turned(_bare(label)))):
        called = _called(name, roster)
        if called:
            return called[0] if len(called) == 1 else None
    bare = _bare(label)
    if _SEVERAL.search(bare):
        return None
    return _nearest(_plain(_turned(bare)), roster)


def _called(label: str, roster: Roster) -> list[str]:
    """The members whom this says to the letter: by name, alias, address, or first name."""
    plain = _plain(label)
    if not plain:
        return []
    known = [(p, {_plain(n) for n in (p.name, p.email, *p.aliases) if n}) for p in roster.people]
    exact = [p.name for p, names in known if plain in names]
    if exact:
        return exact
    by_address = [
        p.name for p in roster.people if p.email and plain == _plain(p.email.split("@")[0])
    ]
    firsts = [p.name for p in roster.people if plain == _plain(p.name).partition(" ")[0]]
    initial = [p.name for p in roster.people if plain in _initialled(p)]
    return list(dict.fromkeys(firsts or initial or by_address))


def _initialled(person: Person) -> set[str]:
    """`dana r` and `d ruiz` for Dana Ruiz."""
    first, _, rest = _plain(person.name).partition(" ")
    last = rest.rpartition(" ")[2]
    return {f"{first} {last[0]}", f"{first[0]} {last}"} if first and last else set()


def _nearest(plain: str, roster: Roster) -> str | None:
    """The member whose name is spelled almost like this, if no other comes near."""
    if len(plain) < SHORTEST_FUZZY or plain.replace(" ", "").isdigit():
        return None
    ranked = sorted(((_likeness(plain, p), p.name) for p in roster.people), reverse=True)
    best, second = ranked[0], ranked[1] if len(ranked) > 1 else (0.0, "")
    return best[1] if best[0] >= SURE and best[0] - second[0] >= CLEAR_BY else None


def _likeness(plain: str, person: Person) -> float:
    """How alike in spelling, 0 to 100; names of different numbers of words never are."""
    words = Counter(plain.split()).total()
    names = [_plain(n) for n in (person.name, *person.aliases)]
    alike = [fuzz.token_sort_ratio(plain, n) for n in names if len(n.split()) == words]
    return max(alike, default=0.0)


def _bare(label: str) -> str:
    """Without pronouns, companies, titles and devices."""
    bare = _BRACKETS.sub(" ", label).strip()
    bare = _DEVICE.sub("", bare).strip()
    return _TITLE.sub("", bare).strip()


def _turned(label: str) -> str:
    """`Ruiz, Dana` as `Dana Ruiz`."""
    last, comma, first = label.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else label


def _plain(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare.casefold()))


def _shown(label: str) -> str:
    return "".join(c for c in label if c.isprintable())[:60]
