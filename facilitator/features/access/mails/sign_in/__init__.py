"""Mail with the one-time sign-in link a moderator asked for."""

from __future__ import annotations

from typing import Any

from facilitator.kit.mail.greeting import greeting_line
from facilitator.translation import translator_for
from facilitator.translation.recaps import minutes_of

__all__ = ["SAMPLE", "context"]


def context(language: str, name: str, link: str, minutes: int) -> dict[str, Any]:
    """Variables for the templates."""
    translator = translator_for(language)
    return {
        "language": translator.language,
        "group": translator.gettext("your groups"),
        "hello": greeting_line(name, translator),
        "link": link,
        "minutes": minutes_of(minutes, translator),
    }


SAMPLE: dict[str, Any] = {
    "language": "en",
    "name": "Alice Moreau",
    "link": "https://facilitator.example.org/sign-in/8JbQ0nNfcoT0m1oX2m3n4o5p6q7r8s9t0u1v2w3x4y5",
    "minutes": 30,
}
