"""To a moderator: a talk with a member whose challenge got little, or is still open."""

from __future__ import annotations

from datetime import date
from typing import Any

from facilitator.domain.sessions.office_hours import MINUTES, Reason
from facilitator.kit.mail.between_sessions import hello, named, quoted
from facilitator.wording import words

OPTIONAL = True
WHY = {Reason.FEW: "few", Reason.OPEN: "open_since"}


def context(
    group: str, language: str, moderator: str, member: str, *, day: date, reason: Reason,
    challenge: str, link: str,
) -> dict[str, Any]:  # fmt: skip
    """What the templates say. ``challenge`` is empty where it is not to stand in a mail."""
    ours = words(language)
    filled = {
        "group": named(group), "member": named(member), "day": ours.day(day, year=False),
        "minutes": MINUTES,
    }  # fmt: skip
    say = {name: ours.office[name].format(**filled) for name in (
        "subject", "preheader", WHY[reason], "offer", "secret", "link",
    )}  # fmt: skip
    return {
        "say": say,
        "language": ours.language,
        "group": filled["group"],
        "hello": hello(ours, moderator, group),
        "lead": say[WHY[reason]],
        "challenge": quoted(challenge),
        "link": link,
    }


SAMPLE: dict[str, Any] = {
    "group": "Founders North",
    "language": "en",
    "moderator": "Alice Moreau",
    "member": "Dana Ruiz",
    "day": date(2026, 3, 4),
    "reason": Reason.FEW,
    "challenge": "Half of our trial users leave in the first week.",
    "link": "https://facilitator.example.org/office-hours/WzE3NzI3MjY0MDAsN10.Zk3",
}
