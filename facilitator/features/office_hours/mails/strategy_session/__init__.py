"""A talk of a moderator with a member, to both: when it is, with the entry for their calendars."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from facilitator.domain.sessions.office_hours import MINUTES
from facilitator.kit.mail.between_sessions import hello, named
from facilitator.wording import words


def context(
    group: str, language: str, moderator: tuple[str, str], member: str, *, day: date,
    starts_at: datetime, for_moderator: bool,
) -> dict[str, Any]:  # fmt: skip
    """What the templates say. ``starts_at`` is in the reader's time zone; ``day`` of the challenge.

    ``moderator`` is their name and address. Nothing that was said in a session is in it.
    """
    ours = words(language)
    name, address = moderator
    filled = {
        "group": named(group), "member": named(member), "moderator": named(name),
        "day": ours.day(day, year=False), "minutes": MINUTES, "moment": ours.moment(starts_at),
        "address": address,
    }  # fmt: skip
    say = {name: ours.office[name].format(**filled) for name in (
        "talk_preheader", "talk_when", "talk_change", "calendar", "talk_lead",
        "talk_lead_moderator",
    )}  # fmt: skip
    when = {**filled, "day": ours.day(starts_at, year=False)}
    return {
        "say": say,
        "language": ours.language,
        "group": filled["group"],
        "subject": ours.office["talk_subject"].format(**when),
        "hello": hello(ours, name if for_moderator else member, group),
        "lead": say["talk_lead_moderator" if for_moderator else "talk_lead"],
        "change": "" if for_moderator else say["talk_change"],
    }


SAMPLE: dict[str, Any] = {
    "group": "Founders North",
    "language": "en",
    "moderator": ("Alice Moreau", "alice@example.org"),
    "member": "Dana Ruiz",
    "day": date(2026, 3, 4),
    "starts_at": datetime(2026, 3, 26, 10, tzinfo=ZoneInfo("Europe/London")),
    "for_moderator": False,
}
