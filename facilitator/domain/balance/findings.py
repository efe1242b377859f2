"""What may be said of a ledger: gently, with its numbers, and not before there are enough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from facilitator.domain.balance.ledger import Ledger, Line, Pair, Standing

LEAST_SESSIONS = 4  # attended, or together for a pair: before that nothing is said
LEAST_CHANCES = 2  # hot seats of one of a pair with the other there
TIMES = 2  # the one number is at least so many times the other
LEAST_GAP = 1  # and they differ by at least so many solutions for each session attended


class Matter(StrEnum):
    """What a finding is about."""

    GIVES = "gives more than they get"
    GETS = "gets more than they give"
    STRANGERS = "have never exchanged a solution"


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement with the people it is about; ``weight`` orders those on one matter."""

    matter: Matter
    people: tuple[int, ...]
    names: tuple[str, ...]
    text: str
    weight: Fraction


def findings(ledger: Ledger) -> tuple[Finding, ...]:
    """All that may be said, by matter, the plainest first; nothing of too few sessions.

    Only of members: guests and those who left are not judged by a ledger, nor is the moderator,
    who leads the session and has a hot seat only on request.
    """
    found = [*_of_lines(ledger), *_of_pairs(ledger)]
    order = list(Matter)
    return tuple(sorted(found, key=lambda f: (order.index(f.matter), -f.weight, f.names, f.people)))


def strangers(ledger: Ledger, person_id: int) -> frozenset[int]:
    """With whom a member has never exchanged anything, as far as that may be said."""
    pairs = [f.people for f in findings(ledger) if f.matter is Matter.STRANGERS]
    return frozenset(one for pair in pairs if person_id in pair for one in pair) - {person_id}


def _of_lines(ledger: Ledger) -> Iterator[Finding]:
    for line in ledger.lines:
        if line.person.standing is not Standing.MEMBER or line.attended < LEAST_SESSIONS:
            continue
        gap = Fraction(line.given - line.received, line.attended)
        less, more = sorted((line.given, line.received))
        if abs(gap) < LEAST_GAP or more < TIMES * less:
            continue
        matter = Matter.GIVES if gap > 0 else Matter.GETS
        person = line.person
        yield Finding(matter, (person.id,), (person.name,), _told(line, matter), abs(gap))


def _told(line: Line, matter: Matter) -> str:
    """The numbers; the larger one is never 1, so that it is always some solutions."""
    told = f"given {line.given} solutions and received {line.received}"
    if matter is Matter.GETS:
        told = f"received {line.received} solutions and given {line.given}"
    return f"{line.person.name} has {told} in {line.attended} sessions."


def _of_pairs(ledger: Ledger) -> Iterator[Finding]:
    for pair in ledger.pairs:
        if any(person.standing is not Standing.MEMBER for person in pair.people):
            continue
        enough = pair.together >= LEAST_SESSIONS and pair.chances >= LEAST_CHANCES
        if enough and not pair.exchanged:
            ids, names = zip(*((one.id, one.name) for one in pair.people), strict=True)
            weight = Fraction(pair.chances)
            yield Finding(Matter.STRANGERS, ids, names, _told_of(pair), weight)


def _told_of(pair: Pair) -> str:
    one, other = (person.name for person in pair.people)
    return (
        f"{one} and {other} have been in {pair.together} sessions together, with {pair.chances} "
        "hot seats of theirs, and no solution has gone from one to the other."
    )
