"""The agenda of a session as a bar on a time axis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from facilitator.domain.agenda.view import AgendaView, ItemView

WIDTH = 1000  # of the whole bar, in SVG units


@dataclass(frozen=True, slots=True)
class BarItem:
    """An item on the bar. ``kind`` names its style: everyone's, a break, or a hot seat's.

    ``key`` stays the same when the item is moved, so that keyboard focus stays on it.
    """

    item: ItemView
    x: float
    width: float
    kind: str
    key: str
    is_first_of_seat: bool


def bar_items(view: AgendaView) -> list[BarItem]:
    """The items from left to right; widths are proportional to minutes."""
    total = max(view.minutes, sum(item.minutes for item in view.items), 1)
    bar: list[BarItem] = []
    seats = list(dict.fromkeys(item.seat for item in view.items if item.seat))
    start, previous_seat = 0, ""
    occurrences = Counter[tuple[str, str]]()
    for item in view.items:
        x, width = start * WIDTH / total, item.minutes * WIDTH / total
        is_first = bool(item.seat) and item.seat != previous_seat
        occurrences[item.name, item.seat] += 1
        key = f"{crc32(f'{item.name}/{item.seat}/{occurrences[item.name, item.seat]}'.encode()):x}"
        bar.append(BarItem(item, round(x, 1), round(width, 1), _kind(item, seats), key, is_first))
        start, previous_seat = start + item.minutes, item.seat
    return bar


def _kind(item: ItemView, seats: Sequence[str]) -> str:
    if item.seat:
        return f"seat-{seats.index(item.seat) % 3 + 1}"
    return "break" if item.speaks == "nobody" else "all"
