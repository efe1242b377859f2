"""Keeps an agenda fitted while its session runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator.domain.agenda.items import Item, Plan, in_order
from facilitator.domain.agenda.sharing import fitted
from facilitator.domain.agenda.squeezing import squeezed
from facilitator.domain.errors import Refused
from facilitator.domain.language.counting import listed, minutes_long

STRETCH = 1.5  # no elastic item gets back more than so many times what was planned for it


def rebalance(plan: Plan, index: int, now_minute: int) -> Plan:
    """The plan as it goes on when the item at ``index`` ends in minute ``now_minute``.

    Items up to there become as long as they truly were; one that was skipped has no minutes. The
    elastic ones after it shrink in proportion, or get back what was saved. Where that is not
    enough, whole items are left out and named in the notes. What commitments are made in keeps
    its time, even over the end. Safe to run twice. Raises Refused.
    """
    if now_minute < 0:
        raise Refused("No item ends before its session begins.", "Give a minute from 0 on.")
    due = plan.items[plan.place(index)].end
    held = _as_held(plan.items[: index + 1], now_minute)
    ahead = [replace(item, is_elastic=item.step.elastic) for item in plan.items[index + 1 :]]
    wanted = sum(item.minutes for item in ahead) + max(0, due - now_minute)
    left = min(plan.minutes - now_minute, wanted)
    kept, gone = squeezed(ahead, left, {item.seat for item in held})
    going_on = in_order(fitted(kept, left, STRETCH), now_minute)
    made = Plan(plan.minutes, (*held, *going_on))
    return replace(made, notes=tuple(_notes(plan, made, [g.name for g in gone])))


def _as_held(items: Sequence[Item], now: int) -> tuple[Item, ...]:
    """Items that are over: they end one after the other, the last of them now."""
    starts = [min(item.start, now) for item in items]
    ends = [*starts[1:], now]
    return tuple(
        replace(item, start=start, minutes=end - start, planned=end - start, is_elastic=False)
        for item, start, end in zip(items, starts, ends, strict=True)
    )


def _notes(before: Plan, made: Plan, gone: Sequence[str]) -> list[str]:
    notes = []
    if gone:
        notes.append(f"There is no time left for {listed(gone)}.")
    over = made.end - made.minutes
    if over > 0:
        notes.append(f"The session ends {minutes_long(over)} late.")
    if made.spare > before.spare:
        notes.append(f"This leaves {minutes_long(made.spare)}: the session can end early.")
    return notes
