"""Mail to a guest after their session: thanks, a link to the recap, and the next step."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from facilitator.features.guests.mails._guest import FRAME, LINK, guest_variables


def context(
    held_at: datetime, next_step: str, recap: str, link: str, **frame: str
) -> dict[str, Any]:
    """Template context. ``held_at`` is in the guest's time zone; ``recap`` links to what they may
    read of the recap, empty if that is nothing."""
    return guest_variables("follow_up", held_at, frame, link=link, recap=recap, next_step=next_step)


SAMPLE: dict[str, Any] = {
    **FRAME,
    "held_at": datetime(2026, 3, 4, 17, tzinfo=ZoneInfo("Europe/London")),
    "next_step": "Let us talk for half an hour about what you would bring.",
    "recap": "https://facilitator.example.org/recap/WzE3NzI3MjY0MDAsMTIsN10.Zk3",
    "link": LINK,
}
