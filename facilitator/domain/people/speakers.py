"""Match display names to members. A wrong name is worse than none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from facilitator.domain.notices import Notice, notice
from facilitator.domain.people.person import Person, Roster, normalize
from facilitator.domain.sessions.turns import Transcript, merge_turns

SURE, CLEAR_BY = 90.0, 5.0
SHORTEST_FUZZY = 5  # characters; in shorter names one wrong letter is a different name
LONGEST_LABEL = 200
_EXTRA = re.compile(
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
    r"(?:,?\s{1,3}(?:ceo|cfo|coo|cto|cmo|cpo|vp|md|phd|mba|cpa|pmp|esq|jr|sr|ii|iii|ph\.d|m\.d)\b\.?){1,8}$",
    re.I,
)
_PRONOUNS = re.compile(
    r",?\s{1,3}(?:she|he|they|ze|her|him|hers|his|sie|er|elle|il|ella|él)(?:\s{0,3}/\s{0,3}\w{1,20}){1,4}$",
    re.I,
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
    """The transcript with members' names, and the labels that match no member."""

    transcript: Transcript
    unresolved: tuple[str, ...] = ()
    warnings: tuple[Notice, ...] = ()


def resolve_speakers(transcript: Transcript, roster: Roster) -> Resolved:
    """Replace display names by members' names; an ambiguous or room label is never guessed.

    Turns of note-taking programs are removed.
    """
    known = _NameIndex(roster)
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
    warnings = tuple(unmatched_label_notice(label) for label in unresolved)
    return Resolved(replace(transcript, turns=tuple(merge_turns(turns))), unresolved, warnings)


def unmatched_label_notice(label: str) -> Notice:
    """Return the warning about a label that matches no member."""
    return notice("speaker_not_matched", label=_printable(label))


def roster_of_speakers(transcript: Transcript) -> Roster:
    """Return the speakers themselves as the roster, if no member list was given."""
    return Roster(tuple(Person(speaker) for speaker in transcript.speakers))


def find_member(label: str, roster: Roster) -> str | None:
    """Return the one member this display name means; None if it is unclear."""
    return _NameIndex(roster).member(label)


class NameMatcher:
    """Tells whether a label is one of these names, without telling whose."""

    def __init__(self, names: Iterable[str]) -> None:
        people = tuple(Person(name) for name in dict.fromkeys(names))
        self._known = _NameIndex(Roster(people)) if people else None

    def hold(self, label: str) -> bool:
        """Whether a label could mean one of them, or two with the same name."""
        return self._known is not None and self._known.calls_somebody(label)


class _NameIndex:
    """All names a roster's members may have, indexed once for all labels of a session."""

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
        self._unique_names = [
            (words, name)
            for names in (self._full, self._aliases)
            for words, members in names.items()
            if words and len(members) == 1
            for name in members
        ]

    def member(self, label: str) -> str | None:
        """Return the one member a label means; None if it is unclear."""
        label = " ".join(label.split())[:LONGEST_LABEL]
        by_letter = self._by_letter.get(_letters(label))
        if by_letter:
            return _only(by_letter)
        aliased = self._aliases_by_letter.get(_letters(label))
        if aliased:
            return _only(aliased)
        if "@" in label and " " not in label:
            return self._match_address(label)
        first, asides = _split(label)
        matched = self._match_name(first)
        extra_parts = [piece for aside in asides for piece in _SEVERAL.split(aside)]
        others = {name for piece in extra_parts for name in self._exact_matches(_forms(piece))}
        return matched if matched and not others - {matched} else None

    def calls_somebody(self, label: str) -> bool:
        """Whether a label means a member, though it may be ambiguous."""
        first, _ = _split(" ".join(label.split())[:LONGEST_LABEL])
        return bool(self._exact_matches(_forms(first))) or self.member(label) is not None

    def _match_name(self, label: str) -> str | None:
        forms = [form for form in _forms(label) if form]
        matches = self._exact_matches(forms)
        if any(map(_SEVERAL.search, forms)) and not any(map(_SEVERAL.search, matches)):
            return None  # two people on one screen, unless "y" is part of one name
        return (
            _only(matches)
            if matches
            else self._closest_match([normalize(_first_name_first(f)) for f in forms])
        )

    def _exact_matches(self, forms: Iterable[str]) -> set[str]:
        """Return the members whom one of these forms matches exactly; several are ambiguous."""
        variants = [name for form in forms for name in (form, _first_name_first(form))]
        words = [spelled for name in variants for spelled in _spellings(name)]
        short = [_MIDDLE_INITIAL.sub(" ", w) for w in words]
        for names, said in ((self._full, words), (self._aliases, words), (self._full, short)):
            matches = {name for w in said if w for name in names.get(w, ())}
            if matches:
                return matches
        long_enough = [w for w in words if len(w) > 1]  # a single letter is not a name
        matches = {name for w in long_enough for name in self._parts.get(w, ())}
        return (
            matches | {n for w in long_enough for n in self._lasts.get(w, ())} if matches else set()
        )

    def _match_address(self, label: str) -> str | None:
        """Match the address itself, or the part before the @ unless the domain is shared."""
        exact = self._emails.get(label.casefold())
        if exact:
            return exact
        local, _, domain = label.casefold().partition("@")
        matched = _only(self._exact_matches([local]))
        known_address = next((email for email, name in self._emails.items() if name == matched), "")
        return None if known_address.endswith(f"@{domain}") else matched

    def _closest_match(self, labels: Iterable[str]) -> str | None:
        """Return the member with an almost identical name, if no other comes close."""
        best: dict[str, float] = {}
        slips = set()
        for label in labels:
            if len(label.replace(" ", "")) < SHORTEST_FUZZY:
                continue
            for spelled, name in self._unique_names:
                if spelled.count(" ") != label.count(" "):
                    continue
                alike = fuzz.token_sort_ratio(label, spelled)
                best[name] = max(best.get(name, 0.0), alike)
                if _is_typo(label, spelled):
                    slips.add(name)
        ranked = sorted(((score, name) for name, score in best.items()), reverse=True)[:2]
        if not ranked or ranked[0][0] < SURE or ranked[0][1] not in slips:
            return None
        clear = len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= CLEAR_BY
        return ranked[0][1] if clear else None


def _parts(person: Person) -> Iterator[str]:
    """Yield short forms: `dana`, `mary ann`, `dana r`, `d ruiz`, the address before the @."""
    for spelled in _spellings(person.name):
        yield from _parts_of(spelled.split())
    yield normalize(person.email.partition("@")[0])


def _parts_of(words: list[str]) -> Iterator[str]:
    if len(words) > 1:
        first, last = words[0], words[-1]
        for count in range(1, len(words)):
            yield " ".join(words[:count])
            yield f"{' '.join(words[:count])} {last[0]}"
        yield f"{first[0]} {last}"
        yield f"{first} {last}"
        yield "".join(words)


def _is_typo(label: str, name: str) -> bool:
    """Whether two names with the same number of words differ only by a typo.

    Diana is not a misspelled Dana, nor Guest 2 a misspelled Guest 1: in a first name only a doubled
    letter or two swapped ones count as a typo, and numbers must agree.
    """
    label_words, name_words = label.split(), name.split()
    if sorted(label_words) == sorted(name_words):
        return True
    if any(
        a != b and any(map(str.isdigit, a + b))
        for a, b in zip(label_words, name_words, strict=True)
    ):
        return False
    a, b = label_words[0], name_words[0]
    return a == b or _without_doubles(a) == _without_doubles(b) or (len(a) > 3 and _swapped(a, b))


def _without_doubles(word: str) -> str:
    return re.sub(r"(\w)\1", r"\1", word)


def _swapped(a: str, b: str) -> bool:
    differing = [at for at in range(min(len(a), len(b))) if a[at] != b[at]]
    if len(a) != len(b) or len(differing) != 2:
        return False
    at, after = differing
    return after == at + 1 and a[at] == b[after] and a[after] == b[at]


def _split(label: str) -> tuple[str, list[str]]:
    """Split a label into the name and what is next to it: brackets, a company, a second person."""
    asides: list[str] = []

    def aside(match: re.Match[str]) -> str:
        asides.append(next((group for group in match.groups() if group), "").strip())
        return " "

    rest, before = label, ""
    while rest != before:
        before, rest = rest, _EXTRA.sub(aside, rest)
    bare = rest.strip()
    return (bare, asides) if normalize(bare) else (" ".join(asides), [])


def _forms(label: str) -> list[str]:
    """Return the label without pronouns, titles and devices; in `Hans iPhone` the s may be his."""
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


def _first_name_first(label: str) -> str:
    """Turn `Ruiz, Dana` into `Dana Ruiz`."""
    last, comma, first = label.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else label


def _spellings(name: str) -> set[str]:
    """Return the normalised spellings; `O'Connor` is also written `OConnor`."""
    return {normalize(name), normalize(_APOSTROPHE.sub("", name))}


def _letters(name: str) -> str:
    """Compare exactly, except for case and spaces."""
    return " ".join(name.casefold().split())


def _only(names: set[str]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None


def _printable(label: str) -> str:
    return "".join(c for c in label if c.isprintable())[:60]
