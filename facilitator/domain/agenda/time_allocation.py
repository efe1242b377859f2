"""Distribute whole minutes among the elastic items of an agenda."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from facilitator.domain.agenda.items import Item


def fit_minutes(items: Sequence[Item], minutes: int, stretch: float) -> list[Item]:
    """Return the items with a total of ``minutes``, in proportion to their planned lengths.

    Elastic items stay between their minimum and ``stretch`` times their planned length; others keep
    theirs. So the total is less than ``minutes`` if all items are at their maximum, and more if
    they cannot shrink enough. Hot seats get equal time, except that the first ones get one minute
    more of the longest item if it cannot be divided evenly.
    """
    parts = _parts(items, stretch)
    left = minutes - sum(item.least for item in items)
    while growing := [part for part in parts if part.minutes < part.most and part.times <= left]:
        part_to_grow = min(growing, key=lambda part: (2 * part.minutes + 1) / part.usual)
        part_to_grow.minutes += 1
        left -= part_to_grow.times
    result = list(items)
    for part in parts:
        for place in part.places:
            result[place] = replace(result[place], minutes=part.minutes)
    for place in _longest(parts)[: max(0, left)]:
        result[place] = replace(result[place], minutes=result[place].minutes + 1)
    return result


@dataclass
class _Part:
    """Items of equal length: a step of all hot seats, or a single item."""

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
    """Return the positions of the longest part that may still grow."""
    growing = [part for part in parts if part.minutes < part.most]
    return max(growing, key=lambda part: part.usual).places if growing else []
