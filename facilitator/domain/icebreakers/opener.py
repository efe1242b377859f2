"""Choice of the person who opens the round; everybody gets a turn."""

from __future__ import annotations

from datetime import date

from facilitator.domain.icebreakers.icebreaker import IcebreakerUse
from facilitator.domain.icebreakers.occasion import Attendee


def choose_opener(
    attending: tuple[Attendee, ...], asked: tuple[IcebreakerUse, ...]
) -> tuple[Attendee | None, str]:
    """Return who has opened least often, and why; among equals the longest ago.

    Guests and members who are new today are chosen only if nobody else is there.
    """
    known = [a for a in attending if not a.is_new and not a.is_guest]
    among = known or [a for a in attending if not a.is_guest] or list(attending)
    if not among:
        return None, ""
    days: dict[int, list[date]] = {a.id: [] for a in among}
    for use in asked:
        if use.opener in days:
            days[use.opener].append(use.day)

    def turn(attendee: Attendee) -> tuple[int, date, str, int]:
        return (
            len(days[attendee.id]),
            max(days[attendee.id], default=date.min),
            attendee.name,
            attendee.id,
        )

    chosen = min(among, key=turn)
    return chosen, _reason(chosen.name, days[chosen.id])


def _reason(name: str, days: list[date]) -> str:
    if not days:
        return f"{name} has not opened yet."
    times = {1: "once", 2: "twice"}.get(len(days), f"{len(days)} times")
    return f"{name} has opened least often: {times}, last in {max(days):%B %Y}."
