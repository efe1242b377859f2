"""What has changed since an agenda was made, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

GUEST = "guest"  # how somebody attends who was invited, and said yes


@dataclass(frozen=True, slots=True)
class Basis:
    """The facts an agenda was made from: what has changed since is told from two of these.

    ``starts_at`` is told in the zone it is given in. Who was invited as a guest and has not said
    yes is not among those ``attending``.
    """

    starts_at: datetime
    minutes: int
    topic: str
    attending: Mapping[int, str]
    wishes: Mapping[int, str]
    urgent: Mapping[int, str]


def what_changed(then: Basis, now: Basis, names: Mapping[int, str]) -> tuple[str, ...]:
    """In plain words, what an agenda made from ``then`` does not know; nothing if it holds."""
    told: list[str] = []
    if then.starts_at != now.starts_at:
        told.append(f"The session was moved to {_moment(now.starts_at)}.")
    if then.minutes != now.minutes:
        told.append(f"The session is {now.minutes} minutes long now, not {then.minutes}.")
    if then.topic != now.topic:
        told.append("The session has another topic." if now.topic else "The topic was taken away.")
    for person, name in names.items():
        told += _of_member(person, name, then, now)
    return tuple(told)


def _moment(at: datetime) -> str:
    """A time as people read it, in the zone it is given in: Wednesday 4 March at 17:00 (CET)."""
    return f"{at:%A} {at.day} {at:%B} at {at:%H:%M} ({at:%Z})"


def _of_member(person: int, name: str, then: Basis, now: Basis) -> list[str]:
    told = []
    was, comes = then.attending.get(person, ""), now.attending.get(person, "")
    if was != comes and GUEST in (was, comes):
        told.append(f"{name} comes as a guest." if comes == GUEST
                    else f"{name} does not come as a guest any more.")  # fmt: skip
    elif was != comes and "no" in (was, comes):
        told.append(f"{name} cannot come." if comes == "no" else f"{name} will come after all.")
    wished, wishes = then.wishes.get(person, ""), now.wishes.get(person, "")
    if wishes and not wished:
        told.append(f"{name} wants the hot seat.")
    elif wished and not wishes:
        told.append(f"{name} does not want the hot seat any more.")
    elif wished != wishes:
        told.append(f"{name} wants the hot seat for something else.")
    if now.urgent.get(person, "") and now.urgent.get(person) != then.urgent.get(person):
        told.append(f"{name} wrote that something is urgent.")
    return told
