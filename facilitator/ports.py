"""What the rest of the program asks of engines and of the world outside, as protocols."""

from __future__ import annotations

from typing import Protocol

from facilitator.domain.people import Roster
from facilitator.domain.recap import Recap
from facilitator.domain.turns import Transcript


class Engine(Protocol):
    """Turns what was said into a recap with evidence; speakers are already resolved."""

    def recap(self, transcript: Transcript, roster: Roster) -> Recap: ...
