"""Data for the chart of a session: who spoke when and for how long, and the hot seats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.sessions.turns import Turn

WIDE = 1000  # width of the chart in units
LEAST = 1.5  # units; anything narrower is invisible, pauses included


@dataclass(frozen=True, slots=True)
class HotSeatBand:
    """A hot seat; ``start`` and ``end`` in seconds from the start, the rest in chart units."""

    who: str
    start: float
    end: float
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker. ``strokes`` are x and width of each time they speak, in chart units.

    ``share`` is their part of all speech, from 0 to 1; there are no strokes if only the length of
    their speech is known.
    """

    who: str
    seconds: float
    share: float
    turns: int
    strokes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class SpeakingChart:
    """The chart: rows, the longest speaker first; ``seconds`` is the length of the session."""

    seconds: float
    rows: tuple[SpeakerRow, ...]
    bands: tuple[HotSeatBand, ...]


def speaking_chart(
    turns: Sequence[Turn],
    seats: Iterable[tuple[str, float, float]],
    seconds: float,
    spoken: Mapping[str, float] | None = None,
) -> SpeakingChart | None:
    """Build the chart of a session; None if the speaking times are unknown.

    ``seats`` are member, start and end of each hot seat. ``spoken`` are the seconds of each
    speaker, for sessions whose transcript is deleted.
    """
    turns_by_speaker: dict[str, list[Turn]] = {}
    for turn in turns:
        turns_by_speaker.setdefault(turn.speaker, []).append(turn)
    length = max([seconds, *(turn.end for turn in turns)], default=0.0)
    times = {
        who: sum(t.end - t.start for t in own_turns) for who, own_turns in turns_by_speaker.items()
    }
    times = times or dict(spoken or {})
    total = sum(times.values())
    if length <= 0 or total <= 0:
        return None
    unit = WIDE / length
    rows = [
        SpeakerRow(
            who, time, time / total, len(turns_by_speaker.get(who, ())),
            _strokes([(t.start * unit, t.end * unit) for t in turns_by_speaker.get(who, ())]),
        )
        for who, time in sorted(times.items(), key=lambda one: (-one[1], one[0]))
    ]  # fmt: skip
    bands = [
        HotSeatBand(who, a, b, round(a * unit, 1), round(max((b - a) * unit, LEAST), 1))
        for who, a, b in seats
        if b > a and a < length
    ]
    return SpeakingChart(length, tuple(rows), tuple(sorted(bands, key=lambda band: band.start)))


def _strokes(times: Iterable[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Join intervals so close together that the gap is invisible."""
    joined: list[tuple[float, float]] = []
    for start, end in sorted(times):
        if joined and start - joined[-1][1] < LEAST:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple((round(a, 1), round(max(b - a, LEAST), 1)) for a, b in joined)
