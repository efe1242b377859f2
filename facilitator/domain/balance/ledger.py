"""The ledger of giving and getting: what each person gave, got, said and kept, and with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from facilitator.domain.recaps.commitments import State

SETTLED = (State.DONE, State.PARTLY, State.NOT)  # it is known how these went
KEPT = State.DONE


class Standing(StrEnum):
    """What somebody is in the group now. Statements are made of members alone."""

    MEMBER = "member"
    MODERATOR = "moderator"
    GUEST = "guest"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the ledger; ``name`` is told apart where two have it."""

    id: int
    name: str
    standing: Standing = Standing.MEMBER
    joined_at: datetime | None = None
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Gift:
    """One solution: from whom, to whose hot seat."""

    peer: int
    member: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """What counts of one session. People are ids.

    ``seats`` are whose the hot seats were, ``seconds`` how long each person spoke, empty where
    that is not known; ``promised`` are commitments and how they stand.
    """

    at: datetime
    attended: frozenset[int]
    gifts: tuple[Gift, ...] = ()
    seats: tuple[int, ...] = ()
    seconds: Mapping[int, float] = field(default_factory=dict)
    opener: int | None = None
    promised: tuple[tuple[int, State], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One person in numbers.

    ``possible`` counts the sessions while they were in the group, ``attended`` those they came to.
    ``talked`` is all that was said, in seconds, in the sessions they attended, ``seconds`` their
    own part of it; both only of sessions where times are known. ``openings`` are the sessions they
    attended of which it is known who opened, ``opened`` those they opened. ``kept`` of ``settled``
    commitments were done; ``promised`` are all.
    """

    person: Person
    possible: int
    attended: int
    given: int
    received: int
    seats: int
    seconds: float
    talked: float
    openings: int
    opened: int
    promised: int
    settled: int
    kept: int

    @property
    def airtime(self) -> float | None:
        """Their share of all that was said while they were there; None where no times are known."""
        return self.seconds / self.talked if self.talked else None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people: sessions together, hot seats of one with the other there, solutions between."""

    people: tuple[Person, Person]
    together: int
    chances: int
    exchanged: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """The sessions counted, everybody in numbers, and from whom to whom solutions went."""

    sessions: int = 0
    lines: tuple[Line, ...] = ()
    matrix: Mapping[tuple[int, int], int] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()


def ledger(people: Sequence[Person], meetings: Iterable[Meeting]) -> Ledger:
    """Count it all. In what order people and sessions are given does not matter.

    Who is not among the people counts nowhere, neither as giver nor as receiver, so that all that
    is given is received. A solution to one's own challenge is none. Guests and those who left are
    only in the ledger where they attended.
    """
    everybody = sorted(people, key=lambda one: (one.name, one.id))
    counted = [_only({one.id for one in everybody}, meeting) for meeting in meetings]
    there = {person for meeting in counted for person in meeting.attended}
    shown = [
        one for one in everybody
        if one.id in there or one.standing in (Standing.MEMBER, Standing.MODERATOR)
    ]  # fmt: skip
    matrix = Counter((gift.peer, gift.member) for meeting in counted for gift in meeting.gifts)
    return Ledger(
        len(counted),
        tuple(_line(one, counted) for one in shown),
        dict(sorted(matrix.items())),
        tuple(
            _pair((one, other), counted, matrix)
            for at, one in enumerate(shown)
            for other in shown[at + 1 :]
        ),
    )


def _only(known: set[int], meeting: Meeting) -> Meeting:
    """What a session says of these people; who gave, or had a hot seat, was there."""
    gifts = tuple(
        g for g in meeting.gifts if g.peer in known and g.member in known and g.peer != g.member
    )
    seats = tuple(member for member in meeting.seats if member in known)
    active = {person for gift in gifts for person in (gift.peer, gift.member)}
    attended = (meeting.attended & known) | active | set(seats)
    return Meeting(
        meeting.at, frozenset(attended), gifts, seats,
        {person: told for person, told in meeting.seconds.items() if person in attended},
        meeting.opener if meeting.opener in known else None,
        tuple((person, state) for person, state in meeting.promised if person in known),
    )  # fmt: skip


def _line(person: Person, meetings: Sequence[Meeting]) -> Line:
    own = [meeting for meeting in meetings if person.id in meeting.attended]
    first = min((meeting.at for meeting in own), default=None)
    states = [state for m in meetings for member, state in m.promised if member == person.id]
    return Line(
        person,
        sum(m in own or _could_attend(person, m.at, first) for m in meetings),
        len(own),
        sum(gift.peer == person.id for m in own for gift in m.gifts),
        sum(gift.member == person.id for m in own for gift in m.gifts),
        sum(m.seats.count(person.id) for m in own),
        round(sum(m.seconds.get(person.id, 0.0) for m in own), 1),
        round(sum(sum(m.seconds.values()) for m in own), 1),
        sum(m.opener is not None for m in own),
        sum(m.opener == person.id for m in own),
        len(states),
        sum(state in SETTLED for state in states),
        sum(state is KEPT for state in states),
    )


def _could_attend(person: Person, at: datetime, first: datetime | None) -> bool:
    """Whether a session was held while somebody belonged: from when they joined, or first came."""
    since = min((day for day in (person.joined_at, first) if day), default=None)
    return (since is None or since <= at) and (person.left_at is None or at < person.left_at)


def _pair(
    people: tuple[Person, Person],
    meetings: Sequence[Meeting],
    matrix: Mapping[tuple[int, int], int],
) -> Pair:
    one, other = (person.id for person in people)
    both = [m for m in meetings if {one, other} <= m.attended]
    return Pair(
        people, len(both), sum(m.seats.count(one) + m.seats.count(other) for m in both),
        matrix.get((one, other), 0) + matrix.get((other, one), 0),
    )  # fmt: skip
