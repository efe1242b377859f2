"""Template variables for the check-in mail and its reminder."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from facilitator.kit.mail.greeting import greeting_line
from facilitator.kit.mail.shortening import clip
from facilitator.translation import translator_for

NAME_LETTERS = 80


def check_in_variables(
    group: str, language: str, member: str, starts_at: datetime, link: str, promises: list[str]
) -> dict[str, Any]:
    """Variables for the templates. ``starts_at`` is in the member's time zone; ``promises`` are
    texts.

    The subject contains no answer, commitment or name: locked phones display subjects.
    """
    translator = translator_for(language)
    group = clip(group, NAME_LETTERS)
    return {
        "language": translator.language,
        "group": group,
        "hello": greeting_line(member, translator, group),
        "moment": translator.moment(starts_at),
        "day": translator.day(starts_at, year=False),
        "link": link,
        "promises": promises,
    }


SAMPLE: dict[str, Any] = {
    "group": "Founders North",
    "language": "en",
    "member": "Dana Ruiz",
    "starts_at": datetime(2026, 3, 4, 17, tzinfo=ZoneInfo("Europe/London")),
    "link": "https://facilitator.example.org/check-in/WzE3NzI3MjY0MDAsMTIsN10.Zk3",
    "promises": ["I will call ten users who left by Friday.", "I'll write the new import page."],
}
