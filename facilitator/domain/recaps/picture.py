"""A session as a picture: who spoke when and for how long, and whose hot seat it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.sessions.turns import Turn

WIDE = 1000  # units from the first second to the last
LEAST = 1.5  # units: less cannot be seen, nor can a pause of less


@dataclass(frozen=True, slots=True)
class Band:
    """A hot seat; seconds from the start, and units of the picture."""

    who: str
    start: float
    end: float
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """One speaker. ``strokes`` are where in the picture they speak: from, and how wide.

    ``share`` is their part of all that was spoken, from 0 to 1; there are no strokes where it is
    only known for how long they spoke.
    """

    who: str
    seconds: float
    share: float
    turns: int
    strokes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The rows in the order of who spoke most; ``seconds`` is how long the session was."""

    seconds: float
    rows: tuple[Row, ...]
    bands: tuple[Band, ...]


def picture(
    turns: Sequence[Turn],
    seats: Iterable[tuple[str, float, float]],
    seconds: float,
    spoken: Mapping[str, float] | None = None,
) -> Picture | None:
    """The picture of a session; None where nothing is known of who spoke, or for how long.

    ``seats`` are whose hot seat it was, from and to. ``spoken`` says for how long each spoke where
    the words are kept no longer.
    """
    by: dict[str, list[Turn]] = {}
    for turn in turns:
        by.setdefault(turn.speaker, []).append(turn)
    length = max([seconds, *(turn.end for turn in turns)], default=0.0)
    times = {who: sum(t.end - t.start for t in own) for who, own in by.items()}
    times = times or dict(spoken or {})
    whole = sum(times.values())
    if length <= 0 or whole <= 0:
        return None
    unit = WIDE / length
    rows = [
        Row(
            who, time, time / whole, len(by.get(who, ())),
            _strokes([(t.start * unit, t.end * unit) for t in by.get(who, ())]),
        )
        for who, time in sorted(times.items(), key=lambda one: (-one[1], one[0]))
    ]  # fmt: skip
    bands = [
        Band(who, a, b, round(a * unit, 1), round(max((b - a) * unit, LEAST), 1))
        for who, a, b in seats
        if b > a and a < length
    ]
    return Picture(length, tuple(rows), tuple(sorted(bands, key=lambda band: band.start)))


def _strokes(times: Iterable[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """What lies so close together that nobody could tell it apart is one."""
    joined: list[tuple[float, float]] = []
    for start, end in sorted(times):
        if joined and start - joined[-1][1] < LEAST:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple((round(a, 1), round(max(b - a, LEAST), 1)) for a, b in joined)
