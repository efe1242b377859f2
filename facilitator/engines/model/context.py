"""What the model engine works with: a model and its prompts, what is counted, what is set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from facilitator.ports import Engine, Ledger, Model, Tokens
from facilitator.prompting.prompt import Filled


class Prompts(Protocol):
    """The prompts of one theme, filled in."""

    def fill(self, name: str, **values: object) -> Filled: ...


@dataclass(frozen=True, slots=True)
class Setting:
    """What is set for one session; ``note`` is what its moderator wants otherwise this time."""

    wording: str = "both"
    language: str = "English"
    budget_usd: float = 2.0
    note: str = ""
    context_tokens: int = 100_000


@dataclass(slots=True)
class Means:
    """Everything a run needs but the session itself."""

    model: Model
    prompts: Prompts
    tokens: Tokens
    ledger: Ledger
    fallback: Engine
    setting: Setting = Setting()
