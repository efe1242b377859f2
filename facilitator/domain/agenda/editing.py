"""The moderator's edits of an agenda; the total length stays the same."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.agenda.items import Plan, with_start_times
from facilitator.domain.agenda.planning import MAX_STRETCH
from facilitator.domain.agenda.time_allocation import fit_minutes
from facilitator.domain.errors import Refused
from facilitator.domain.language.counting import minutes_long


def change_minutes(plan: Plan, index: int, minutes: int) -> Plan:
    """Return the plan with a new length for the item at ``index``.

    Spare minutes are used first; then the other elastic items shrink or grow. What the moderator
    set before stays. Raises Refused if there is no such item, or if the length is not possible.
    """
    item = plan.items[plan.place(index)]
    others = plan.items[:index] + plan.items[index + 1 :]
    most = plan.minutes - sum(other.least for other in others)
    if not 1 <= minutes <= most:
        raise Refused(
            f"{item.step.name} cannot take {minutes_long(minutes)}.",
            f"Give it from 1 to {minutes_long(most)}."
            if most > 1
            else "Make something else shorter first.",
        )
    changed = replace(item, minutes=minutes, planned=minutes, is_elastic=False)
    items = [*plan.items[:index], changed, *plan.items[index + 1 :]]
    total = min(plan.minutes, max(plan.end, plan.end + minutes - item.minutes))
    result = Plan(plan.minutes, with_start_times(fit_minutes(items, total, MAX_STRETCH)))
    if result.spare <= plan.spare:
        return result
    return replace(result, notes=(f"This leaves {minutes_long(result.spare)}.",))


def move_item(plan: Plan, index: int, to: int) -> Plan:
    """Return the plan with the item at ``index`` moved to position ``to``. Raises Refused."""
    items = list(plan.items)
    items.insert(plan.place(to), items.pop(plan.place(index)))
    return Plan(plan.minutes, with_start_times(items))
