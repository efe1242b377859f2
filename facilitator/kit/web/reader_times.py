"""Times on the console's pages: in the group's zone, with the reader's own time beside it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import request

from facilitator.kit.web.texts import console_text
from facilitator.translation import translator_for


def format_day(at: datetime) -> str:
    return translator_for("en").day(at)


def format_moment(at: datetime) -> str:
    """Format a time in its own time zone, followed by the reader's local time if that differs."""
    translator = translator_for("en")
    text = translator.moment(at)
    local = at.astimezone(_browser_zone() or at.tzinfo)
    if local.utcoffset() == at.utcoffset():
        return text
    day = "" if local.date() == at.date() else f"{translator.weekday(local)} "
    hour = f"{day}{local:%H:%M}"
    return f"{text} · " + console_text("{time} your time", time=hour)


def _browser_zone() -> ZoneInfo | None:
    """The time zone the browser reported in a cookie (see time_zone.js); None if unknown."""
    try:
        return ZoneInfo(request.cookies.get("zone", ""))
    except (ValueError, KeyError, OSError):  # the cookie may contain anything
        return None
