"""Texts that keep a pattern busy, made from the pattern itself; and how long it takes with them.

An attack repeats what a repetition of the pattern takes, behind what leads to it, and lets the
match fail at the end. A pattern that is linear takes twice as long for a text that is twice as
long; a quadratic one takes four times as long.
"""

import re
import time
from itertools import chain, islice, product
from re import _constants as sre
from re import _parser as parser

MANY = 40  # repetitions; a pattern that repeats less is busy for a bounded time at each place
ENDS = ("", "\x00")
LENGTHS = (8, 16, 24, 32, 64, 128, 400, 1600)  # of an attack, in letters
LEAST = 2e-6  # seconds a letter; a faster pattern is not looked at closer
GROWS = 3.0  # times as long for a text twice as long: two is linear, four is quadratic
LONG_ENOUGH, LONGEST = 0.03, 200_000  # seconds and letters up to which growth is followed
_CATEGORIES = {
    sre.CATEGORY_DIGIT: "7", sre.CATEGORY_NOT_DIGIT: "a -\n", sre.CATEGORY_SPACE: " \n\t",
    sre.CATEGORY_NOT_SPACE: "a7-", sre.CATEGORY_WORD: "a7", sre.CATEGORY_NOT_WORD: " \n-:",
}  # fmt: skip
_ANY = "a \n7-.,:<([\"/\\@'*"
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_GROUPS = (sre.ASSERT, sre.ASSERT_NOT)
_MOST_SAMPLES, _MOST_ATTACKS = 6, 60


def attacks(pattern: re.Pattern) -> list[tuple[str, str]]:
    """The heads and units of attacks on a pattern; none if nothing in it repeats often."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    found = dict.fromkeys(_attacks(list(tree), [""], pattern.flags))
    return list(islice((attack for attack in found if attack[1]), _MOST_ATTACKS))


def slow_attack(work, attacks):
    """The first of these attacks that takes more than in proportion to its length, or None."""
    for (head, unit), end in product(attacks, ENDS):
        before = 1.0
        for letters in LENGTHS:
            text = _text(head, unit, end, letters)
            took = seconds(work, text)
            if _explodes(took, before):  # twice the length could take years
                took = min(seconds(work, text) for _ in range(3))
            if _explodes(took, before) or (
                took > LEAST * letters and _grows(work, head, unit, end, letters)
            ):
                return f"{head!r} + {unit!r} * n + {end!r}: {took:.2g} s, {letters} letters"
            before = took
    return None


def _explodes(took, before):
    return took > 1e-3 and took > 30 * before


def _grows(work, head, unit, end, letters):
    """Whether it takes three times as long for twice as many letters, over and over."""
    while letters < LONGEST:
        short, long = (_text(head, unit, end, size) for size in (letters, 2 * letters))
        if not is_slow(work, short, long):
            return False
        if seconds(work, short) > LONG_ENOUGH:
            return True
        letters *= 2
    return True


def is_slow(work, short, long, attempts=5):
    """Whether a text that is twice as long takes three times as long, however often one tries.

    The first attempt measures once; where it finds nothing, as mostly, that is enough.
    """
    for attempt in range(attempts):
        first = min(seconds(work, short) for _ in range(3 if attempt else 1))
        again = 3 if attempt and first < LONG_ENOUGH else 1
        if min(seconds(work, long) for _ in range(again)) < GROWS * first:
            return False
    return True


def seconds(work, text):
    """How long the processor is busy with a text."""
    at = time.process_time()
    work(text)
    return time.process_time() - at


def work_of(pattern, way):
    """What a method of a pattern does with a text; for all but two of them, find every match."""

    def work(text):
        for _ in pattern.finditer(text):
            pass

    return getattr(pattern, way) if way in ("match", "fullmatch") else work


def _text(head, unit, end, letters):
    return head + unit * max(letters // len(unit), 2) + end


def _attacks(nodes, before, flags):
    """Yield an attack for each repetition in a sequence; ``before`` are texts that lead to it."""
    for number, (kind, value) in enumerate(nodes):
        lead = [b + s for b, s in product(before, _samples(nodes[:number], flags))][:_MOST_SAMPLES]
        if kind in _REPEATS:
            _, most, body = value
            inner = _samples(list(body), flags)
            if most > MANY:
                yield from (("", pump) for pump in inner)
                for first, pump in product(lead, inner):
                    yield first, pump
                    yield "", first + pump
            yield from _attacks(list(body), lead, flags)
        else:
            for part in _parts(kind, value):
                yield from _attacks(part, lead, flags)


def _parts(kind, value):
    """The sequences inside a node."""
    if kind is sre.BRANCH:
        return [list(part) for part in value[1]]
    if kind is sre.SUBPATTERN:
        return [list(value[3])]
    if kind is sre.ATOMIC_GROUP:
        return [list(value)]
    if kind in _GROUPS:
        return [list(value[1])]
    if kind is sre.GROUPREF_EXISTS:
        return [list(part) for part in value[1:] if part]
    return []


def _samples(nodes, flags):
    """A few texts that a sequence matches."""
    made = [""]
    for kind, value in nodes:
        made = [b + s for b, s in islice(product(made, _texts_of(kind, value, flags)), 40)]
    return list(dict.fromkeys(made))[:_MOST_SAMPLES]


def _texts_of(kind, value, flags):
    if kind is sre.LITERAL:
        return [chr(value)]
    if kind is sre.NOT_LITERAL:
        return [next(c for c in _ANY if ord(c) != value)]
    if kind is sre.ANY:
        return ["a", " "]
    if kind is sre.IN:
        return _of_class(value, flags)
    if kind in _REPEATS:
        least, _, body = value
        inner = _samples(list(body), flags)
        return [s * least for s in inner] if least else ["", *inner]
    if kind in (*_GROUPS, sre.AT, sre.GROUPREF):
        return [""]
    parts = [_samples(part, flags) for part in _parts(kind, value)]
    return list(chain.from_iterable(parts)) or [""]


def _of_class(items, flags):
    """Some characters of a class, of different kinds where there are."""
    negated = items[0][0] is sre.NEGATE
    members = set()
    for kind, value in items[negated:]:
        if kind is sre.LITERAL:
            members.add(chr(value))
        elif kind is sre.RANGE:
            members |= {chr(value[0]), chr(value[1])}
        elif kind is sre.CATEGORY:
            members |= set(_CATEGORIES[value])
    if negated:
        fits = re.compile(f"[^{''.join(map(re.escape, members))}]", flags & ~re.X)
        return [c for c in _ANY if fits.fullmatch(c)][:4] or [""]
    order = {c: n for n, c in enumerate(_ANY)}
    return sorted(members, key=lambda c: (order.get(c, 99), c))[:4]
