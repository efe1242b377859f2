"""A recap as a flat list of statements, each of which can be found again in another version."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum

from facilitator.domain.recaps.recap import (
    Challenge,
    Commitment,
    Evidence,
    HotSeat,
    Kind,
    Point,
    Recap,
    Solution,
    Source,
)

MOST_APART = 0.5  # of the shorter one: less in common is another passage


class Part(StrEnum):
    """What a statement is in a recap."""

    CHALLENGE = "challenge"
    SOLUTION = "solution"
    COMMITMENT = "commitment"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing somebody said; ``member`` is whose hot seat it belongs to, empty for none."""

    part: Part
    member: str
    speaker: str
    text: str
    evidence: tuple[Evidence, ...] = ()
    kind: Kind | None = None
    due: date | None = None

    @property
    def key(self) -> str:
        """The same for the same words of the same person; what forms and commands name it by."""
        told = "\0".join((self.part, self.member, self.speaker, self.text))
        spans = "".join(f"\0{e.start:.3f}-{e.end:.3f}" for e in self.evidence)
        return hashlib.sha256((told + spans).encode("utf-8", "replace")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement and the number of its hot seat in the recap; -1 where it is in none."""

    seat: int
    statement: Statement


def statements(recap: Recap) -> list[Placed]:
    """All statements, in the order readers see them."""
    placed = []
    for number, seat in enumerate(recap.hot_seats):
        brought = seat.challenge
        placed.append(
            Placed(
                number,
                Statement(Part.CHALLENGE, seat.member, seat.member, brought.text, brought.evidence),
            )
        )
        placed += [
            Placed(
                number,
                Statement(Part.SOLUTION, seat.member, s.peer, s.text, s.evidence, s.kind),
            )
            for s in seat.solutions
        ]
    placed += [
        Placed(-1, Statement(Part.COMMITMENT, "", c.member, c.text, c.evidence, due=c.due))
        for c in recap.commitments
    ]
    placed += [
        Placed(-1, Statement(Part.POINT, "", p.speaker, p.text, p.evidence)) for p in recap.points
    ]
    return placed


def of_statements(recap: Recap, placed: Iterable[Placed]) -> Recap:
    """The recap with just these statements; a hot seat without its challenge is gone."""
    kept = list(placed)
    seats = []
    for number, seat in enumerate(recap.hot_seats):
        own = [p.statement for p in kept if p.seat == number]
        brought = next((s for s in own if s.part is Part.CHALLENGE), None)
        if brought is not None:
            seats.append(_seat(seat, brought, own))
    alone = [p.statement for p in kept if p.seat < 0]
    return replace(
        recap,
        hot_seats=tuple(seats),
        commitments=tuple(
            Commitment(s.speaker, s.text, s.evidence, s.due)
            for s in alone
            if s.part is Part.COMMITMENT
        ),
        points=tuple(Point(s.speaker, s.text, s.evidence) for s in alone if s.part is Part.POINT),
    )


def found_again(wanted: Sequence[Statement], placed: Sequence[Placed]) -> dict[str, int]:
    """Where each wanted statement is, by its key: under the same words, else what cites the same.

    Each place is given once. Of several that cite the same words the one worded most alike. A
    challenge is also known by whose it is.
    """
    free, found = set(range(len(placed))), dict[str, int]()
    alike: tuple[Callable[[Statement, Statement], bool], ...] = (
        lambda one, other: one.key == other.key,
        lambda one, other: (one.member, one.text) == (other.member, other.text),
        lambda one, other: cite_the_same(one.evidence, other.evidence),
        lambda one, other: one.part is Part.CHALLENGE and one.member == other.member,
    )
    for is_alike in alike:
        for target in wanted:
            if target.key in found:
                continue
            likely = [
                n for n in sorted(free)
                if placed[n].statement.part is target.part and is_alike(target, placed[n].statement)
            ]  # fmt: skip
            if likely:
                best = max(likely, key=lambda n: _likeness(target, placed[n].statement))
                found[target.key] = best
                free.discard(best)
    return found


def cite_the_same(some: Collection[Evidence], others: Collection[Evidence]) -> bool:
    """Whether one passage, or one memory, carries both."""
    return any(_is_same(one, other) for one in some for other in others)


def _is_same(one: Evidence, other: Evidence) -> bool:
    if Source.MEMORY in (one.source, other.source):
        return one.source is other.source and one.quote == other.quote
    if (one.start, one.end) == (other.start, other.end):
        return True
    common = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    return common > 0 and common >= MOST_APART * shorter


def _likeness(one: Statement, other: Statement) -> float:
    return SequenceMatcher(None, one.text, other.text, autojunk=False).ratio()


def _seat(seat: HotSeat, brought: Statement, own: Iterable[Statement]) -> HotSeat:
    return replace(
        seat,
        member=brought.speaker,
        challenge=Challenge(brought.text, brought.evidence),
        solutions=tuple(
            Solution(s.speaker, s.kind or Kind.SUGGESTION, s.text, s.evidence)
            for s in own
            if s.part is Part.SOLUTION
        ),
    )
