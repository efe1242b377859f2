"""A piece of durable work as people see it, and what its key tells of whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

OF_SESSION = frozenset({
    "recap", "redo", "ask", "agenda", "agenda-send", "agenda-changed", "agenda-publish",
    "agenda-off", "looked-at", "check-in", "check-in-reminder",
})  # fmt: skip
OF_SITTING = frozenset({"look", "visits", "silence", "transcript", "summary"})


class Stage(StrEnum):
    """How far a piece of work is; what was given up ended its process too often."""

    RUNS = "runs"
    WAITS = "waits"
    FAILED = "failed"
    GIVEN_UP = "given up"
    DONE = "done"


OPEN = (Stage.RUNS, Stage.WAITS, Stage.FAILED, Stage.GIVEN_UP)


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work; ``why`` is the reason of a failure, ``tries`` how often it was begun."""

    id: str
    name: str
    stage: Stage
    since: datetime
    tries: int
    why: str = ""

    @property
    def is_failed(self) -> bool:
        """Whether it goes on only if a person wants it."""
        return self.stage in (Stage.FAILED, Stage.GIVEN_UP)

    @property
    def about(self) -> tuple[str, int] | None:
        """What it is about and its number: a "session", a "sitting", a "mail" or a "post".

        None where it is about none of them: a clock's work, or an event nobody has looked into.
        """
        kind, _, rest = self.id.partition(":")
        number = rest.partition(":")[0]
        if not (number.isascii() and number.isdigit() and len(number) <= 12):
            return None
        if kind in OF_SESSION:
            return "session", int(number)
        if kind in OF_SITTING:
            return "sitting", int(number)
        return (kind, int(number)) if kind in ("mail", "post") else None
