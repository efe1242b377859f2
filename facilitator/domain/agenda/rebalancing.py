"""Adjust an agenda while its session runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator.domain.agenda.items import Item, Plan, with_start_times
from facilitator.domain.agenda.time_allocation import fit_minutes
from facilitator.domain.agenda.trimming import leave_out
from facilitator.domain.errors import Refused
from facilitator.domain.language.counting import join_with_and, minutes_long

MAX_STRETCH = 1.5  # an elastic item grows to at most this many times its planned length


def rebalance(plan: Plan, index: int, now_minute: int) -> Plan:
    """Return the plan after the item at ``index`` ended in minute ``now_minute``.

    Items up to there get their actual length; one that was skipped has no minutes. Elastic items
    after it shrink in proportion, or get saved time back. If that is not enough, whole items are
    left out and named in the notes. Items in which commitments are made keep their time, even past
    the end. Safe to run twice. Raises Refused.
    """
    if now_minute < 0:
        raise Refused("No item ends before its session begins.", "Give a minute from 0 on.")
    due = plan.items[plan.place(index)].end
    held = _finished(plan.items[: index + 1], now_minute)
    ahead = [replace(item, is_elastic=item.step.elastic) for item in plan.items[index + 1 :]]
    wanted = sum(item.minutes for item in ahead) + max(0, due - now_minute)
    minutes = min(plan.minutes - now_minute, wanted)
    kept, gone = leave_out(ahead, minutes, {item.seat for item in held})
    rest = with_start_times(fit_minutes(kept, minutes, MAX_STRETCH), now_minute)
    result = Plan(plan.minutes, (*held, *rest))
    return replace(result, notes=tuple(_notes(plan, result, [g.name for g in gone])))


def _finished(items: Sequence[Item], now: int) -> tuple[Item, ...]:
    """Return finished items with actual times; the last one ends now."""
    starts = [min(item.start, now) for item in items]
    ends = [*starts[1:], now]
    return tuple(
        replace(item, start=start, minutes=end - start, planned=end - start, is_elastic=False)
        for item, start, end in zip(items, starts, ends, strict=True)
    )


def _notes(before: Plan, after: Plan, gone: Sequence[str]) -> list[str]:
    notes = []
    if gone:
        notes.append(f"There is no time left for {join_with_and(gone)}.")
    over = after.end - after.minutes
    if over > 0:
        notes.append(f"The session ends {minutes_long(over)} late.")
    if after.spare > before.spare:
        notes.append(f"This leaves {minutes_long(after.spare)}: the session can end early.")
    return notes
