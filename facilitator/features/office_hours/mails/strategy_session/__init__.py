"""Mail to a moderator and a member: the time of their talk, with a calendar entry."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from facilitator.domain.sessions.office_hours import MINUTES
from facilitator.kit.mail.short_texts import greeting_line, short_name
from facilitator.translation import Message, translator_for

TO_MEMBER = Message("{moderator} would like to talk with you about what you brought on {day}.")
TO_MODERATOR = Message(
    "You offered {member} a talk about what they brought on {day}. {member} has the same entry."
)


def context(
    group: str, language: str, moderator: tuple[str, str], member: str, *, day: date,
    starts_at: datetime, for_moderator: bool,
) -> dict[str, Any]:  # fmt: skip
    """Return the template context. ``starts_at`` is in the reader's zone; ``day`` is the session's.

    ``moderator`` is their name and address. The mail contains nothing said in a session.
    """
    translator = translator_for(language)
    name, address = moderator
    filled = {
        "group": short_name(group), "member": short_name(member), "moderator": short_name(name),
        "day": translator.day(day, year=False), "minutes": MINUTES,
        "moment": translator.moment(starts_at), "address": address,
    }  # fmt: skip
    when = {**filled, "day": translator.day(starts_at, year=False)}
    return {
        **filled,
        "language": translator.language,
        "subject": translator.gettext("A talk on {day}. {group}", **when),
        "hello": greeting_line(translator, name if for_moderator else member, group),
        "lead": translator.text(TO_MODERATOR if for_moderator else TO_MEMBER, **filled),
        "change": ""
        if for_moderator
        else translator.gettext(
            "If that does not suit you, write to {moderator}: {address}", **filled
        ),
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
