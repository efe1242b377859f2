"""Signatures over raw bytes: HMAC-SHA256 with any of several secrets, within a window of time."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from facilitator.domain.errors import Refused

BACK = timedelta(hours=2)  # Zoom's last retry comes 85 minutes after the first try
AHEAD = timedelta(minutes=5)


class BadSignature(Refused):
    """A delivery that nobody with one of our secrets has signed, or that is too old."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What a sender claims: its signature and the time it gives, both as they came."""

    signature: str
    timestamp: str


@dataclass(frozen=True, slots=True)
class Trust:
    """The secrets in force (the new one and those being retired) and the window of time."""

    secrets: tuple[str, ...] = ()
    back: timedelta = BACK
    ahead: timedelta = AHEAD


def verify(body: bytes, signed: Signed, trust: Trust, now: datetime) -> None:
    """Raise BadSignature unless one of the secrets signed these exact bytes at about this time.

    The form is Zoom's (https://developers.zoom.us/docs/api/webhooks/): ``v0=`` and the HMAC of
    ``v0:timestamp:body``; seconds, or milliseconds as some senders give. No secret, no trust.
    """
    at = _seconds(signed.timestamp)
    if at is None or not now - trust.back <= at <= now + trust.ahead:
        raise BadSignature("The delivery's time is missing or out of the window.")
    message = b"v0:" + signed.timestamp.encode("latin-1", "replace") + b":" + body
    given = signed.signature.encode("latin-1", "replace")
    # All are tried, so that the time it takes tells nothing about which one fits.
    fits = [hmac.compare_digest(_signed(message, s), given) for s in trust.secrets if s]
    if not any(fits):
        raise BadSignature("No secret in force signed this delivery.")


def sign(body: bytes, timestamp: str, secret: str) -> str:
    """The signature of a delivery."""
    return _signed(b"v0:" + timestamp.encode() + b":" + body, secret).decode()


def hexed(text: str, secrets: Iterable[str]) -> str:
    """The plain HMAC of a text under the first secret, as a handshake asks for."""
    return hmac.new(next(iter(secrets)).encode(), text.encode(), sha256).hexdigest()


def _signed(message: bytes, secret: str) -> bytes:
    return b"v0=" + hmac.new(secret.encode(), message, sha256).hexdigest().encode()


def _seconds(timestamp: str) -> datetime | None:
    if not timestamp.isascii() or not timestamp.isdigit() or len(timestamp) > 16:
        return None
    number = int(timestamp)
    try:
        return datetime.fromtimestamp(number / 1000 if number > 10**11 else number, UTC)
    except (ValueError, OverflowError, OSError):
        return None
