"""What every output format is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from facilitator.domain.recap import Recap


@dataclass(frozen=True, slots=True)
class RecapView:
    """A recap with the facts of its session; ``seconds`` is the transcript's length."""

    recap: Recap
    title: str
    theme: str = "base"
    held_at: datetime | None = None
    seconds: float = 0.0
    speakers: int = 0
    moderator: str | None = None
    session_id: int | None = None
