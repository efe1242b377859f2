"""Mail to a moderator: offer a talk to a member with few solutions, or an open challenge."""

from __future__ import annotations

from datetime import date
from typing import Any

from facilitator.domain.sessions.office_hours import MINUTES, OfferReason
from facilitator.kit.mail.short_texts import greeting_line, short_name, short_quote
from facilitator.translation import Message, translator_for

OPTIONAL = True
WHY = {
    OfferReason.FEW: Message("What {member} brought on {day} got few solutions or none."),
    OfferReason.OPEN: Message("{member} says that what they brought on {day} is still open."),
}


def context(
    group: str, language: str, moderator: str, member: str, *, day: date, reason: OfferReason,
    challenge: str, link: str,
) -> dict[str, Any]:  # fmt: skip
    """Return the template context. ``challenge`` is empty if it must not be in a mail."""
    translator = translator_for(language)
    filled = {
        "group": short_name(group),
        "member": short_name(member),
        "day": translator.day(day, year=False),
        "minutes": MINUTES,
    }
    return {
        **filled,
        "language": translator.language,
        "hello": greeting_line(translator, moderator, group),
        "lead": translator.text(WHY[reason], **filled),
        "challenge": short_quote(challenge),
        "link": link,
    }


SAMPLE: dict[str, Any] = {
    "group": "Founders North",
    "language": "en",
    "moderator": "Alice Moreau",
    "member": "Dana Ruiz",
    "day": date(2026, 3, 4),
    "reason": OfferReason.FEW,
    "challenge": "Half of our trial users leave in the first week.",
    "link": "https://facilitator.example.org/office-hours/WzE3NzI3MjY0MDAsN10.Zk3",
}
