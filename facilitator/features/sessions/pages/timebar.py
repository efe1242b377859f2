"""The agenda of a session as a bar of time: where each item lies, and whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from facilitator.domain.agenda.shown import AgendaView, ShownItem

WIDTH = 1000  # of the whole bar, in its own units


@dataclass(frozen=True, slots=True)
class Piece:
    """An item on the bar. ``kind`` names how it looks: everybody's, a break, or a hot seat's.

    ``key`` is the same wherever it is moved to, so that a keyboard stays with it.
    """

    item: ShownItem
    x: float
    width: float
    kind: str
    key: str
    is_first_of_seat: bool


def pieces(view: AgendaView) -> list[Piece]:
    """The items from left to right, as wide as they are long."""
    total = max(view.minutes, sum(item.minutes for item in view.items), 1)
    found: list[Piece] = []
    seats = list(dict.fromkeys(item.seat for item in view.items if item.seat))
    at, before = 0, ""
    times = Counter[tuple[str, str]]()
    for item in view.items:
        x, width = at * WIDTH / total, item.minutes * WIDTH / total
        is_first = bool(item.seat) and item.seat != before
        times[item.name, item.seat] += 1
        key = f"{crc32(f'{item.name}/{item.seat}/{times[item.name, item.seat]}'.encode()):x}"
        found.append(Piece(item, round(x, 1), round(width, 1), _kind(item, seats), key, is_first))
        at, before = at + item.minutes, item.seat
    return found


def _kind(item: ShownItem, seats: Sequence[str]) -> str:
    if item.seat:
        return f"seat-{seats.index(item.seat) % 3 + 1}"
    return "break" if item.speaks == "nobody" else "all"
