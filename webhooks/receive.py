"""Verifies deliveries, answers handshakes, and stores and queues events, for every sender."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import structlog

from facilitator.domain.errors import ExternalServiceError
from facilitator.domain.events import Event, EventKind
from facilitator.ports import Seal
from webhooks.message import Fields, Malformed, parsed
from webhooks.signature import BadSignature, Signed, Trust

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Delivery:
    """One HTTP request of a sender; header names are in lower case."""

    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """The response to a sender: a status, and a body for a handshake."""

    status: int
    body: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """An event in our format, and its transcript, if it contained one, encrypted."""

    event: Event
    parcel: bytes | None = None


class Sender(Protocol):
    """What each sender's package provides."""

    LARGEST_BYTES: int

    def signed(self, delivery: Delivery) -> Signed: ...
    def verify(self, body: bytes, signed: Signed, trust: Trust, now: datetime) -> None: ...
    def handshake(self, body: Fields, trust: Trust) -> dict[str, str] | None: ...
    def read(self, body: Fields, seal: Seal, now: datetime) -> list[Read]: ...


class Inbox(Protocol):
    """Where events go. Both methods store durably before they return, and are safe to repeat."""

    def keep(self, key: str, parcel: bytes) -> None: ...
    def take(self, event: Event) -> None: ...


@dataclass(frozen=True, slots=True)
class Door:
    """What is needed to receive from a sender: its secrets, an inbox, and encryption."""

    trust: Trust
    inbox: Inbox
    seal: Seal


def receive(sender: Any, delivery: Delivery, door: Door, now: datetime) -> Answer:
    """Store and queue a delivery, then return the response.

    The status is 401 for a forged delivery (the sender does not retry), 400 if it cannot be read,
    413 if it is too large, 503 if it could not be stored (the sender retries). A handshake is only
    answered if it is signed; otherwise the answer would sign anything for anybody.
    """
    if len(delivery.body) > sender.LARGEST_BYTES:
        return _refused(413, "too large")
    try:
        sender.verify(delivery.body, sender.signed(delivery), door.trust, now)
        body = parsed(delivery.body)
        if (reply := sender.handshake(body, door.trust)) is not None:
            return Answer(200, reply)
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
    return Answer(204)


def _refused(status: int, why: str) -> Answer:
    log.warning("delivery refused", status=status, why=why)
    return Answer(status)
