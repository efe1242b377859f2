"""Keep recaps free of periods that belong to somebody who is not recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator.domain.recaps.recap import Evidence, HotSeat, Recap

Period = tuple[float, float]


def without_closed_periods(recap: Recap, closed: Sequence[Period]) -> Recap:
    """Return the recap without what was said in closed periods; no hot seat spans one.

    A hot seat on both sides of such a period keeps the side with its challenge and the solutions
    there: whom the others were meant for is not certain. Safe to run twice.
    """
    if not closed:
        return recap
    seats = [_cut_hot_seat(seat, closed) for seat in recap.hot_seats]
    kept = replace(
        recap,
        hot_seats=tuple(seat for seat in seats if seat),
        commitments=tuple(c for c in recap.commitments if _is_open(c.evidence, closed)),
        points=tuple(p for p in recap.points if _is_open(p.evidence, closed)),
    )
    return kept if kept == recap else kept.without_summaries()  # they may tell of such a period


def _cut_hot_seat(seat: HotSeat, closed: Sequence[Period]) -> HotSeat | None:
    if not _is_open(seat.challenge.evidence, closed):
        return None
    said_at = min((e.start for e in seat.challenge.evidence), default=seat.start)
    start = max([seat.start, *(end for _, end in closed if end <= said_at)])
    end = min([seat.end, *(begin for begin, _ in closed if begin > said_at)])
    kept = tuple(s for s in seat.solutions if all(start <= e.start < end for e in s.evidence))
    return replace(seat, start=start, end=end, solutions=kept)


def _is_open(evidence: Sequence[Evidence], closed: Sequence[Period]) -> bool:
    return not any(start <= e.start < end for e in evidence for start, end in closed)
