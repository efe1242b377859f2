"""How a solution turned out for the member who tried it."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What became of it; of most solutions nobody knows."""

    WORKED = "worked"
    PARTLY = "partly"
    NOT = "did not"
    UNKNOWN = "unknown"
