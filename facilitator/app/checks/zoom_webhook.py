"""There is a secret to verify Zoom's webhooks, and the service accepts what it signs."""

from __future__ import annotations

import json
import time

import requests

from facilitator.app.checks import failed, not_set_up, passed
from facilitator.config import Settings
from webhooks.signature import hmac_hex, sign

PLAIN = "doctor"
TIMEOUT_SECONDS = 3


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Send the validation request that Zoom would send, if the public address is known."""
    if not settings.zoom_webhook_secrets:
        return not_set_up(
            "no secret is set, so all messages are refused;",
            "set FACILITATOR_ZOOM_WEBHOOK_SECRETS, as docs/zoom-setup.md shows.",
        )
    if settings.public_url is None:
        return not_set_up(
            "a secret is set; the address was not tried;", "set FACILITATOR_PUBLIC_URL for that."
        )
    url = f"{settings.public_url.rstrip('/')}/webhooks/zoom"
    secret = settings.zoom_webhook_secrets[0].get_secret_value()
    body = json.dumps({"event": "endpoint.url_validation", "payload": {"plainToken": PLAIN}})
    at = str(int(time.time()))
    headers = {"x-zm-request-timestamp": at, "x-zm-signature": sign(body.encode(), at, secret)}
    try:
        response = requests.post(url, data=body, headers=headers, timeout=TIMEOUT_SECONDS)
    except requests.RequestException:
        return failed(f"{url} does not answer.", "Start the service; check DNS, TLS and the proxy.")
    if response.status_code != 200 or hmac_hex(PLAIN, [secret]) not in response.text:
        return failed(f"{url} answers {response.status_code} to a signed message.",
                   "Has the service been started with the same secret?")  # fmt: skip
    return passed(f"{url} takes what Zoom signs")
