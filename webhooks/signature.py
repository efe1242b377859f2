"""Signatures of request bodies: HMAC-SHA256 with any of several secrets, within a time window."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from facilitator.domain.errors import Refused

MAX_AGE = timedelta(hours=2)  # Zoom's last retry comes 85 minutes after the first try
MAX_CLOCK_SKEW = timedelta(minutes=5)


class BadSignature(Refused):
    """A delivery that was not signed with one of our secrets, or is too old."""


@dataclass(frozen=True, slots=True)
class ClaimedSignature:
    """The signature and timestamp that a sender claims, as received."""

    signature: str
    timestamp: str


@dataclass(frozen=True, slots=True)
class SigningSecrets:
    """The secrets in force (the new one and those being retired) and the time window."""

    secrets: tuple[str, ...] = ()
    back: timedelta = MAX_AGE
    ahead: timedelta = MAX_CLOCK_SKEW


def verify(body: bytes, signed: ClaimedSignature, trust: SigningSecrets, now: datetime) -> None:
    """Raise BadSignature unless one of the secrets signed these bytes within the time window.

    The format is Zoom's (https://developers.zoom.us/docs/api/webhooks/): ``v0=`` and the HMAC of
    ``v0:timestamp:body``; the timestamp in seconds, or milliseconds as some senders use. Without
    secrets every delivery is rejected.
    """
    at = _seconds(signed.timestamp)
    if at is None or not now - trust.back <= at <= now + trust.ahead:
        raise BadSignature("The delivery's timestamp is missing or outside the time window.")
    message = b"v0:" + signed.timestamp.encode("latin-1", "replace") + b":" + body
    given = signed.signature.encode("latin-1", "replace")
    # Try all of them, so that the duration does not reveal which one matches.
    matches = [hmac.compare_digest(_signed(message, s), given) for s in trust.secrets if s]
    if not any(matches):
        raise BadSignature("No secret in force signed this delivery.")


def sign(body: bytes, timestamp: str, secret: str) -> str:
    """Sign a delivery."""
    return _signed(b"v0:" + timestamp.encode() + b":" + body, secret).decode()


def hmac_hex(text: str, secrets: Iterable[str]) -> str:
    """The HMAC of a text with the first secret, as a handshake needs it."""
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
