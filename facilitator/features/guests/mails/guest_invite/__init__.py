"""Mail that invites a guest to one session, with a personal link."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from facilitator.features.guests.mails._guest import FRAME, LINK, guest_variables


def context(starts_at: datetime, minutes: int, link: str, **frame: str) -> dict[str, Any]:
    """Template context. ``starts_at`` is in the guest's time zone."""
    return guest_variables("invite", starts_at, frame, minutes=minutes, link=link)


SAMPLE: dict[str, Any] = {
    **FRAME,
    "starts_at": datetime(2026, 3, 4, 17, tzinfo=ZoneInfo("Europe/London")),
    "minutes": 90,
    "link": LINK,
}
