"""The moderator's own changes to an agenda; they keep the total."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.agenda.items import Plan, in_order
from facilitator.domain.agenda.planning import STRETCH
from facilitator.domain.agenda.sharing import fitted
from facilitator.domain.errors import Refused
from facilitator.domain.language.counting import minutes_long


def retime(plan: Plan, index: int, minutes: int) -> Plan:
    """The plan with the item at ``index`` as long as the moderator wants it.

    Minutes that are left over are taken first; then the other elastic items give the difference,
    or get it. What the moderator set before stays. Raises Refused where there is no such item, or
    no such time.
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
    wanted = replace(item, minutes=minutes, planned=minutes, is_elastic=False)
    items = [*plan.items[:index], wanted, *plan.items[index + 1 :]]
    total = min(plan.minutes, max(plan.end, plan.end + minutes - item.minutes))
    made = Plan(plan.minutes, in_order(fitted(items, total, STRETCH)))
    if made.spare <= plan.spare:
        return made
    return replace(made, notes=(f"This leaves {minutes_long(made.spare)}.",))


def move(plan: Plan, index: int, to: int) -> Plan:
    """The plan with the item at ``index`` held at place ``to``. Raises Refused."""
    items = list(plan.items)
    items.insert(plan.place(to), items.pop(plan.place(index)))
    return Plan(plan.minutes, in_order(items))
