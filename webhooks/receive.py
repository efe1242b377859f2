"""Verify, answer a handshake, remember once and queue: the same for every sender."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import structlog

from facilitator.domain.errors import OutsideFault
from facilitator.domain.events import Event, EventKind
from facilitator.ports import Seal
from webhooks.message import Fields, Malformed, parsed
from webhooks.signature import BadSignature, Signed, Trust

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Delivery:
    """One HTTP request of a sender; header names are in small letters."""

    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What the sender is told: a status, and a body for a handshake."""

    status: int
    body: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """An event in our words and, where a transcript came with it, its bytes, sealed."""

    event: Event
    parcel: bytes | None = None


class Sender(Protocol):
    """What each package beside this file offers."""

    LARGEST_BYTES: int

    def signed(self, delivery: Delivery) -> Signed: ...
    def verify(self, body: bytes, signed: Signed, trust: Trust, now: datetime) -> None: ...
    def handshake(self, body: Fields, trust: Trust) -> dict[str, str] | None: ...
    def read(self, body: Fields, seal: Seal, now: datetime) -> list[Read]: ...


class Inbox(Protocol):
    """Where events go to be worked on. Both are durable when they return, and safe to repeat."""

    def keep(self, key: str, parcel: bytes) -> None: ...
    def take(self, event: Event) -> None: ...


@dataclass(frozen=True, slots=True)
class Door:
    """What receiving needs: whom to trust, where to put things, and the time."""

    trust: Trust
    inbox: Inbox
    seal: Seal


def receive(sender: Any, delivery: Delivery, door: Door, now: datetime) -> Answer:
    """The answer to a delivery, which is stored and queued before it is given.

    401 forged (not tried again), 400 not understood, 413 too large, 503 where it could not be
    stored: then the sender tries again. A handshake is answered only when it is signed, or the
    answer would sign anything for anybody.
    """
    if len(delivery.body) > sender.LARGEST_BYTES:
        return _refused(413, "too large")
    try:
        sender.verify(delivery.body, sender.signed(delivery), door.trust, now)
        body = parsed(delivery.body)
        if (reply := sender.handshake(body, door.trust)) is not None:
            return Answer(200, reply)
        for read in sender.read(body, door.seal, now):
            if read.parcel is not None:
                door.inbox.keep(read.event.key, read.parcel)
            door.inbox.take(read.event)
            if read.event.kind is not EventKind.OTHER:
                log.info("event", kind=read.event.name, key=read.event.key)
    except BadSignature as error:
        return _refused(401, error.message)
    except Malformed as error:
        return _refused(400, error.message)
    except OutsideFault as error:
        return _refused(503, error.message)
    return Answer(204)


def _refused(status: int, why: str) -> Answer:
    log.warning("delivery refused", status=status, why=why)
    return Answer(status)
