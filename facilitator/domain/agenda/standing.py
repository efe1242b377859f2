"""How far a session has come by its moderator's board, and how its agenda goes on from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.agenda.items import Item, Plan
from facilitator.domain.agenda.running import rebalance


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a session is: the item at ``index`` runs; past the last one it is over.

    ``plan`` is the agenda as it goes on, from now where the item runs over time. ``minute`` counts
    whole minutes from the start, ``due`` is the one in which the item was to end.
    """

    plan: Plan
    index: int
    minute: int
    due: int

    @property
    def now(self) -> Item | None:
        """What is being held; None where the session is over."""
        return self.plan.items[self.index] if self.index < len(self.plan.items) else None

    @property
    def next(self) -> Item | None:
        """What comes after it."""
        items = self.plan.items[self.index + 1 :]
        return items[0] if items else None

    @property
    def left(self) -> int:
        """The minutes left for it, with the one that has begun; negative where it is over time."""
        return self.due - self.minute if self.now else 0


def standing(plan: Plan, ends: Sequence[int], minute: int) -> Standing:
    """Where a session is whose first items ended in these minutes of it.

    The items after each are fitted anew into what is left. An end that has no item any more, as
    the agenda was changed since, counts for nothing.
    """
    reached = 0
    for end in ends:
        if reached < len(plan.items):
            plan, reached = rebalance(plan, reached, end), reached + 1
    minute = max(minute, *ends, 0)
    if reached == len(plan.items):
        return Standing(plan, reached, minute, minute)
    due = plan.items[reached].end
    return Standing(
        rebalance(plan, reached, minute) if minute > due else plan, reached, minute, due
    )
