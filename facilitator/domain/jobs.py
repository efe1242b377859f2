"""A durable job as shown to people, and what its id says it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

SESSION_JOBS = frozenset({
    "recap", "redo", "ask", "agenda", "agenda-send", "agenda-changed", "agenda-publish",
    "agenda-off", "looked-at", "check-in", "check-in-reminder",
})  # fmt: skip
SITTING_JOBS = frozenset({"look", "visits", "silence", "transcript", "summary"})


class JobStage(StrEnum):
    """The state of a job; GIVEN_UP means that its process died too often while it ran."""

    RUNS = "runs"
    WAITS = "waits"
    FAILED = "failed"
    GIVEN_UP = "given up"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Job:
    """A durable job; ``why`` is the reason of a failure, ``tries`` how often it was started."""

    id: str
    name: str
    stage: JobStage
    since: datetime
    tries: int
    why: str = ""

    @property
    def is_failed(self) -> bool:
        """Whether the job only continues if a person restarts it."""
        return self.stage in (JobStage.FAILED, JobStage.GIVEN_UP)

    @property
    def about(self) -> tuple[str, int] | None:
        """The kind and number of what the job belongs to: "session", "sitting", "mail" or "post".

        None if it belongs to none of them: periodic jobs, and events not processed yet.
        """
        kind, _, rest = self.id.partition(":")
        number = rest.partition(":")[0]
        if not (number.isascii() and number.isdigit() and len(number) <= 12):
            return None
        if kind in SESSION_JOBS:
            return "session", int(number)
        if kind in SITTING_JOBS:
            return "sitting", int(number)
        return (kind, int(number)) if kind in ("mail", "post") else None


@dataclass(frozen=True, slots=True)
class JobCount:
    """How many jobs of one kind are in one stage; when the oldest and the newest were added."""

    name: str
    stage: JobStage
    number: int
    oldest_at: datetime
    newest_at: datetime
