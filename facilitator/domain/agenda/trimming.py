"""Leave out items that a session has no time for, the least important first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from facilitator.domain.agenda.items import Item

_WHOLE_SEAT = 2  # the rank of hot seats that can go as a whole


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something left out as a whole: one item, or a hot seat."""

    name: str
    items: tuple[Item, ...]


def leave_out(
    items: Sequence[Item], minutes: int, begun: Collection[int] = ()
) -> tuple[list[Item], list[LeftOut]]:
    """Return the items that fit into ``minutes``, and those left out, in order of the agenda.

    Breaks go first, then elastic items of the whole group, the longest first, then the last hot
    seat that has not ``begun``, then the elastic items of one that has, the shortest first, and at
    last inelastic items. Items in which commitments are made always stay.
    """
    kept, gone = list(items), list[LeftOut]()
    while _least(kept) > minutes and (dropped := _first_to_go(kept, begun)):
        gone.append(dropped)
        kept = [item for item in kept if item not in dropped.items]
    for back in gone[::-1]:  # leaving out a long item may free time for a shorter one
        if not back.items[0].is_break and _least(kept) + _least(back.items) <= minutes:
            kept += back.items
            gone.remove(back)
    return sorted(kept, key=items.index), sorted(gone, key=lambda g: items.index(g.items[0]))


def _least(items: Sequence[Item]) -> int:
    return sum(item.least for item in items)


def _first_to_go(items: Sequence[Item], begun: Collection[int]) -> LeftOut | None:
    candidates = [item for item in items if not item.is_for_commitments]
    if not candidates:
        return None
    item = min(candidates, key=lambda item: _rank(item, begun))
    if _rank(item, begun)[0] == _WHOLE_SEAT:
        seat = tuple(other for other in candidates if other.seat == item.seat)
        return LeftOut(f"hot seat {item.seat}", seat)
    return LeftOut(item.step.name, (item,))


def _rank(item: Item, begun: Collection[int]) -> tuple[int, int]:
    if item.is_break and item.step.elastic:
        return 0, -item.start
    if not item.seat:
        return (1, -item.least) if item.step.elastic else (4, item.start)
    if item.seat not in begun:
        return _WHOLE_SEAT, -item.seat
    return (3, item.least) if item.step.elastic else (5, item.start)
