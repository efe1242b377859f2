"""A session format: its steps with minutes and scripts, and what its recap may show."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.recaps.recap import SolutionKind

REVIEW = "review"  # ``capture`` of the step that asks about the last commitments
COMMITMENTS = "commitments"  # ``capture`` of the step that always keeps its time


@dataclass(frozen=True, slots=True)
class Step:
    """One timed part of a session.

    Either ``minutes`` or ``share`` is set: minutes are fixed, shares divide the rest of the time.
    ``each`` steps are held once per hot seat. ``elastic`` steps shrink and grow with the time
    available.
    """

    name: str
    minutes: float | None
    share: float | None
    elastic: bool
    each: bool
    speaks: str
    script: str
    capture: str


@dataclass(frozen=True, slots=True)
class Format:
    """The form of a session. ``minutes`` is its usual length, with ``seats`` hot seats."""

    name: str
    title: str
    description: str
    minutes: int
    seats: int
    wording: str
    shows: tuple[SolutionKind, ...]
    recap: bool
    steps: tuple[Step, ...]

    @property
    def shared_minutes(self) -> float:
        """Minutes of the usual length without those of fixed steps, to be divided by shares."""
        return self.minutes - sum((step.minutes or 0) * self._times(step) for step in self.steps)

    def usual(self, step: Step) -> float:
        """Return the usual minutes of a step; for an ``each`` step, those of one hot seat."""
        if step.minutes is not None:
            return step.minutes
        return (step.share or 0) * self.shared_minutes / self._times(step)

    def _times(self, step: Step) -> int:
        return max(1, self.seats) if step.each else 1
