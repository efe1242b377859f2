"""Two recaps of the same session beside each other: what one has and the other has not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.notices import Notice
from facilitator.domain.recaps.recap import (
    Challenge,
    Commitment,
    Evidence,
    HotSeat,
    Recap,
    Solution,
)


class Fate(StrEnum):
    """What became of a statement."""

    SAME = "same"
    REWORDED = "reworded"
    GAINED = "gained"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement on both sides; a text is empty where it is not there. ``who`` said it."""

    who: str
    before: str
    after: str

    @property
    def fate(self) -> Fate:
        if not self.before:
            return Fate.GAINED
        if not self.after:
            return Fate.LOST
        return Fate.SAME if self.before == self.after else Fate.REWORDED


@dataclass(frozen=True, slots=True)
class SeatPair:
    """A hot seat on both sides; ``fate`` is GAINED or LOST where only one side has it."""

    member: str
    fate: Fate
    challenge: Pair
    solutions: tuple[Pair, ...]

    @property
    def gained(self) -> int:
        return sum(pair.fate is Fate.GAINED for pair in self.solutions)

    @property
    def lost(self) -> int:
        return sum(pair.fate is Fate.LOST for pair in self.solutions)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two recaps. ``quoted`` counts statements that are the words spoken.

    A model's statement is replaced by these words where it said more than they bear.
    """

    seats: tuple[SeatPair, ...]
    commitments: tuple[Pair, ...]
    warnings: tuple[tuple[Notice, ...], tuple[Notice, ...]]
    quoted: tuple[int, int]

    @property
    def gained(self) -> int:
        return sum(seat.gained for seat in self.seats)

    @property
    def lost(self) -> int:
        return sum(seat.lost for seat in self.seats)


def compare(before: Recap, after: Recap) -> Comparison:
    """Pair what rests on the same words, hot seat by hot seat, in the order of the session."""
    left = list(after.hot_seats)
    found: list[tuple[float, SeatPair]] = []
    for seat in before.hot_seats:
        twin = next((one for one in left if _is_same_seat(seat, one)), None)
        if twin is not None:
            left.remove(twin)
        found.append((seat.start, _seats(seat, twin)))
    found += [(seat.start, _seats(None, seat)) for seat in left]
    seats = tuple(pair for _, pair in sorted(found, key=lambda one: one[0]))
    return Comparison(
        seats, _paired(before.commitments, after.commitments),
        (before.warnings, after.warnings), (_quoted(before), _quoted(after)),
    )  # fmt: skip


def _is_same_seat(one: HotSeat, other: HotSeat) -> bool:
    return one.member == other.member and one.start < other.end and other.start < one.end


def _seats(before: HotSeat | None, after: HotSeat | None) -> SeatPair:
    one = before or after
    assert one is not None
    fate = Fate.GAINED if before is None else Fate.LOST if after is None else Fate.SAME
    challenge = Pair(
        one.member,
        before.challenge.text if before else "",
        after.challenge.text if after else "",
    )
    solutions = _paired(before.solutions if before else (), after.solutions if after else ())
    if before and after and any(p.fate is not Fate.SAME for p in (challenge, *solutions)):
        fate = Fate.REWORDED
    return SeatPair(one.member, fate, challenge, solutions)


def _paired(
    before: Sequence[Solution | Commitment], after: Sequence[Solution | Commitment]
) -> tuple[Pair, ...]:
    """Each statement once: with its twin of the same person and words, or alone."""
    left = list(after)
    pairs: list[tuple[float, Pair]] = []
    for said in before:
        twins = [one for one in left if _who(one) == _who(said) and _are_twins(said, one)]
        twin = max(twins, key=lambda one: one.text == said.text, default=None)
        if twin is not None:
            left.remove(twin)
        pairs.append((_at(said), Pair(_who(said), said.text, twin.text if twin else "")))
    pairs += [(_at(said), Pair(_who(said), "", said.text)) for said in left]
    return tuple(pair for _, pair in sorted(pairs, key=lambda one: one[0]))


def _are_twins(one: Solution | Commitment, other: Solution | Commitment) -> bool:
    if one.text == other.text:
        return True
    return any(_overlap(a, b) for a in one.evidence for b in other.evidence)


def _overlap(one: Evidence, other: Evidence) -> bool:
    is_same = (one.start, one.quote) == (other.start, other.quote)
    return one.speaker == other.speaker and (
        is_same or (one.start < other.end and other.start < one.end)
    )


def _who(said: Solution | Commitment) -> str:
    return said.peer if isinstance(said, Solution) else said.member


def _at(said: Solution | Commitment) -> float:
    return said.evidence[0].start if said.evidence else 0.0


def _quoted(recap: Recap) -> int:
    return sum(
        any(one.text == words.quote for words in one.evidence)
        for seat in recap.hot_seats
        for one in _said(seat)
    )


def _said(seat: HotSeat) -> Sequence[Challenge | Solution]:
    return (seat.challenge, *seat.solutions)
