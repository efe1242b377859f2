"""The clock of this machine agrees with Zoom's server: webhook signatures depend on it."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import requests

from facilitator.app.checks import failed, not_set_up, passed
from facilitator.config import Settings

MAX_DIFFERENCE_SECONDS = 60
TIMEOUT_SECONDS = 5


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Compare with the Date header of a response."""
    if not settings.has_zoom:
        return not_set_up(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC; nothing to compare with")
    try:
        response = requests.head(settings.zoom_oauth_url, timeout=TIMEOUT_SECONDS)
        zoom_time = parsedate_to_datetime(response.headers["Date"])
    except (requests.RequestException, KeyError, ValueError):
        return not_set_up("Zoom could not be asked for the time")
    difference = abs((datetime.now(UTC) - zoom_time).total_seconds())
    if difference > MAX_DIFFERENCE_SECONDS:
        return failed(
            f"differs from Zoom's by {difference:.0f} s", "Synchronise this machine's clock (NTP)."
        )
    return passed(f"agrees with Zoom's to {max(difference, 1):.0f} s")
