"""How far a running session is, by the moderator's board, and the rest of its agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.agenda.items import Item, Plan
from facilitator.domain.agenda.rebalancing import rebalance


@dataclass(frozen=True, slots=True)
class SessionProgress:
    """The state of a session: the item at ``index`` is running; past the last one it is over.

    ``plan`` is the rest of the agenda, from now if the item is over time. ``minute`` counts whole
    minutes from the start, ``due`` is the minute in which the item should end.
    """

    plan: Plan
    index: int
    minute: int
    due: int

    @property
    def now(self) -> Item | None:
        """The running item; None if the session is over."""
        return self.plan.items[self.index] if self.index < len(self.plan.items) else None

    @property
    def next(self) -> Item | None:
        """The item after it."""
        items = self.plan.items[self.index + 1 :]
        return items[0] if items else None

    @property
    def left(self) -> int:
        """The minutes left for it, including the current one; negative if it is over time."""
        return self.due - self.minute if self.now else 0


def session_progress(plan: Plan, ends: Sequence[int], minute: int) -> SessionProgress:
    """Return the state of a session whose first items ended in these minutes.

    The remaining items are fitted again after each end. Ends without an item are ignored: the
    agenda was changed since.
    """
    reached = 0
    for end in ends:
        if reached < len(plan.items):
            plan, reached = rebalance(plan, reached, end), reached + 1
    minute = max(minute, *ends, 0)
    if reached == len(plan.items):
        return SessionProgress(plan, reached, minute, minute)
    due = plan.items[reached].end
    return SessionProgress(
        rebalance(plan, reached, minute) if minute > due else plan, reached, minute, due
    )
