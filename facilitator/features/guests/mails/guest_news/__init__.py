"""Mail to an invited guest that their session was moved or called off."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from facilitator.features.guests.mails._guest import FRAME, LINK, guest_variables
from facilitator.translation import translator_for


def context(starts_at: datetime, link: str, is_off: bool, **frame: str) -> dict[str, Any]:
    """Template context. ``starts_at`` is the new start, or the planned one if it is called off.

    It is in the guest's time zone.
    """
    kind = "off" if is_off else "moved"
    parts = guest_variables(kind, starts_at, frame, link=link)
    translator = translator_for(frame["language"])
    if is_off:
        coming, calendar = (
            translator.gettext(
                "There is nothing for you to do. You may be invited to another session."
            ),
            translator.gettext("The attached entry takes the session out of your calendar."),
        )
    else:
        coming, calendar = (
            translator.gettext("If you cannot come then, say so on your page."),
            translator.pgettext("guest", "An entry for your calendar is attached."),
        )
    return {
        **parts,
        "next": coming,
        "calendar": calendar,
    }


SAMPLE: dict[str, Any] = {
    **FRAME,
    "starts_at": datetime(2026, 3, 5, 17, tzinfo=ZoneInfo("Europe/London")),
    "link": LINK,
    "is_off": False,
}
