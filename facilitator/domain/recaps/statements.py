"""A recap as a flat list of statements that can be recognised in another version."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum

from facilitator.domain.recaps.checks import UNCHECKED, Check
from facilitator.domain.recaps.recap import (
    Challenge,
    Commitment,
    Evidence,
    EvidenceSource,
    HotSeat,
    Point,
    Recap,
    Solution,
    SolutionKind,
)

MOST_APART = 0.5  # minimum overlap, as a share of the shorter one, for the same passage


class StatementPart(StrEnum):
    """The type of a statement in a recap."""

    CHALLENGE = "challenge"
    SOLUTION = "solution"
    COMMITMENT = "commitment"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing somebody said; ``member`` is the owner of its hot seat, empty for none."""

    part: StatementPart
    member: str
    speaker: str
    text: str
    evidence: tuple[Evidence, ...] = ()
    kind: SolutionKind | None = None
    due: date | None = None
    check: Check = UNCHECKED
    idea: int = 0

    @property
    def key(self) -> str:
        """Id of the same words of the same person, used in forms and commands."""
        fields = "\0".join((self.part, self.member, self.speaker, self.text))
        spans = "".join(f"\0{e.start:.3f}-{e.end:.3f}" for e in self.evidence)
        return hashlib.sha256((fields + spans).encode("utf-8", "replace")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class PlacedStatement:
    """A statement and the index of its hot seat in the recap; -1 for none."""

    seat: int
    statement: Statement


def list_statements(recap: Recap) -> list[PlacedStatement]:
    """Return all statements in reading order."""
    placed = []
    for number, seat in enumerate(recap.hot_seats):
        challenge = seat.challenge
        placed.append(
            PlacedStatement(
                number,
                Statement(
                    StatementPart.CHALLENGE,
                    seat.member,
                    seat.member,
                    challenge.text,
                    challenge.evidence,
                    check=challenge.check,
                ),
            )
        )
        placed += [
            PlacedStatement(
                number,
                Statement(
                    StatementPart.SOLUTION,
                    seat.member,
                    s.peer,
                    s.text,
                    s.evidence,
                    s.kind,
                    check=s.check,
                    idea=s.idea,
                ),
            )
            for s in seat.solutions
        ]
    placed += [
        PlacedStatement(
            -1,
            Statement(
                StatementPart.COMMITMENT,
                "",
                c.member,
                c.text,
                c.evidence,
                due=c.due,
                check=c.check,
            ),
        )
        for c in recap.commitments
    ]
    placed += [
        PlacedStatement(-1, Statement(StatementPart.POINT, "", p.speaker, p.text, p.evidence))
        for p in recap.points
    ]
    return placed


def with_statements(recap: Recap, placed: Iterable[PlacedStatement]) -> Recap:
    """Return the recap with only these statements; a seat without its challenge is removed."""
    kept = list(placed)
    seats = []
    for number, seat in enumerate(recap.hot_seats):
        in_seat = [p.statement for p in kept if p.seat == number]
        challenge = next((s for s in in_seat if s.part is StatementPart.CHALLENGE), None)
        if challenge is not None:
            seats.append(_with_statements(seat, challenge, in_seat))
    without_seat = [p.statement for p in kept if p.seat < 0]
    return replace(
        recap,
        hot_seats=tuple(seats),
        commitments=tuple(
            Commitment(s.speaker, s.text, s.evidence, s.due, s.check)
            for s in without_seat
            if s.part is StatementPart.COMMITMENT
        ),
        points=tuple(
            Point(s.speaker, s.text, s.evidence)
            for s in without_seat
            if s.part is StatementPart.POINT
        ),
    )


def match_statements(
    wanted: Sequence[Statement], placed: Sequence[PlacedStatement]
) -> dict[str, int]:
    """Map the keys of wanted statements to the places with the same words or evidence.

    Each place is used once. Of several with the same evidence, the most similar text wins. A
    challenge is also recognised by its member.
    """
    free, places = set(range(len(placed))), dict[str, int]()
    tests: tuple[Callable[[Statement, Statement], bool], ...] = (
        lambda one, other: one.key == other.key,
        lambda one, other: (one.member, one.text) == (other.member, other.text),
        lambda one, other: share_evidence(one.evidence, other.evidence),
        lambda one, other: one.part is StatementPart.CHALLENGE and one.member == other.member,
    )
    for is_alike in tests:
        for target in wanted:
            if target.key in places:
                continue
            candidates = [
                n for n in sorted(free)
                if placed[n].statement.part is target.part and is_alike(target, placed[n].statement)
            ]  # fmt: skip
            if candidates:
                best = max(candidates, key=lambda n: _similarity(target, placed[n].statement))
                places[target.key] = best
                free.discard(best)
    return places


def share_evidence(some: Collection[Evidence], others: Collection[Evidence]) -> bool:
    """Whether two sets of evidence share a passage, or one memory."""
    return any(_is_same(one, other) for one in some for other in others)


def _is_same(one: Evidence, other: Evidence) -> bool:
    if EvidenceSource.MEMORY in (one.source, other.source):
        return one.source is other.source and one.quote == other.quote
    if (one.start, one.end) == (other.start, other.end):
        return True
    common = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    return common > 0 and common >= MOST_APART * shorter


def _similarity(one: Statement, other: Statement) -> float:
    return SequenceMatcher(None, one.text, other.text, autojunk=False).ratio()


def _with_statements(seat: HotSeat, challenge: Statement, in_seat: Iterable[Statement]) -> HotSeat:
    return replace(
        seat,
        member=challenge.speaker,
        challenge=Challenge(challenge.text, challenge.evidence, challenge.check),
        solutions=tuple(
            Solution(
                s.speaker,
                s.kind or SolutionKind.SUGGESTION,
                s.text,
                s.evidence,
                s.check,
                s.idea,
            )
            for s in in_seat
            if s.part is StatementPart.SOLUTION
        ),
    )
