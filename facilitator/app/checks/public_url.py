"""People and Zoom can reach the service at its public address."""

from __future__ import annotations

import requests

from facilitator.app.checks import failed, not_set_up, passed
from facilitator.config import Settings

TIMEOUT_SECONDS = 5


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Request the health page."""
    if settings.public_url is None:
        return not_set_up("not set; links in mails lead to this machine")
    url = f"{settings.public_url.rstrip('/')}/healthz"
    try:
        response = requests.get(url, timeout=TIMEOUT_SECONDS)
    except requests.RequestException:
        return failed(f"{url} does not answer.", "Start the service; check DNS, TLS and the proxy.")
    if response.status_code != 200:
        return failed(
            f"{url} answers {response.status_code}.", "Does the proxy lead to facilitator?"
        )
    if not url.startswith("https:") and "127.0.0.1" not in url and "localhost" not in url:
        return failed(f"{url} answers, but without TLS.", "Zoom only calls https addresses.")
    return passed(f"{url} answers")
