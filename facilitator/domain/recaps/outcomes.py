"""How a solution worked for the member who tried it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """What came of a solution; for most solutions it is unknown."""

    WORKED = "worked"
    PARTLY = "partly"
    NOT = "did not"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PastSolution:
    """A solution once given to a challenge; ``outcome`` is None if nobody reported it."""

    member: str
    challenge: str
    held_at: datetime
    peer: str
    text: str
    outcome: Outcome | None = None
