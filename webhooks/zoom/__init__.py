"""Zoom: receives its webhooks; `client.py` uses its API."""

from __future__ import annotations

from datetime import datetime

from facilitator.ports import Cipher
from webhooks.parsing import JsonObject
from webhooks.receive import Delivery, ReceivedEvent
from webhooks.signature import ClaimedSignature, SigningSecrets, hmac_hex, verify
from webhooks.zoom.events import parse_events
from webhooks.zoom.payloads import EventBody

__all__ = ["MAX_BYTES", "handshake", "read", "signed", "verify"]

MAX_BYTES = 1024 * 1024
LONGEST_TOKEN = 64  # characters of the text that Zoom wants signed in a handshake


def signed(delivery: Delivery) -> ClaimedSignature:
    """Zoom's signature and timestamp headers."""
    headers = delivery.headers
    return ClaimedSignature(
        headers.get("x-zm-signature", ""), headers.get("x-zm-request-timestamp", "")
    )


def handshake(body: JsonObject, trust: SigningSecrets) -> dict[str, str] | None:
    """The answer to Zoom's URL validation, at setup and every 72 hours.

    A text with a colon could be a message to be signed, so it is not signed.
    """
    message = EventBody.model_validate(body)
    if message.event != "endpoint.url_validation":
        return None
    plain = message.payload.plain_token
    if not plain or ":" in plain or len(plain) > LONGEST_TOKEN:
        return {}
    return {"plainToken": plain, "encryptedToken": hmac_hex(plain, trust.secrets)}


def read(body: JsonObject, seal: Cipher, now: datetime) -> list[ReceivedEvent]:
    """Parse the events in a delivery, without anything that was said. Raises Malformed."""
    return [ReceivedEvent(event) for event in parse_events(body, seal, now)]
