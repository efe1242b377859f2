"""The ledger of giving and receiving: what each person gave, received, said and kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from facilitator.domain.recaps.commitments import CommitmentState

SETTLED = (
    CommitmentState.DONE,
    CommitmentState.PARTLY,
    CommitmentState.NOT,
)  # states with a known result
KEPT = CommitmentState.DONE


class GroupRole(StrEnum):
    """Somebody's present role in the group. Findings are only about members."""

    MEMBER = "member"
    MODERATOR = "moderator"
    GUEST = "guest"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class LedgerPerson:
    """Somebody in the ledger; ``name`` is made distinct if two people share it."""

    id: int
    name: str
    standing: GroupRole = GroupRole.MEMBER
    joined_at: datetime | None = None
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ExchangedSolution:
    """One solution: who gave it, and to whose hot seat."""

    peer: int
    member: int


@dataclass(frozen=True, slots=True)
class LedgerSession:
    """The facts of one session that count. People are ids.

    ``seats`` are the members in the hot seat, ``seconds`` how long each person spoke, empty if
    unknown; ``promised`` are commitments with their state.
    """

    at: datetime
    attended: frozenset[int]
    gifts: tuple[ExchangedSolution, ...] = ()
    seats: tuple[int, ...] = ()
    seconds: Mapping[int, float] = field(default_factory=dict)
    opener: int | None = None
    promised: tuple[tuple[int, CommitmentState], ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """The numbers of one person.

    ``possible`` counts the sessions while they were in the group, ``attended`` those they came to.
    ``talked`` are the seconds of all speech in the sessions they attended, ``seconds`` their own
    part; both only from sessions with known times. ``openings`` are the sessions they attended with
    a known opener, ``opened`` those they opened. ``kept`` of ``settled`` commitments were done;
    ``promised`` are all.
    """

    person: LedgerPerson
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
        """Their share of all speech while they were there; None if no times are known."""
        return self.seconds / self.talked if self.talked else None


@dataclass(frozen=True, slots=True)
class MemberPair:
    """Two people: sessions together, hot seats with the other present, solutions exchanged."""

    people: tuple[LedgerPerson, LedgerPerson]
    together: int
    chances: int
    exchanged: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """The number of sessions, the numbers of each person, and who gave solutions to whom."""

    sessions: int = 0
    lines: tuple[LedgerLine, ...] = ()
    matrix: Mapping[tuple[int, int], int] = field(default_factory=dict)
    pairs: tuple[MemberPair, ...] = ()


def build_ledger(people: Sequence[LedgerPerson], meetings: Iterable[LedgerSession]) -> Ledger:
    """Count everything. The order of people and sessions does not matter.

    Anybody not among ``people`` is not counted, neither as giver nor as receiver, so the totals
    given and received are equal. A solution to one's own challenge does not count. Guests and those
    who left are in the ledger only if they attended.
    """
    everybody = sorted(people, key=lambda one: (one.name, one.id))
    counted = [_restrict_to({one.id for one in everybody}, meeting) for meeting in meetings]
    attended = {person for meeting in counted for person in meeting.attended}
    included = [
        one for one in everybody
        if one.id in attended or one.standing in (GroupRole.MEMBER, GroupRole.MODERATOR)
    ]  # fmt: skip
    matrix = Counter((gift.peer, gift.member) for meeting in counted for gift in meeting.gifts)
    return Ledger(
        len(counted),
        tuple(_line(one, counted) for one in included),
        dict(sorted(matrix.items())),
        tuple(
            _pair((one, other), counted, matrix)
            for at, one in enumerate(included)
            for other in included[at + 1 :]
        ),
    )


def _restrict_to(known: set[int], meeting: LedgerSession) -> LedgerSession:
    """Reduce a session to these people; anybody who gave or had a hot seat was there."""
    gifts = tuple(
        g for g in meeting.gifts if g.peer in known and g.member in known and g.peer != g.member
    )
    seats = tuple(member for member in meeting.seats if member in known)
    active = {person for gift in gifts for person in (gift.peer, gift.member)}
    attended = (meeting.attended & known) | active | set(seats)
    return LedgerSession(
        meeting.at, frozenset(attended), gifts, seats,
        {person: spoken for person, spoken in meeting.seconds.items() if person in attended},
        meeting.opener if meeting.opener in known else None,
        tuple((person, state) for person, state in meeting.promised if person in known),
    )  # fmt: skip


def _line(person: LedgerPerson, meetings: Sequence[LedgerSession]) -> LedgerLine:
    attended = [meeting for meeting in meetings if person.id in meeting.attended]
    first = min((meeting.at for meeting in attended), default=None)
    states = [state for m in meetings for member, state in m.promised if member == person.id]
    return LedgerLine(
        person,
        sum(m in attended or _could_attend(person, m.at, first) for m in meetings),
        len(attended),
        sum(gift.peer == person.id for m in attended for gift in m.gifts),
        sum(gift.member == person.id for m in attended for gift in m.gifts),
        sum(m.seats.count(person.id) for m in attended),
        round(sum(m.seconds.get(person.id, 0.0) for m in attended), 1),
        round(sum(sum(m.seconds.values()) for m in attended), 1),
        sum(m.opener is not None for m in attended),
        sum(m.opener == person.id for m in attended),
        len(states),
        sum(state in SETTLED for state in states),
        sum(state is KEPT for state in states),
    )


def _could_attend(person: LedgerPerson, at: datetime, first: datetime | None) -> bool:
    """Whether a session was held while somebody belonged, from joining or first attending on."""
    since = min((day for day in (person.joined_at, first) if day), default=None)
    return (since is None or since <= at) and (person.left_at is None or at < person.left_at)


def _pair(
    people: tuple[LedgerPerson, LedgerPerson],
    meetings: Sequence[LedgerSession],
    matrix: Mapping[tuple[int, int], int],
) -> MemberPair:
    one, other = (person.id for person in people)
    both = [m for m in meetings if {one, other} <= m.attended]
    return MemberPair(
        people, len(both), sum(m.seats.count(one) + m.seats.count(other) for m in both),
        matrix.get((one, other), 0) + matrix.get((other, one), 0),
    )  # fmt: skip
