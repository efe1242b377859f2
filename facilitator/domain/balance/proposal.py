"""One thing a moderator could do in the next session for the balance of the group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.balance.findings import LEAST_SESSIONS, Finding, FindingKind, findings
from facilitator.domain.balance.ledger import GroupRole, Ledger


class ProposalKind(StrEnum):
    """The kind of a proposal; each is a choice that an agenda has."""

    SEAT = "hot seat"
    CALL_ON = "call on"
    OPEN = "opener"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to do, with whom, and the numbers behind it."""

    act: ProposalKind
    person_id: int
    text: str


@dataclass(frozen=True, slots=True)
class NextSession:
    """The next session: who is expected, who has the hot seats and who opens, as far as known.

    ``seated`` is None if nobody has chosen the hot seats yet; ``left_out`` are those who get none
    from the moderator this time.
    """

    here: frozenset[int]
    seated: frozenset[int] | None = None
    opener: int | None = None
    left_out: frozenset[int] = frozenset()


def make_proposal(ledger: Ledger, to_come: NextSession) -> Proposal | None:
    """Return one thing that can still be done in the next session, or None.

    First a hot seat for the member who gives most beyond what they receive; then a call on one who
    receives more than they give; then a call on one of a pair without any exchange in the other's
    hot seat; then asking somebody to open who never has. Nothing is proposed that is already
    planned.
    """
    by_finding = (_from_finding(finding, to_come) for finding in findings(ledger))
    return next((p for p in (*by_finding, *_openers(ledger, to_come)) if p), None)


def _from_finding(finding: Finding, to_come: NextSession) -> Proposal | None:
    if not to_come.here.issuperset(finding.people):
        return None
    if finding.matter is FindingKind.STRANGERS:
        return _introduction(finding, to_come.seated)
    (person,), (name,) = finding.people, finding.names
    if finding.matter is FindingKind.GIVES:
        if person in to_come.left_out or person in (to_come.seated or ()):
            return None
        return Proposal(ProposalKind.SEAT, person, f"Offer {name} a hot seat. {finding.text}")
    if to_come.seated is not None and not to_come.seated - {person}:
        return None
    text = f"Call on {name} first in somebody else's hot seat. {finding.text}"
    return Proposal(ProposalKind.CALL_ON, person, text)


def _introduction(finding: Finding, seated: frozenset[int] | None) -> Proposal | None:
    """Propose to call on one of a pair in the other's hot seat."""
    (one, other), (name, other_name) = finding.people, finding.names
    if seated is None:
        lead = f"Call on {name} when {other_name} is in the hot seat, or the other way round."
        return Proposal(ProposalKind.CALL_ON, one, f"{lead} {finding.text}")
    if other not in seated:
        one, other, name, other_name = other, one, other_name, name
    if other not in seated:
        return None
    lead = f"Call on {name} when {other_name} is in the hot seat."
    return Proposal(ProposalKind.CALL_ON, one, f"{lead} {finding.text}")


def _openers(ledger: Ledger, to_come: NextSession) -> Iterator[Proposal]:
    """Propose members who have never opened, the longest there first; none if one of them opens."""
    never = [
        line
        for line in ledger.lines
        if line.person.standing is GroupRole.MEMBER and line.person.id in to_come.here
        if line.openings >= LEAST_SESSIONS and not line.opened
    ]
    if to_come.opener in {line.person.id for line in never}:
        return
    for line in sorted(never, key=lambda one: (-one.openings, one.person.name, one.person.id)):
        name = line.person.name
        yield Proposal(
            ProposalKind.OPEN, line.person.id,
            f"Ask {name} to open. {name} was there at {line.openings} openings and has done none.",
        )  # fmt: skip
