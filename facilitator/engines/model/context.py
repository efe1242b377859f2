"""What the model engine needs: model, prompts, token counter, ledger and settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from facilitator.ports import CallLedger, Engine, Model, TokenCounter
from facilitator.prompting.prompt import FilledPrompt


class Prompts(Protocol):
    """Fills in the prompts of one theme."""

    def fill(self, name: str, **values: object) -> FilledPrompt: ...


@dataclass(frozen=True, slots=True)
class SessionSettings:
    """The settings of one session; ``note`` is what its moderator asks to change this time.

    Answers are written in ``language``, a name; ``language_code`` is its code.
    """

    wording: str = "both"
    language: str = "English"
    language_code: str = "en"
    budget_usd: float = 2.0
    note: str = ""
    context_tokens: int = 100_000


@dataclass(slots=True)
class EngineContext:
    """Everything a run needs except the session itself.

    ``reader`` is the model that reads all statements a second time; None if they are read once.
    """

    model: Model
    prompts: Prompts
    tokens: TokenCounter
    ledger: CallLedger
    fallback: Engine
    setting: SessionSettings = SessionSettings()
    reader: Model | None = None
