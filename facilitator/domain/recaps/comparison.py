"""Comparison of two recaps of the same session: statements that only one of them has."""

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


class PairStatus(StrEnum):
    """What happened to a statement from one recap to the other."""

    SAME = "same"
    REWORDED = "reworded"
    GAINED = "gained"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement in both recaps; a text is empty if it is missing there. ``who`` said it."""

    who: str
    before: str
    after: str

    @property
    def fate(self) -> PairStatus:
        if not self.before:
            return PairStatus.GAINED
        if not self.after:
            return PairStatus.LOST
        return PairStatus.SAME if self.before == self.after else PairStatus.REWORDED


@dataclass(frozen=True, slots=True)
class SeatPair:
    """A hot seat in both recaps; ``fate`` is GAINED or LOST if only one has it."""

    member: str
    fate: PairStatus
    challenge: Pair
    solutions: tuple[Pair, ...]

    @property
    def gained(self) -> int:
        return sum(pair.fate is PairStatus.GAINED for pair in self.solutions)

    @property
    def lost(self) -> int:
        return sum(pair.fate is PairStatus.LOST for pair in self.solutions)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences between two recaps. ``quoted`` counts statements that are the spoken words.

    A model's statement is replaced by these words if it claims more than they support.
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


def compare_recaps(before: Recap, after: Recap) -> Comparison:
    """Pair statements with the same evidence, hot seat by hot seat, in order of the session."""
    unpaired = list(after.hot_seats)
    pairs: list[tuple[float, SeatPair]] = []
    for seat in before.hot_seats:
        twin = next((candidate for candidate in unpaired if _is_same_seat(seat, candidate)), None)
        if twin is not None:
            unpaired.remove(twin)
        pairs.append((seat.start, _pair_seats(seat, twin)))
    pairs += [(seat.start, _pair_seats(None, seat)) for seat in unpaired]
    seats = tuple(pair for _, pair in sorted(pairs, key=lambda candidate: candidate[0]))
    return Comparison(
        seats, _pair_statements(before.commitments, after.commitments),
        (before.warnings, after.warnings), (_count_quoted(before), _count_quoted(after)),
    )  # fmt: skip


def _is_same_seat(one: HotSeat, other: HotSeat) -> bool:
    return one.member == other.member and one.start < other.end and other.start < one.end


def _pair_seats(before: HotSeat | None, after: HotSeat | None) -> SeatPair:
    one = before or after
    assert one is not None
    fate = (
        PairStatus.GAINED
        if before is None
        else PairStatus.LOST
        if after is None
        else PairStatus.SAME
    )
    challenge = Pair(
        one.member,
        before.challenge.text if before else "",
        after.challenge.text if after else "",
    )
    solutions = _pair_statements(
        before.solutions if before else (), after.solutions if after else ()
    )
    if before and after and any(p.fate is not PairStatus.SAME for p in (challenge, *solutions)):
        fate = PairStatus.REWORDED
    return SeatPair(one.member, fate, challenge, solutions)


def _pair_statements(
    before: Sequence[Solution | Commitment], after: Sequence[Solution | Commitment]
) -> tuple[Pair, ...]:
    """List each statement once: paired with the same person's same words, or alone."""
    unpaired = list(after)
    pairs: list[tuple[float, Pair]] = []
    for statement in before:
        twins = [
            one for one in unpaired if _who(one) == _who(statement) and _are_twins(statement, one)
        ]
        twin = max(twins, key=lambda one: one.text == statement.text, default=None)
        if twin is not None:
            unpaired.remove(twin)
        pairs.append(
            (_start(statement), Pair(_who(statement), statement.text, twin.text if twin else ""))
        )
    pairs += [
        (_start(statement), Pair(_who(statement), "", statement.text)) for statement in unpaired
    ]
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


def _who(statement: Solution | Commitment) -> str:
    return statement.peer if isinstance(statement, Solution) else statement.member


def _start(statement: Solution | Commitment) -> float:
    return statement.evidence[0].start if statement.evidence else 0.0


def _count_quoted(recap: Recap) -> int:
    return sum(
        any(one.text == words.quote for words in one.evidence)
        for seat in recap.hot_seats
        for one in _statements_of(seat)
    )


def _statements_of(seat: HotSeat) -> Sequence[Challenge | Solution]:
    return (seat.challenge, *seat.solutions)
