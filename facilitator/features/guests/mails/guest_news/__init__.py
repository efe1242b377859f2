"""Word to an invited guest that their session was moved, or does not take place."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from facilitator.features.guests.mails._guest import FRAME, LINK, told
from facilitator.wording import words


def context(starts_at: datetime, link: str, is_off: bool, **frame: str) -> dict[str, Any]:
    """What the templates say. ``starts_at``: now, or where it is off, when it was to begin."""
    kind = "off" if is_off else "moved"
    parts = told(kind, starts_at, frame, link=link)
    calendar = words(frame["language"]).agenda["called_off_calendar"]
    return {
        **parts,
        "next": parts["say"][f"news_{kind}"],
        "calendar": calendar if is_off else parts["say"]["calendar"],
    }


SAMPLE: dict[str, Any] = {
    **FRAME,
    "starts_at": datetime(2026, 3, 5, 17, tzinfo=ZoneInfo("Europe/London")),
    "link": LINK,
    "is_off": False,
}
