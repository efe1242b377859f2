"""Finds the numbers that a text names, in digits and in words, with what they count.

The words are in `packs/LANGUAGE/claims.toml` and, up to 31, in `packs/LANGUAGE/days.toml`. One is
left out: in most languages its word is an article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from facilitator.domain.language.packs import pack_part
from facilitator.domain.language.phrases import fold

_TOKEN = re.compile(r"\d+(?:[.,'\u2019 ]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?|[^\W\d_]+|[%$€£]")
_SIGNS = {"%": "percent", "$": "dollar", "€": "euro", "£": "pound"}
_SCALES = {"k": 1e3, "m": 1e6, "mio": 1e6, "mn": 1e6, "bn": 1e9, "mrd": 1e9}
_PER = ("por", "pour", "per")  # cent
_MONEY = ("dollar", "euro", "pound")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text: what it can mean, what it counts ("week"; empty if not said), its place.

    "1.500" can mean two numbers, "half" also 50 (percent).
    """

    values: frozenset[float]
    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    values: Mapping[str, int]
    doubtful: Mapping[str, int]  # words with another meaning, and ordinals
    shares: Mapping[str, int]
    units: Mapping[str, str]
    joiners: frozenset[str]
    points: frozenset[str]  # between a number and its fraction
    digits: Mapping[str, int]
    part: re.Pattern[str]
    compound: re.Pattern[str]


def amounts_in(text: str, language: str, *, surely: bool = False) -> list[Amount]:
    """Return the numbers of a text from two on, in order of place. Linear in its length.

    With ``surely``, ordinals, shares ("a quarter") and words with another meaning are left out.
    """
    words = _words(language)
    if surely:
        words = replace(words, doubtful={}, shares={})
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(fold(text))]
    found: list[Amount] = []
    at = 0
    while at < len(tokens):
        values, after = _number(tokens, at, words)
        if not values:
            at += 1
            continue
        unit = _unit(tokens, at - 1, words, before=True) or _unit(tokens, after, words)
        last = after - 1
        if unit == "percent" and tokens[after][0] in _PER:
            after += 2
        if max(values) > 1 or unit in _MONEY or unit == "percent":
            found.append(Amount(frozenset(values), unit, tokens[at][1], tokens[last][2]))
        at = after
    return found


def shares_in(text: str, language: str) -> set[int]:
    """Return the shares that a text names in words, in percent: 25 for "a quarter"."""
    shares = _words(language).shares
    return {shares[token] for token in _TOKEN.findall(fold(text)) if token in shares}


Token = tuple[str, int, int]


def _number(tokens: list[Token], at: int, words: _Words) -> tuple[set[float], int]:
    """Return what the number at a token can mean, and the token after it; nothing if none is."""
    token = tokens[at][0]
    if token in words.shares:
        share = words.shares[token] / 100
        for after in (at + 1, at + 2):  # "half a million"
            if after < len(tokens) and (words.values.get(tokens[after][0], 0)) >= 1000:
                return {share * words.values[tokens[after][0]]}, after + 1
        return {share * 100, share}, at + 1
    if token[0].isdigit():
        values, after = _in_digits(token), at + 1
        if token.isdigit():
            decimals, after = _decimals(tokens, after, words)
            values = {value + decimals for value in values}
        while after < len(tokens) and (scale := _scale(tokens, after, words)):
            values, after = {value * scale for value in values}, after + 1
        return values, after
    total = current = 0
    after, begun = at, False
    while after < len(tokens) and (not begun or _is_near(tokens, after)):
        value, step = _value(tokens[after][0], words), 1
        if not value and begun and tokens[after][0] in words.joiners and after + 1 < len(tokens):
            value, step = _value(tokens[after + 1][0], words), 2
            value = value if value < (current % 100 or 1) or value < 100 <= current else 0
        if not value or (begun and not _goes_on(current, value)):
            break
        total, current = _added(total, current, value)
        after, begun = after + step, True
    if not begun:
        return set(), at + 1
    decimals, after = _decimals(tokens, after, words)
    value_said = total + current + decimals
    if decimals and after < len(tokens) and (scale := _scale(tokens, after, words)):
        value_said, after = value_said * scale, after + 1  # "three point five million"
    return {value_said}, after


def _decimals(tokens: list[Token], at: int, words: _Words) -> tuple[float, int]:
    """Return the fraction that is said from a token on, "point oh five", and the token after it."""
    if at >= len(tokens) or tokens[at][0] not in words.points or not _is_near(tokens, at):
        return 0.0, at
    digits, after = "", at + 1
    while after < len(tokens) and _is_near(tokens, after):
        token = tokens[after][0]
        value = int(token) if token.isdecimal() else words.digits.get(token, 10)
        if value > 9:
            break
        digits, after = f"{digits}{value}", after + 1
    return (float(f"0.{digits}"), after) if digits else (0.0, at)


def _is_near(tokens: list[Token], at: int) -> bool:
    """Whether a token follows the one before it with at most a blank or a hyphen between them."""
    return tokens[at][1] - tokens[at - 1][2] <= 1


def _added(total: int, current: int, value: int) -> tuple[int, int]:
    if value >= 1000:
        return total + max(current, 1) * value, 0
    if value == 100:
        return total, max(current, 1) * 100
    if value == 20 and current % 100 == 4:  # quatre-vingt
        return total, current + 76
    return total, current + value


def _goes_on(current: int, value: int) -> bool:
    """Whether a number word goes on with the number before it: "forty five", not "ten twenty"."""
    rest = current % 100
    if value >= 1000:
        return True
    if value == 100:
        return 0 < current < 100
    if value >= 10:
        return rest == 0 or (rest in (60, 80) and value < 20) or (rest == 4 and value == 20)
    return rest % 10 == 0 and rest != 10


def _value(token: str, words: _Words) -> int:
    """Return the number of a word, also of one made of several: "fünfundvierzig"; 0 if none."""
    known = words.values.get(token) or words.doubtful.get(token)
    if known:
        return known
    if len(token) < 6 or not words.compound.fullmatch(token):
        return 0
    total = current = 0
    for part in words.part.findall(token):
        total, current = _added(total, current, words.values.get(part, 0))
    return total + current


def _in_digits(token: str) -> set[float]:
    plain = re.sub(r"['\u2019 ]", "", token)
    values = {float(re.sub(r"[.,]", "", plain))} if re.search(r"[.,]\d{3}\b", plain) else set()
    decimal = re.fullmatch(r"(\d+)[.,](\d+)", plain)
    if decimal:
        values.add(float(f"{decimal[1]}.{decimal[2]}"))
    elif plain.isdigit():
        values.add(float(plain))
    return values or {float(re.sub(r"\D", "", plain))}


def _scale(tokens: list[Token], at: int, words: _Words) -> float | None:
    token, start, _ = tokens[at]
    if token in _SCALES and (start == tokens[at - 1][2] or len(token) > 1):
        return _SCALES[token]
    value = words.values.get(token, 0)
    return float(value) if value >= 100 else None


def _unit(tokens: list[Token], at: int, words: _Words, *, before: bool = False) -> str:
    """Return what is counted by the word at a token; before a number only a sign counts."""
    if not 0 <= at < len(tokens):
        return ""
    token = tokens[at][0]
    if before:
        return _SIGNS[token] if token in "$€£" else ""
    if token in _PER and at + 1 < len(tokens) and tokens[at + 1][0][:4] in (
        "cien", "cent"
    ):  # fmt: skip
        return "percent"
    return _SIGNS.get(token, "") or words.units.get(token, "")


@cache
def _words(language: str) -> _Words:
    claims, days = pack_part(language, "claims"), pack_part(language, "days")
    slots = days.get("words", {})
    values: dict[str, int] = {}
    for number, spelled in enumerate(slots.get("number", [])[1:], 2):
        values |= {fold(word): number for word in spelled.split() if word.isalpha()}
    for number, spelled in claims.get("numbers", {}).items():
        values |= {fold(word): int(number) for word in spelled.split()}
    doubtful = {word: values.pop(word) for word in map(fold, claims.get("doubtful", "").split())}
    for number, spelled in enumerate(slots.get("ordinal", [])[1:], 2):
        doubtful |= {fold(word): number for word in spelled.split() if word.isalpha()}
    units = {
        fold(word): "week" if unit == "fortnight" else unit
        for table in (slots.get("unit", {}), claims.get("units", {}))
        for unit, spelled in table.items()
        for word in spelled.split()
    }
    shares = {
        fold(word): int(share)
        for share, spelled in claims.get("shares", {}).items()
        for word in spelled.split()
    }
    longest_first = sorted(values, key=len, reverse=True)
    joiners = claims.get("joiners", "").split()
    alternatives = "|".join(map(re.escape, [*longest_first, *joiners])) or "(?!)"
    part, compound = re.compile(alternatives), re.compile(f"(?:{alternatives}){{2,8}}")
    digits = {word: value for word, value in values.items() if value <= 9}
    for number, name in enumerate(("zero", "one")):
        digits |= {fold(word): number for word in claims.get(name, "").split()}
    points = frozenset(fold(claims.get("points", "")).split())
    return _Words(
        values, doubtful, shares, units, frozenset(joiners), points, digits, part, compound
    )
