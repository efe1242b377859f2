"""The one thing a moderator could do next time for the balance of their group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.balance.findings import LEAST_SESSIONS, Finding, Matter, findings
from facilitator.domain.balance.ledger import Ledger, Standing


class Act(StrEnum):
    """What is proposed; each is a choice that an agenda has."""

    SEAT = "hot seat"
    CALL_ON = "call on"
    OPEN = "opener"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to do, with whom, and the numbers that speak for it."""

    act: Act
    person_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Next:
    """The session to come: who is expected, who has the hot seats, who opens, as far as known.

    ``seated`` is None where nobody has chosen the hot seats yet; ``left_out`` are those to whom
    the moderator gives none this time.
    """

    here: frozenset[int]
    seated: frozenset[int] | None = None
    opener: int | None = None
    left_out: frozenset[int] = frozenset()


def proposal(ledger: Ledger, to_come: Next) -> Proposal | None:
    """One thing that can still be done in the session to come, or None.

    First a hot seat for who gives most beyond what they get; then a call on who gets more than
    they give; then one of a pair that never exchanged anything is called on in the other's hot
    seat; then who has never opened is asked to. What is planned already is not proposed.
    """
    found = (_of(finding, to_come) for finding in findings(ledger))
    return next((p for p in (*found, *_openers(ledger, to_come)) if p), None)


def _of(finding: Finding, to_come: Next) -> Proposal | None:
    if not to_come.here.issuperset(finding.people):
        return None
    if finding.matter is Matter.STRANGERS:
        return _introduction(finding, to_come.seated)
    (person,), (name,) = finding.people, finding.names
    if finding.matter is Matter.GIVES:
        if person in to_come.left_out or person in (to_come.seated or ()):
            return None
        return Proposal(Act.SEAT, person, f"Offer {name} a hot seat. {finding.text}")
    if to_come.seated is not None and not to_come.seated - {person}:
        return None
    text = f"Call on {name} first in somebody else's hot seat. {finding.text}"
    return Proposal(Act.CALL_ON, person, text)


def _introduction(finding: Finding, seated: frozenset[int] | None) -> Proposal | None:
    """A call on one of a pair in the hot seat of the other."""
    (one, other), (name, others) = finding.people, finding.names
    if seated is None:
        lead = f"Call on {name} when {others} is in the hot seat, or the other way round."
        return Proposal(Act.CALL_ON, one, f"{lead} {finding.text}")
    if other not in seated:
        one, other, name, others = other, one, others, name
    if other not in seated:
        return None
    lead = f"Call on {name} when {others} is in the hot seat."
    return Proposal(Act.CALL_ON, one, f"{lead} {finding.text}")


def _openers(ledger: Ledger, to_come: Next) -> Iterator[Proposal]:
    """Who has never opened, whoever was there longest first; nobody where one of them opens."""
    never = [
        line
        for line in ledger.lines
        if line.person.standing is Standing.MEMBER and line.person.id in to_come.here
        if line.openings >= LEAST_SESSIONS and not line.opened
    ]
    if to_come.opener in {line.person.id for line in never}:
        return
    for line in sorted(never, key=lambda one: (-one.openings, one.person.name, one.person.id)):
        name = line.person.name
        yield Proposal(
            Act.OPEN, line.person.id,
            f"Ask {name} to open. {name} was there at {line.openings} openings and has done none.",
        )  # fmt: skip
