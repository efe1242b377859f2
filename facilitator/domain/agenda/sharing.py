"""Shares whole minutes out among the elastic items of an agenda."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from facilitator.domain.agenda.items import Item


def fitted(items: Sequence[Item], minutes: int, stretch: float) -> list[Item]:
    """The items made to take ``minutes`` together, in proportion to what is planned for them.

    Elastic items are no shorter than their least and no longer than ``stretch`` times what is
    planned; the others stay. So the sum is smaller where all are as long as they may be, and
    greater where they cannot be short enough. Hot seats get the same time, but for a minute of
    the longest item that goes to the first seats where it cannot be divided.
    """
    parts = _parts(items, stretch)
    left = minutes - sum(item.least for item in items)
    while able := [part for part in parts if part.minutes < part.most and part.times <= left]:
        hungriest = min(able, key=lambda part: (2 * part.minutes + 1) / part.usual)
        hungriest.minutes += 1
        left -= hungriest.times
    made = list(items)
    for part in parts:
        for place in part.places:
            made[place] = replace(made[place], minutes=part.minutes)
    for place in _longest(parts)[: max(0, left)]:
        made[place] = replace(made[place], minutes=made[place].minutes + 1)
    return made


@dataclass
class _Part:
    """Items that are equally long: a step of all hot seats, or a single one."""

    places: list[int]
    usual: int
    minutes: int
    most: int

    @property
    def times(self) -> int:
        return len(self.places)


def _parts(items: Sequence[Item], stretch: float) -> list[_Part]:
    alike: dict[Hashable, list[int]] = {}
    for place, item in enumerate(items):
        if item.is_elastic:
            alike.setdefault((item.step, item.planned) if item.seat else place, []).append(place)
    parts = []
    for places in alike.values():
        first = items[places[0]]
        most = max(first.planned, int(first.planned * stretch))
        parts.append(_Part(places, first.planned, first.least, most))
    return parts


def _longest(parts: Sequence[_Part]) -> list[int]:
    """The places of the longest part that may still grow."""
    able = [part for part in parts if part.minutes < part.most]
    return max(able, key=lambda part: part.usual).places if able else []
