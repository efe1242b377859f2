"""Verifies deliveries, answers handshakes, and stores and queues events, for every sender."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import structlog

from facilitator.domain.errors import ExternalServiceError
from facilitator.domain.events import Event, EventKind
from facilitator.ports import Cipher
from webhooks.parsing import JsonObject, Malformed, parse_body
from webhooks.signature import BadSignature, ClaimedSignature, SigningSecrets

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Delivery:
    """One HTTP request of a sender; header names are in lower case."""

    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class DeliveryResponse:
    """The response to a sender: a status, and a body for a handshake."""

    status: int
    body: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class ReceivedEvent:
    """An event in our format, and its transcript, if it contained one, encrypted."""

    event: Event
    parcel: bytes | None = None


class Sender(Protocol):
    """What each sender's package provides."""

    MAX_BYTES: int

    def signed(self, delivery: Delivery) -> ClaimedSignature: ...
    def verify(
        self, body: bytes, signed: ClaimedSignature, trust: SigningSecrets, now: datetime
    ) -> None: ...
    def handshake(self, body: JsonObject, trust: SigningSecrets) -> dict[str, str] | None: ...
    def read(self, body: JsonObject, seal: Cipher, now: datetime) -> list[ReceivedEvent]: ...


class Inbox(Protocol):
    """Where events go. Both methods store durably before they return, and are safe to repeat."""

    def keep(self, key: str, parcel: bytes) -> None: ...
    def take(self, event: Event) -> None: ...


@dataclass(frozen=True, slots=True)
class Receiver:
    """What is needed to receive from a sender: its secrets, an inbox, and encryption."""

    trust: SigningSecrets
    inbox: Inbox
    seal: Cipher


def receive(sender: Any, delivery: Delivery, door: Receiver, now: datetime) -> DeliveryResponse:
    """Store and queue a delivery, then return the response.

    The status is 401 for a forged delivery (the sender does not retry), 400 if it cannot be read,
    413 if it is too large, 503 if it could not be stored (the sender retries). A handshake is only
    answered if it is signed; otherwise the answer would sign anything for anybody.
    """
    if len(delivery.body) > sender.MAX_BYTES:
        return _refused(413, "too large")
    try:
        sender.verify(delivery.body, sender.signed(delivery), door.trust, now)
        body = parse_body(delivery.body)
        if (reply := sender.handshake(body, door.trust)) is not None:
            return DeliveryResponse(200, reply)
        for result in sender.read(body, door.seal, now):
            if result.parcel is not None:
                door.inbox.keep(result.event.key, result.parcel)
            door.inbox.take(result.event)
            if result.event.kind is not EventKind.OTHER:
                log.info("event received", kind=result.event.name, key=result.event.key)
    except BadSignature as error:
        return _refused(401, error.message)
    except Malformed as error:
        return _refused(400, error.message)
    except ExternalServiceError as error:
        return _refused(503, error.message)
    return DeliveryResponse(204)


def _refused(status: int, why: str) -> DeliveryResponse:
    log.warning("delivery refused", status=status, why=why)
    return DeliveryResponse(status)
