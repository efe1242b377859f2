"""What changed between two texts, line by line, and within a line word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

AROUND = 2  # lines shown around a change
ALIKE = 0.45  # a line that shares so much with the old one is that line, changed
LONGEST = 2_000  # characters of a line that is looked at word by word
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


class Mark(StrEnum):
    """What became of a line, or of a piece of one."""

    SAME = "same"
    OUT = "out"
    IN = "in"
    LEFT_OUT = "left out"  # so many lines that did not change


class Piece(NamedTuple):
    """A stretch of a line; ``is_changed`` is what is only on this side."""

    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a comparison; numbers count from 1, None on the side where it is not.

    Of a line LEFT_OUT ``before`` is how many there are.
    """

    mark: Mark
    before: int | None
    after: int | None
    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def changes(before: str, after: str, around: int | None = AROUND) -> list[Line]:
    """Every line that changed with some around it; no lines where nothing did.

    With ``around`` None all lines are there.
    """
    if before == after:
        return []
    old, new = before.split("\n"), after.split("\n")
    found: list[Line] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            same = [Line(Mark.SAME, n + 1, n - i + k + 1, _whole(old[n])) for n in range(i, j)]
            found += same if around is None else _cut(same, around, i == 0, j == len(old))
        else:
            found += _replaced(old[i:j], new[k:m], i, k)
    return found


def _cut(same: list[Line], around: int, is_first: bool, is_last: bool) -> Iterator[Line]:
    """Lines that did not change, without those far from any change."""
    head = 0 if is_first else around
    tail = 0 if is_last else around
    if len(same) <= head + tail + 1:
        yield from same
        return
    yield from same[:head]
    yield Line(Mark.LEFT_OUT, len(same) - head - tail, None)
    yield from same[len(same) - tail :]


def _replaced(old: Sequence[str], new: Sequence[str], i: int, k: int) -> Iterator[Line]:
    """Lines that went and lines that came; where two are alike, with the words that differ."""
    outs: list[Line] = []
    ins: list[Line] = []
    for n, (was, now) in enumerate(zip_longest(old, new)):
        out, came = _words(was or "", now or "") if was and now else ((), ())
        if was is not None:
            outs.append(Line(Mark.OUT, i + n + 1, None, out or _whole(was)))
        if now is not None:
            ins.append(Line(Mark.IN, None, k + n + 1, came or _whole(now)))
    yield from outs
    yield from ins


def _words(was: str, now: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both lines with the words that differ; nothing where they have little in common."""
    if max(len(was), len(now)) > LONGEST:
        return (), ()
    old, new = _WORDS.findall(was), _WORDS.findall(now)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        return (), ()
    out: list[Piece] = []
    came: list[Piece] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        for pieces, text in ((out, "".join(old[i:j])), (came, "".join(new[k:m]))):
            if text:
                pieces.append(Piece(text, tag != "equal"))
    return tuple(out), tuple(came)


def _whole(line: str) -> tuple[Piece, ...]:
    return (Piece(line, False),) if line else ()
