"""Zoom: receives its webhooks; `client.py` uses its API."""

from __future__ import annotations

from datetime import datetime

from facilitator.ports import Seal
from webhooks.message import Fields
from webhooks.receive import Delivery, Read
from webhooks.signature import Signed, Trust, hexed, verify
from webhooks.zoom.events import reads
from webhooks.zoom.payloads import EventBody

__all__ = ["LARGEST_BYTES", "handshake", "read", "signed", "verify"]

LARGEST_BYTES = 1024 * 1024
LONGEST_TOKEN = 64  # characters of the text that Zoom wants signed in a handshake


def signed(delivery: Delivery) -> Signed:
    """Zoom's signature and timestamp headers."""
    headers = delivery.headers
    return Signed(headers.get("x-zm-signature", ""), headers.get("x-zm-request-timestamp", ""))


def handshake(body: Fields, trust: Trust) -> dict[str, str] | None:
    """The answer to Zoom's URL validation, at setup and every 72 hours.

    A text with a colon could be a message to be signed, so it is not signed.
    """
    message = EventBody.model_validate(body)
    if message.event != "endpoint.url_validation":
        return None
    plain = message.payload.plain_token
    if not plain or ":" in plain or len(plain) > LONGEST_TOKEN:
        return {}
    return {"plainToken": plain, "encryptedToken": hexed(plain, trust.secrets)}


def read(body: Fields, seal: Seal, now: datetime) -> list[Read]:
    """Parse the events in a delivery, without anything that was said. Raises Malformed."""
    return [Read(event) for event in reads(body, seal, now)]
