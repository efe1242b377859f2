"""Which member is this display name? A wrong name is worse than none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from facilitator.domain.notices import Notice, notice
from facilitator.domain.people.people import Person, Roster, plain
from facilitator.domain.sessions.turns import Transcript, merged

SURE, CLEAR_BY = 90.0, 5.0
SHORTEST_FUZZY = 5  # letters; below that one wrong letter is a different name
LONGEST_LABEL = 200
_ASIDE = re.compile(
    r"\(([^()]*)\)|\[([^\[\]]*)\]|\s[|/•·–—-]+\s(.*)|[|•·](.*)|\s(?:@|at|from)\s(.*)"
)
_MACHINE = (
    r"(?:i?phone|ipad|tablet|macbook|imac|mac|pc|laptop|desktop|computer|chromebook|surface|android"
    r"|handy|samsung|galaxy|pixel|zoom)"
)
_DEVICE = re.compile(
    rf"(?P<s>['’]s|s['’]|s)?['’]? {_MACHINE}\b"
    r"(?: (?:mini|air|pro|max|plus|ultra|book|galaxy|note|\w?\d+\w?))*(?: \(\d+\))?$",
    re.I,
)
_DEVICE_OF = re.compile(rf"^{_MACHINE} (?:de|von|van|di|of) ", re.I)
_TITLE = re.compile(
    r"^(?:(?:dr|prof|professor|mr|mrs|ms|mx|sir|dame|rev|(?:the )?(?:right )?hon)\b\.?\s+)+", re.I
)
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_LETTERS_AFTER = re.compile(
    r"(?:,?\s+(?:ceo|cfo|coo|cto|cmo|cpo|vp|md|phd|mba|cpa|pmp|esq|jr|sr|ii|iii|ph\.d|m\.d)\b\.?)+$",
    re.I,
)
_PRONOUNS = re.compile(
    r",?\s+(?:she|he|they|ze|her|him|hers|his|sie|er|elle|il|ella|él)(?:\s*/\s*\w+)+$", re.I
)
_SEVERAL = re.compile(r"\s(?:&|and|und|et|y|e|with|\+)\s|[/&+]", re.I)
_MIDDLE_INITIAL = re.compile(r"(?<=\w)(?: \w)+ (?=\w)")
_NOTE_TAKER = re.compile(
    r"note ?-?taker|meeting notes|^otter$|\botter\.ai\b|\botterpilot\b|^fathom\b|\bfireflies\b"
    r"|\bread\.ai\b|\btl;?dv\b|\bai (?:companion|assistant|notes?|scribe)\b|\bcopilot$"
    r"|^(?:zoom |meeting |call )?recorder$|['’]s presentation$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The transcript under members' names, and the labels nobody could be found for."""

    transcript: Transcript
    unresolved: tuple[str, ...] = ()
    warnings: tuple[Notice, ...] = ()


def resolve(transcript: Transcript, roster: Roster) -> Resolved:
    """Put members' names in place of display names; a tie or a room label is never guessed.

    What note-taking programs say is left out: they are nobody.
    """
    known = _Known(roster)
    labels = transcript.speakers
    names = {label: known.member(label) for label in labels}
    bots = {label for label in labels if not names[label] and _NOTE_TAKER.search(label)}
    turns = [
        replace(turn, speaker=names.get(turn.speaker) or turn.speaker)
        for turn in transcript.turns
        if turn.speaker not in bots
    ]
    if not roster.people:
        return Resolved(replace(transcript, turns=tuple(turns)))
    unresolved = tuple(label for label in labels if not names[label] and label not in bots)
    warnings = tuple(not_matched(label) for label in unresolved)
    return Resolved(replace(transcript, turns=tuple(merged(turns))), unresolved, warnings)


def not_matched(label: str) -> Notice:
    """What to tell of a label that nobody could be found for."""
    return notice("speaker_not_matched", label=_shown(label))


def roster_of(transcript: Transcript) -> Roster:
    """The speakers themselves as the roster, where no member list was given."""
    return Roster(tuple(Person(speaker) for speaker in transcript.speakers))


def member_named(label: str, roster: Roster) -> str | None:
    """The one member this display name means; None where it could be nobody, or two."""
    return _Known(roster).member(label)


class Names:
    """Tells a reader whether a label calls one of these names; whom it means is not its to say."""

    def __init__(self, names: Iterable[str]) -> None:
        people = tuple(Person(name) for name in dict.fromkeys(names))
        self._known = _Known(Roster(people)) if people else None

    def hold(self, label: str) -> bool:
        """Whether this could call one of them, or two by the same name."""
        return self._known is not None and self._known.calls_somebody(label)


class _Known:
    """Everything a roster's members may be called, made once for all labels of a session."""

    def __init__(self, roster: Roster) -> None:
        self._emails = {p.email.casefold(): p.name for p in roster.people if p.email}
        self._by_letter: dict[str, set[str]] = defaultdict(set)
        self._full: dict[str, set[str]] = defaultdict(set)
        self._aliases_by_letter: dict[str, set[str]] = defaultdict(set)
        self._aliases: dict[str, set[str]] = defaultdict(set)
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._lasts: dict[str, set[str]] = defaultdict(set)
        for person in roster.people:
            self._by_letter[_letters(person.name)].add(person.name)
            for spelled in _spellings(person.name):
                self._full[spelled].add(person.name)
                self._lasts[spelled.rpartition(" ")[2]].add(person.name)
            for alias in person.aliases:
                self._aliases_by_letter[_letters(alias)].add(person.name)
                for spelled in _spellings(alias):
                    self._aliases[spelled].add(person.name)
            for part in _parts(person):
                self._parts[part].add(person.name)
        self._spelled = [
            (words, name)
            for names in (self._full, self._aliases)
            for words, members in names.items()
            if words and len(members) == 1
            for name in members
        ]

    def member(self, label: str) -> str | None:
        """The one member this label means; None where it could be nobody, or two."""
        label = " ".join(label.split())[:LONGEST_LABEL]
        by_letter = self._by_letter.get(_letters(label))
        if by_letter:
            return _only(by_letter)
        aliased = self._aliases_by_letter.get(_letters(label))
        if aliased:
            return _only(aliased)
        if "@" in label and " " not in label:
            return self._by_address(label)
        first, asides = _split(label)
        found = self._found(first)
        beside = [piece for aside in asides for piece in _SEVERAL.split(aside)]
        others = {name for piece in beside for name in self._meant(_forms(piece))}
        return found if found and not others - {found} else None

    def calls_somebody(self, label: str) -> bool:
        """Whether this label means a member, though it may be a tie."""
        first, _ = _split(" ".join(label.split())[:LONGEST_LABEL])
        return bool(self._meant(_forms(first))) or self.member(label) is not None

    def _found(self, label: str) -> str | None:
        forms = [form for form in _forms(label) if form]
        meant = self._meant(forms)
        if any(map(_SEVERAL.search, forms)) and not any(map(_SEVERAL.search, meant)):
            return None  # two people on one screen, unless "y" is within the one's own name
        return _only(meant) if meant else self._nearest([plain(_turned(f)) for f in forms])

    def _meant(self, forms: Iterable[str]) -> set[str]:
        """The members whom one of these means to the letter; more than one is a tie."""
        turned = [name for form in forms for name in (form, _turned(form))]
        words = [spelled for name in turned for spelled in _spellings(name)]
        short = [_MIDDLE_INITIAL.sub(" ", w) for w in words]
        for names, said in ((self._full, words), (self._aliases, words), (self._full, short)):
            meant = {name for w in said if w for name in names.get(w, ())}
            if meant:
                return meant
        called = [w for w in words if len(w) > 1]  # one letter is nobody's name
        meant = {name for w in called for name in self._parts.get(w, ())}
        return meant | {n for w in called for n in self._lasts.get(w, ())} if meant else set()

    def _by_address(self, label: str) -> str | None:
        """By the address itself, or what stands before the @: two in one company are two."""
        exact = self._emails.get(label.casefold())
        if exact:
            return exact
        local, _, domain = label.casefold().partition("@")
        found = _only(self._meant([local]))
        own = next((email for email, name in self._emails.items() if name == found), "")
        return None if own.endswith(f"@{domain}") else found

    def _nearest(self, labels: Iterable[str]) -> str | None:
        """The member whose name is spelled almost like this, if no other comes near."""
        best: dict[str, float] = {}
        slips = set()
        for label in labels:
            if len(label.replace(" ", "")) < SHORTEST_FUZZY:
                continue
            for spelled, name in self._spelled:
                if spelled.count(" ") != label.count(" "):
                    continue
                alike = fuzz.token_sort_ratio(label, spelled)
                best[name] = max(best.get(name, 0.0), alike)
                if _is_slip(label, spelled):
                    slips.add(name)
        ranked = sorted(((score, name) for name, score in best.items()), reverse=True)[:2]
        if not ranked or ranked[0][0] < SURE or ranked[0][1] not in slips:
            return None
        clear = len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= CLEAR_BY
        return ranked[0][1] if clear else None


def _parts(person: Person) -> Iterator[str]:
    """`dana`, `mary ann`, `dana r`, `d ruiz` and the address: what may mean others too."""
    for spelled in _spellings(person.name):
        yield from _parts_of(spelled.split())
    yield plain(person.email.partition("@")[0])


def _parts_of(words: list[str]) -> Iterator[str]:
    if len(words) > 1:
        first, last = words[0], words[-1]
        for count in range(1, len(words)):
            yield " ".join(words[:count])
            yield f"{' '.join(words[:count])} {last[0]}"
        yield f"{first[0]} {last}"
        yield f"{first} {last}"
        yield "".join(words)


def _is_slip(label: str, name: str) -> bool:
    """Whether two names of as many words differ as a slip of the hand makes them differ.

    Diana is not a misspelled Dana, nor Guest 2 a misspelled Guest 1: a first name may only have
    a letter doubled or two swapped, and numbers must agree.
    """
    said, known = label.split(), name.split()
    if sorted(said) == sorted(known):
        return True
    if any(a != b and any(map(str.isdigit, a + b)) for a, b in zip(said, known, strict=True)):
        return False
    a, b = said[0], known[0]
    return a == b or _undoubled(a) == _undoubled(b) or (len(a) > 3 and _swapped(a, b))


def _undoubled(word: str) -> str:
    return re.sub(r"(\w)\1", r"\1", word)


def _swapped(a: str, b: str) -> bool:
    unlike = [at for at in range(min(len(a), len(b))) if a[at] != b[at]]
    if len(a) != len(b) or len(unlike) != 2:
        return False
    at, after = unlike
    return after == at + 1 and a[at] == b[after] and a[after] == b[at]


def _split(label: str) -> tuple[str, list[str]]:
    """The name, and what stands beside it: brackets, a company, a second person."""
    asides: list[str] = []

    def aside(found: re.Match[str]) -> str:
        asides.append(next((group for group in found.groups() if group), "").strip())
        return " "

    rest, before = label, ""
    while rest != before:
        before, rest = rest, _ASIDE.sub(aside, rest)
    bare = rest.strip()
    return (bare, asides) if plain(bare) else (" ".join(asides), [])


def _forms(label: str) -> list[str]:
    """The label without pronouns, titles and devices; the s of `Hans iPhone` may be his own."""
    bare = _PRONOUNS.sub("", label).strip()
    bare = _TITLE.sub("", _LETTERS_AFTER.sub("", bare)).strip()
    owned = _DEVICE_OF.sub("", bare)
    if owned != bare:
        return [owned]
    device = _DEVICE.search(bare)
    if not device:
        return [bare]
    forms = [bare[: device.start()].strip()]
    if (device["s"] or "").casefold() in ("s", "s'", "s’"):
        forms.append(forms[0] + bare[device.start()])
    return forms


def _turned(label: str) -> str:
    """`Ruiz, Dana` as `Dana Ruiz`."""
    last, comma, first = label.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else label


def _spellings(name: str) -> set[str]:
    """In plain words; `O'Connor` is also written `OConnor`."""
    return {plain(name), plain(_APOSTROPHE.sub("", name))}


def _letters(name: str) -> str:
    """To the letter, but for case and spaces."""
    return " ".join(name.casefold().split())


def _only(names: set[str]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None


def _shown(label: str) -> str:
    return "".join(c for c in label if c.isprintable())[:60]
