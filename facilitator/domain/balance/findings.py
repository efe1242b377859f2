"""Findings from a ledger: gently worded, with numbers, and only if there is enough data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from facilitator.domain.balance.ledger import GroupRole, Ledger, LedgerLine, MemberPair

LEAST_SESSIONS = 4  # minimum of sessions attended, or attended together by a pair
LEAST_CHANCES = 2  # minimum of hot seats of one of a pair with the other present
TIMES = 2  # minimum ratio of the two numbers
LEAST_GAP = 1  # minimum difference, in solutions per session attended


class FindingKind(StrEnum):
    """The kind of a finding."""

    GIVES = "gives more than they get"
    GETS = "gets more than they give"
    STRANGERS = "have never exchanged a solution"


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement with the people it is about; ``weight`` sorts those of one kind."""

    matter: FindingKind
    people: tuple[int, ...]
    names: tuple[str, ...]
    text: str
    weight: Fraction


def findings(ledger: Ledger) -> tuple[Finding, ...]:
    """Return all findings by kind, the clearest first; none from too few sessions.

    Only about members: not about guests, those who left, or the moderator, who leads the session
    and has a hot seat only on request.
    """
    unsorted = [*_line_findings(ledger), *_pair_findings(ledger)]
    order = list(FindingKind)
    return tuple(
        sorted(unsorted, key=lambda f: (order.index(f.matter), -f.weight, f.names, f.people))
    )


def strangers(ledger: Ledger, person_id: int) -> frozenset[int]:
    """Return with whom a member has never exchanged a solution, as far as there is enough data."""
    pairs = [f.people for f in findings(ledger) if f.matter is FindingKind.STRANGERS]
    return frozenset(one for pair in pairs if person_id in pair for one in pair) - {person_id}


def _line_findings(ledger: Ledger) -> Iterator[Finding]:
    for line in ledger.lines:
        if line.person.standing is not GroupRole.MEMBER or line.attended < LEAST_SESSIONS:
            continue
        gap = Fraction(line.given - line.received, line.attended)
        less, more = sorted((line.given, line.received))
        if abs(gap) < LEAST_GAP or more < TIMES * less:
            continue
        matter = FindingKind.GIVES if gap > 0 else FindingKind.GETS
        person = line.person
        yield Finding(matter, (person.id,), (person.name,), _line_text(line, matter), abs(gap))


def _line_text(line: LedgerLine, matter: FindingKind) -> str:
    """The numbers; the larger one is never 1, so the plural is always right."""
    numbers = f"given {line.given} solutions and received {line.received}"
    if matter is FindingKind.GETS:
        numbers = f"received {line.received} solutions and given {line.given}"
    return f"{line.person.name} has {numbers} in {line.attended} sessions."


def _pair_findings(ledger: Ledger) -> Iterator[Finding]:
    for pair in ledger.pairs:
        if any(person.standing is not GroupRole.MEMBER for person in pair.people):
            continue
        enough = pair.together >= LEAST_SESSIONS and pair.chances >= LEAST_CHANCES
        if enough and not pair.exchanged:
            ids, names = zip(*((one.id, one.name) for one in pair.people), strict=True)
            weight = Fraction(pair.chances)
            yield Finding(FindingKind.STRANGERS, ids, names, _pair_text(pair), weight)


def _pair_text(pair: MemberPair) -> str:
    one, other = (person.name for person in pair.people)
    return (
        f"{one} and {other} have been in {pair.together} sessions together, with {pair.chances} "
        "hot seats of theirs, and no solution has gone from one to the other."
    )
