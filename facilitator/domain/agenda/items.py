"""The items of an agenda, and the plan they form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from facilitator.domain.errors import Refused
from facilitator.domain.sessions.formats import COMMITMENTS, Step


@dataclass(frozen=True, slots=True)
class Item:
    """One timed part of a session; ``start`` and ``minutes`` in whole minutes.

    ``seat`` is the number of its hot seat, from 1; 0 if it belongs to the whole group. ``planned``
    is the share by which an elastic item shrinks or grows. An item of an elastic step is not
    elastic once the moderator has set its minutes, or it is over.
    """

    step: Step
    seat: int
    minutes: int
    planned: int
    is_elastic: bool
    start: int = 0

    @property
    def end(self) -> int:
        return self.start + self.minutes

    @property
    def is_break(self) -> bool:
        return self.step.speaks == "nobody"

    @property
    def is_for_commitments(self) -> bool:
        """Whether commitments are made in it: its time is never given to other items."""
        return self.step.capture == COMMITMENTS

    @property
    def least(self) -> int:
        """The minimum in minutes: for an elastic item half of ``planned``, and at least two."""
        return min(self.planned, max(2, -(-self.planned // 2))) if self.is_elastic else self.minutes


@dataclass(frozen=True, slots=True)
class Plan:
    """The items of a session of ``minutes``, in order and without gaps.

    ``notes`` are sentences for the moderator about what the last change could not do.
    """

    minutes: int
    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """The minute at which the last item ends."""
        return self.items[-1].end if self.items else 0

    @property
    def spare(self) -> int:
        """Minutes of the session that no item uses."""
        return max(0, self.minutes - self.end)

    @property
    def seats(self) -> int:
        """The number of hot seats."""
        return count_hot_seats(self.items)

    def place(self, index: int) -> int:
        """Return the index itself. Raises Refused if there is no such item."""
        if 0 <= index < len(self.items):
            return index
        raise Refused(
            f"The agenda has no item {index + 1}.",
            f"Choose one from 1 to {len(self.items)}.",
        )


def count_hot_seats(items: Iterable[Item]) -> int:
    """Count the hot seats among the items."""
    return len({item.seat for item in items if item.seat})


def with_start_times(items: Iterable[Item], start: int = 0) -> tuple[Item, ...]:
    """Set the start times so that the items follow each other, the first at ``start``."""
    timed = []
    for item in items:
        timed.append(replace(item, start=start))
        start += item.minutes
    return tuple(timed)
