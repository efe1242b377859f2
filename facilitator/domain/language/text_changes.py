"""Differences between two texts, line by line, and within a line word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

AROUND = 2  # lines shown around a change
ALIKE = 0.45  # minimum similarity of an old and a new version of a line
LONGEST = 2_000  # longest line compared word by word, in characters
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


class Mark(StrEnum):
    """What happened to a line, or to a piece of one."""

    SAME = "same"
    OUT = "out"
    IN = "in"
    LEFT_OUT = "left out"  # unchanged lines that are not shown


class Piece(NamedTuple):
    """A piece of a line; ``is_changed`` if it is only on this side."""

    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a comparison; numbers count from 1, None if the line is not on that side.

    For LEFT_OUT ``before`` is the number of lines.
    """

    mark: Mark
    before: int | None
    after: int | None
    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def diff_lines(before: str, after: str, around: int | None = AROUND) -> list[Line]:
    """Return changed lines with some lines around them; empty if nothing changed.

    If ``around`` is None, all lines are returned.
    """
    if before == after:
        return []
    old, new = before.split("\n"), after.split("\n")
    lines: list[Line] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            same = [Line(Mark.SAME, n + 1, n - i + k + 1, _whole(old[n])) for n in range(i, j)]
            lines += same if around is None else _shorten(same, around, i == 0, j == len(old))
        else:
            lines += _replaced(old[i:j], new[k:m], i, k)
    return lines


def _shorten(same: list[Line], around: int, is_first: bool, is_last: bool) -> Iterator[Line]:
    """Yield unchanged lines, without those far from any change."""
    head = 0 if is_first else around
    tail = 0 if is_last else around
    if len(same) <= head + tail + 1:
        yield from same
        return
    yield from same[:head]
    yield Line(Mark.LEFT_OUT, len(same) - head - tail, None)
    yield from same[len(same) - tail :]


def _replaced(old: Sequence[str], new: Sequence[str], i: int, k: int) -> Iterator[Line]:
    """Yield removed and added lines; if two are similar, with the words that differ."""
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
    """Return both lines with the words that differ; empty if they have little in common."""
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
