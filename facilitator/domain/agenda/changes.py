"""What has changed since an agenda was made, as English sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

GUEST = "guest"  # attendance of an invited guest who accepted


@dataclass(frozen=True, slots=True)
class AgendaFacts:
    """The facts an agenda was made from; two of these are compared to find changes.

    ``starts_at`` is shown in its own time zone. ``attending`` has no guests who have not accepted.
    """

    starts_at: datetime
    minutes: int
    topic: str
    attending: Mapping[int, str]
    wishes: Mapping[int, str]
    urgent: Mapping[int, str]


def what_changed(then: AgendaFacts, now: AgendaFacts, names: Mapping[int, str]) -> tuple[str, ...]:
    """Return sentences on what changed since ``then``, in the zone of ``now``; may be empty."""
    changes: list[str] = []
    if then.starts_at != now.starts_at:
        changes.append(f"The session was moved to {_format_time(now.starts_at)}.")
    if then.minutes != now.minutes:
        changes.append(f"The session is {now.minutes} minutes long now, not {then.minutes}.")
    if then.topic != now.topic:
        changes.append(
            "The session has another topic." if now.topic else "The topic was taken away."
        )
    for person, name in names.items():
        changes += _member_changes(person, name, then, now)
    return tuple(changes)


def _format_time(at: datetime) -> str:
    """Format a time in its own time zone: Wednesday 4 March at 17:00 (CET)."""
    return f"{at:%A} {at.day} {at:%B} at {at:%H:%M} ({at:%Z})"


def _member_changes(person: int, name: str, then: AgendaFacts, now: AgendaFacts) -> list[str]:
    changes = []
    attended_before, attends_now = then.attending.get(person, ""), now.attending.get(person, "")
    if attended_before != attends_now and GUEST in (attended_before, attends_now):
        changes.append(f"{name} comes as a guest." if attends_now == GUEST
                    else f"{name} does not come as a guest any more.")  # fmt: skip
    elif attended_before != attends_now and "no" in (attended_before, attends_now):
        changes.append(
            f"{name} cannot come." if attends_now == "no" else f"{name} will come after all."
        )
    wanted_before, wants_now = then.wishes.get(person, ""), now.wishes.get(person, "")
    if wants_now and not wanted_before:
        changes.append(f"{name} wants the hot seat.")
    elif wanted_before and not wants_now:
        changes.append(f"{name} does not want the hot seat any more.")
    elif wanted_before != wants_now:
        changes.append(f"{name} wants the hot seat for something else.")
    if now.urgent.get(person, "") and now.urgent.get(person) != then.urgent.get(person):
        changes.append(f"{name} wrote that something is urgent.")
    return changes
