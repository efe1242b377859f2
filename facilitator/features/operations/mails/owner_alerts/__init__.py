"""Mail to the owner about failures that need a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facilitator.features.operations.alerts import TEXTS, AlertCode
from facilitator.kit.mail.greeting import greeting_line
from facilitator.translation import translator_for

__all__ = ["SAMPLE", "context"]


def context(
    language: str, name: str, link: str, alerts: Sequence[tuple[str, int]]
) -> dict[str, Any]:
    """Variables for the templates; ``alerts`` are codes and numbers."""
    translator = translator_for(language)
    return {
        "language": translator.language,
        "group": translator.gettext("your installation"),
        "hello": greeting_line(name, translator),
        "link": link,
        "alerts": [(translator.text(TEXTS[AlertCode(code)]), number) for code, number in alerts],
    }


SAMPLE: dict[str, Any] = {
    "language": "en",
    "name": "Olga Brandt",
    "link": "https://facilitator.example.org/work/",
    "alerts": [("mails-refused", 2), ("backup-old", 1)],
}
