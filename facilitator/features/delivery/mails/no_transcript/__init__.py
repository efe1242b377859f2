"""Mail that tells a moderator why a session has no transcript, and what can be done."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from facilitator.kit.mail.greeting import greeting_line
from facilitator.translation import translator_for

__all__ = ["SAMPLE", "context"]


def context(
    group: str, moderator: str, held_at: datetime | None, why: str, link: str
) -> dict[str, Any]:
    """Template context. ``why`` is the reason with its advice, in sentences;
    ``link`` is the page to upload a transcript."""
    day = translator_for("en").day(held_at) if held_at else ""
    return {
        "language": "en",
        "group": group,
        "hello": greeting_line(moderator, translator_for("en"), group),
        "day": day,
        "why": why,
        "link": link,
    }


SAMPLE: dict[str, Any] = {
    "group": "Founders North",
    "moderator": "Alice Moreau",
    "held_at": datetime(2026, 3, 4, 17, tzinfo=UTC),
    "why": "Zoom has no transcript of this session. Cloud recording may have been off.",
    "link": "https://facilitator.example.org/sessions/7/transcript",
}
