"""The model engine: asks a model, believes nothing it says, and knows when to do without."""

from __future__ import annotations

from facilitator.domain.people.people import Roster
from facilitator.domain.recaps.recap import Recap
from facilitator.domain.sessions.turns import Transcript
from facilitator.engines.model.context import Means, Prompts, Setting
from facilitator.engines.model.run import Run

__all__ = ["PROMPTS", "ModelEngine", "Prompts", "Setting"]

PROMPTS = ("session", "session_map", "hot_seat")  # what a prompt library must have


class ModelEngine(Means):
    """Asks a model, checks every word against the transcript, and knows when to do without."""

    def recap(self, transcript: Transcript, roster: Roster) -> Recap:
        """The recap of a session. Raises OverBudget before money is spent beyond the budget.

        When the model cannot be had the fallback engine answers, and a warning says so.
        """
        return Run(self, transcript, roster).recap()
