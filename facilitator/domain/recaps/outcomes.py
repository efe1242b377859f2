"""How a solution turned out for the member who tried it, and how it is told to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """What became of it; of most solutions nobody knows."""

    WORKED = "worked"
    PARTLY = "partly"
    NOT = "did not"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Past:
    """A solution that was once given to a challenge; ``outcome`` is None where nobody said it."""

    member: str
    challenge: str
    held_at: datetime
    peer: str
    text: str
    outcome: Outcome | None = None
