"""The clock of this machine agrees with Zoom's server: webhook signatures depend on it."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import requests

from facilitator.app.checks import ill, unset, well
from facilitator.config import Settings

MOST_SECONDS = 60
TIMEOUT_SECONDS = 5


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Compare with the Date header of a response."""
    if not settings.has_zoom:
        return unset(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC; nothing to compare with")
    try:
        response = requests.head(settings.zoom_oauth_url, timeout=TIMEOUT_SECONDS)
        zoom_time = parsedate_to_datetime(response.headers["Date"])
    except (requests.RequestException, KeyError, ValueError):
        return unset("Zoom could not be asked for the time")
    difference = abs((datetime.now(UTC) - zoom_time).total_seconds())
    if difference > MOST_SECONDS:
        return ill(
            f"differs from Zoom's by {difference:.0f} s", "Synchronise this machine's clock (NTP)."
        )
    return well(f"agrees with Zoom's to {max(difference, 1):.0f} s")
