"""The model engine: asks a language model and checks every answer against the transcript."""

from __future__ import annotations

from facilitator.domain.people.person import Roster
from facilitator.domain.recaps.recap import Recap
from facilitator.domain.sessions.turns import Transcript
from facilitator.engines.model.context import EngineContext, Prompts, SessionSettings
from facilitator.engines.model.run import Run

__all__ = ["PROMPTS", "ModelEngine", "Prompts", "SessionSettings"]

PROMPTS = ("session", "session_map", "hot_seat")  # every prompt library must have these


class ModelEngine(EngineContext):
    """Makes recaps with a language model; falls back to another engine when it is unavailable."""

    def recap(self, transcript: Transcript, roster: Roster) -> Recap:
        """Return the recap of a session. Raises OverBudget before the budget would be exceeded.

        If the model is unavailable, the fallback engine makes the recap, with a warning.
        """
        return Run(self, transcript, roster).recap()
