"""Leaves out what a session has no time for, the least needed first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from facilitator.domain.agenda.items import Item

_WHOLE_SEAT = 2  # the rank of hot seats that can go as a whole


@dataclass(frozen=True, slots=True)
class Gone:
    """What was left out, all of it or nothing: one item, or a whole hot seat."""

    name: str
    items: tuple[Item, ...]


def squeezed(
    items: Sequence[Item], minutes: int, begun: Collection[int] = ()
) -> tuple[list[Item], list[Gone]]:
    """The items that can be held in ``minutes``, and what was left out, in order of the agenda.

    Breaks go first, then what is everybody's and elastic, the longest first, then the last hot seat
    that has not ``begun``, then the elastic items of a begun one, the shortest first, and at last
    what is not elastic. What commitments are made in stays even where there is no time for it.
    """
    kept, gone = list(items), list[Gone]()
    while _least(kept) > minutes and (going := _first_to_go(kept, begun)):
        gone.append(going)
        kept = [item for item in kept if item not in going.items]
    for back in gone[::-1]:  # one long item that went may leave time for a shorter one
        if not back.items[0].is_break and _least(kept) + _least(back.items) <= minutes:
            kept += back.items
            gone.remove(back)
    return sorted(kept, key=items.index), sorted(gone, key=lambda g: items.index(g.items[0]))


def _least(items: Sequence[Item]) -> int:
    return sum(item.least for item in items)


def _first_to_go(items: Sequence[Item], begun: Collection[int]) -> Gone | None:
    able = [item for item in items if not item.is_promising]
    if not able:
        return None
    item = min(able, key=lambda item: _rank(item, begun))
    if _rank(item, begun)[0] == _WHOLE_SEAT:
        seat = tuple(other for other in able if other.seat == item.seat)
        return Gone(f"hot seat {item.seat}", seat)
    return Gone(item.step.name, (item,))


def _rank(item: Item, begun: Collection[int]) -> tuple[int, int]:
    if item.is_break and item.step.elastic:
        return 0, -item.start
    if not item.seat:
        return (1, -item.least) if item.step.elastic else (4, item.start)
    if item.seat not in begun:
        return _WHOLE_SEAT, -item.seat
    return (3, item.least) if item.step.elastic else (5, item.start)
