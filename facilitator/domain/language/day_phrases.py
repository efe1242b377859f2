"""Finds what a text says about days, by the words and phrases in `packs/LANGUAGE/days.toml`.

`domain/recaps/due_dates.py` makes dates of it. What stands in a data file:

- ``[words]``: the words of each slot. A list counts from one (weekdays: from zero, Monday); a table
  has a value before the words. Spellings are separated by blanks; a hyphen in one also matches a
  blank, a comma or nothing.
- ``[named]``: parts of phrases that several phrases use.
- ``[phrases]``: a list for each kind, in the pattern language of `phrases.py`, with slots in
  braces. The longest phrase wins; of two that are as long, the one that stands first in the file.
  The kinds are described in `due_dates.py`. Three are no dates: a phrase of another kind that
  overlaps one of ``no_single_day`` (recurring, or one of two days) or ``no_day`` (past, or no day
  at all) is dropped, unless it covers it; one that overlaps one of ``until`` ("by", and the
  beginning of a day) is a deadline.
- ``instead``: what stands between two days if only the second counts ("no, sorry", "or").
- ``deadlines``: other ways to say by when ("before the next session").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from re import Pattern
from typing import Any, NamedTuple

from facilitator.domain.language.packs import pack_part
from facilitator.domain.language.phrases import compile_phrases, fold

NO_SINGLE_DAY, NO_DAY, UNTIL = "no_single_day", "no_day", "until"
_SLOT = re.compile(r"\{([a-z_]+)\}")
_MOST_NESTED = 8
_BASE = {"weekday": 0, "short_weekday": 0}  # all other lists count from one
# Slots that are read like another one.
_READ_AS = {
    "sure_month": "month", "short_weekday": "weekday", "ordinal": "number", "digits": "number",
    "many": "number", "large_number": "number", "half_year": "unit", "period": "unit",
    "mid": "part", "from_start": "part", "which_after": "which", "weeks_after": "weeks",
    "month_number": "month", "dd": "d",
}  # fmt: skip
# Numbers in digits; not a part of a decimal number, a time of day, a fraction or a percentage.
_ALONE = r"(?<![0-9])(?<![0-9][.,:/-])[0-9]{{1,{most}}}(?![0-9]|[.,:/][0-9]| ?%)"
_DIGITS = {
    "digits": _ALONE.format(most=2),
    "many": _ALONE.format(most=3),
    "year": "(?:19|20)[0-9]{2}",
    "d": r"(?<![0-9])(?<![0-9][.,:/-])[0-9]{1,2}",
    "m": "[0-9]{1,2}",
    "d_or_m": r"(?<![0-9])(?<![0-9][.,:/-])[0-9]{1,2}",
    "m_or_d": "[0-9]{1,2}(?![0-9])",
    "dd": "[0-9]{1,2}",
    "y": r"(?:20)?[0-9]{2}(?![0-9])",
}
# Phrases without which a text says nothing about days contain a digit or a word of these slots.
_KEYS = (
    "weekday", "short_weekday", "month", "relative", "unit", "half_year", "period", "part_unit",
    "weekend", "weeks", "ordinal", "named_day",
)  # fmt: skip
_ISO = r"{year}-{m}-{dd}(?![0-9])"
_TIMES = ("weekday", "short_weekday", "unit", "period", "weekend")  # what may recur


@dataclass(frozen=True, slots=True)
class DayPhrase:
    """Words about a day: their kind, the values of their slots, and their place in the text.

    ``is_deadline`` is true if a word like "by" goes with them.
    """

    kind: str
    values: Mapping[str, Any]
    start: int
    end: int
    is_deadline: bool = False


class _Slot(NamedTuple):
    pattern: str
    values: Mapping[str, int | str]


class _Kind(NamedTuple):
    name: str
    pattern: Pattern[str]
    slots: Mapping[str, str]  # the slot of each group of the pattern


@dataclass(frozen=True, slots=True)
class _Language:
    slots: Mapping[str, _Slot]
    kinds: tuple[_Kind, ...]
    keys: Pattern[str]
    instead: Pattern[str]
    deadlines: Pattern[str]


def day_phrases(text: str, language: str) -> list[DayPhrase]:
    """Return what a text says about days, in order of place; ``no_single_day``, too.

    The longer of two phrases that overlap wins. Linear in the length of the text.
    """
    spoken = _compiled(language)
    folded = fold(text)
    if not spoken.keys.search(folded):
        return []
    found = [phrase for kind in spoken.kinds for phrase in _found(kind, folded, spoken.slots)]
    found.sort(key=lambda p: (p.start - p.end, p.start))  # the longest first
    barred = _extents(p for p in found if p.kind in (NO_SINGLE_DAY, NO_DAY))
    limits = _extents(p for p in found if p.kind == UNTIL)
    days = _apart(p for p in found if p.kind not in (NO_SINGLE_DAY, NO_DAY, UNTIL))
    kept = [
        replace(p, is_deadline=not limits.keys().isdisjoint(range(p.start, p.end)))
        for p in days
        if not _is_barred(p, barred)
    ]
    others = [p for p in found if p.kind == NO_SINGLE_DAY]
    return sorted(_apart([*kept, *others]), key=lambda p: p.start)


def is_vague_deadline(text: str, language: str) -> bool:
    """Whether a text has one of the other ways to say by when: "before the next session"."""
    return bool(_compiled(language).deadlines.search(fold(text)))


def replaces(between: str, language: str) -> bool:
    """Whether of two days with these words between them only the second counts."""
    words = fold(between).strip(" ,.;:?!…–-")
    return bool(words) and bool(_compiled(language).instead.fullmatch(words))


def _apart(phrases: Iterable[DayPhrase]) -> list[DayPhrase]:
    """The phrases that overlap none of the earlier ones."""
    kept: list[DayPhrase] = []
    taken: set[int] = set()
    for phrase in phrases:
        places = range(phrase.start, phrase.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(phrase)
    return kept


def _extents(phrases: Iterable[DayPhrase]) -> dict[int, tuple[int, int]]:
    """For each character in these phrases, where they begin and end."""
    result: dict[int, tuple[int, int]] = {}
    for phrase in phrases:
        for place in range(phrase.start, phrase.end):
            start, end = result.get(place, (phrase.start, phrase.end))
            result[place] = min(start, phrase.start), max(end, phrase.end)
    return result


def _is_barred(phrase: DayPhrase, extents: Mapping[int, tuple[int, int]]) -> bool:
    """Whether a phrase touches one that is no day, and does not cover it as the longer one."""
    touched = {extents[place] for place in range(phrase.start, phrase.end) if place in extents}
    return any(
        start < phrase.start or end > phrase.end or (start, end) == (phrase.start, phrase.end)
        for start, end in touched
    )


def _found(kind: _Kind, folded: str, slots: Mapping[str, _Slot]) -> Iterator[DayPhrase]:
    for match in kind.pattern.finditer(folded):
        values: dict[str, Any] = {}
        for group, words in match.groupdict().items():
            if words is not None:
                slot = kind.slots[group]
                values[_READ_AS.get(slot, slot)] = _value(slots.get(slot), words)
        yield DayPhrase(kind.name, values, match.start(), match.end())


def _value(slot: _Slot | None, words: str) -> int | str:
    return slot.values[_key(words)] if slot else int(words)


@cache
def _compiled(language: str) -> _Language:
    """The patterns of a language, compiled when they are first used."""
    data = pack_part(language, "days")
    words = data.get("words", {})
    slots = {name: _slot(entries, _BASE.get(name, 1)) for name, entries in words.items()}
    if doubtful := set(data.get("doubtful_months", ())):
        slots["sure_month"] = _slot([_without(listed, doubtful) for listed in words["month"]], 1)
    key_words = [slots[name].pattern for name in _KEYS if name in slots]
    times = [slots[name].pattern for name in _TIMES if name in slots]
    numbers = [_slot(words["number"][1:], 2).pattern] if words else []
    parts = [slots["part"].pattern] if words else []
    named = {"any_day": "|".join([r"[0-9]{1,2}\w{0,3}", *key_words, *numbers, *parts])}
    named |= {"any_time": "|".join(times)}
    named |= {"any_month": slots["month"].pattern} if words else {}
    named |= data.get("named", {})
    phrases: dict[str, list[str]] = dict(data.get("phrases", {}))
    phrases["numeric"] = [_ISO, *phrases.get("numeric", ())]
    return _Language(
        slots,
        tuple(
            _kind(name, phrase, named, slots)
            for name, listed in phrases.items()
            for phrase in listed
        ),
        # also the first part of a longer word: "Freitagabend"
        re.compile(
            "[0-9]|" + compile_phrases([rf"(?:{'|'.join(key_words + numbers)})\w{{0,20}}"]).pattern
        ),
        compile_phrases(data.get("instead", ()), named),
        compile_phrases(_expanded(data.get("deadlines", ()), named, slots)),
    )


def _slot(entries: list[str] | Mapping[str, str], base: int) -> _Slot:
    """The spellings of a slot, the longest first, and the value of each."""
    rows = entries.items() if isinstance(entries, Mapping) else enumerate(entries, base)
    spelled = {word: _number(value) for value, words in rows for word in words.split()}
    longest_first = sorted(spelled, key=len, reverse=True)
    pattern = "|".join(re.escape(word).replace(r"\-", " ?") for word in longest_first)
    return _Slot(pattern, {_key(word): value for word, value in spelled.items()})


def _number(value: int | str) -> int | str:
    return int(value) if str(value).isdecimal() else value


def _key(words: str) -> str:
    return "".join(c for c in fold(words) if c.isalnum())


def _without(spellings: str, words: set[str]) -> str:
    return " ".join(word for word in spellings.split() if word not in words)


def _kind(name: str, phrase: str, named: Mapping[str, str], slots: Mapping[str, _Slot]) -> _Kind:
    groups: dict[str, str] = {}
    pattern = compile_phrases(_expanded([phrase], named, slots, groups))
    return _Kind(name, pattern, groups)


def _expanded(
    listed: list[str],
    named: Mapping[str, str],
    slots: Mapping[str, _Slot],
    groups: dict[str, str] | None = None,
) -> list[str]:
    """Put named parts and slots into phrases; each slot is a group, kept in ``groups``."""
    numbers = count()

    def put(found: re.Match[str]) -> str:
        name = found[1]
        if name in named:
            return f"(?:{named[name]})"
        pattern = slots[name].pattern if name in slots else _DIGITS[name]
        if groups is None:
            return f"(?:{pattern})"
        group = f"g{next(numbers)}"
        groups[group] = name
        return f"(?P<{group}>{pattern})"

    result = []
    for phrase in listed:
        for _ in range(_MOST_NESTED):
            if not _SLOT.search(phrase):
                break
            phrase = _SLOT.sub(put, phrase)
        result.append(phrase)
    return result
