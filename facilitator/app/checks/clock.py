"""The clock of this machine agrees with that of Zoom's server: signatures hang on it."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import requests

from facilitator.app.checks import ill, unset, well
from facilitator.config import Settings

MOST_SECONDS = 60
TIMEOUT_SECONDS = 5


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Compares with the date in an answer."""
    if not settings.has_zoom:
        return unset(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC; nobody to compare with")
    try:
        response = requests.head(settings.zoom_oauth_url, timeout=TIMEOUT_SECONDS)
        theirs = parsedate_to_datetime(response.headers["Date"])
    except (requests.RequestException, KeyError, ValueError):
        return unset("Zoom could not be asked for the time")
    apart = abs((datetime.now(UTC) - theirs).total_seconds())
    if apart > MOST_SECONDS:
        return ill(f"differs from Zoom's by {apart:.0f} s", "Let this machine set its clock (NTP).")
    return well(f"agrees with Zoom's to {max(apart, 1):.0f} s")
