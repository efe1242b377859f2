"""Mail that tells a moderator why a session has no transcript, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from facilitator.domain.notices import Notice, notice
from facilitator.kit.mail.greeting import greeting_line
from facilitator.translation import Message, translator_for
from facilitator.translation.notices import notice_text

__all__ = ["SAMPLE", "context"]

SUBJECT = Message("No transcript yet: {group}")
SUBJECT_WITH_DAY = Message("No transcript yet: {group}, {day}")
LEAD = Message("{group} met, but there is no transcript, so there is no recap yet.")
LEAD_WITH_DAY = Message(
    "{group} met on {day}, but there is no transcript, so there is no recap yet."
)


def context(
    language: str,
    group: str,
    moderator: str,
    held_at: datetime | None,
    why: Sequence[Notice],
    link: str,
) -> dict[str, Any]:
    """Template context. ``why`` is the reason with its advice;
    ``link`` is the page to upload a transcript."""
    translator = translator_for(language)
    named = {"group": group, **({"day": translator.day(held_at)} if held_at else {})}
    return {
        "language": translator.language,
        "group": group,
        "subject": translator.text(SUBJECT_WITH_DAY if held_at else SUBJECT, **named),
        "hello": greeting_line(moderator, translator, group),
        "lead": translator.text(LEAD_WITH_DAY if held_at else LEAD, **named),
        "why": " ".join(notice_text(one, translator).strip() for one in why),
        "link": link,
    }


SAMPLE: dict[str, Any] = {
    "language": "en",
    "group": "Founders North",
    "moderator": "Alice Moreau",
    "held_at": datetime(2026, 3, 4, 17, tzinfo=UTC),
    "why": (notice("no_zoom_transcript_yet"), notice("recording_may_be_off")),
    "link": "https://facilitator.example.org/sessions/7/transcript",
}
