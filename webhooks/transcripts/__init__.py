"""The generic intake: any tool posts a transcript, signed, with a reference to its meeting."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime

from facilitator.domain.events import Event, EventKind
from facilitator.ports import Seal
from webhooks.message import Fields, LongText, Malformed, Message, Text, Time, key
from webhooks.receive import Delivery, Read
from webhooks.signature import Signed, Trust, verify

__all__ = ["LARGEST_BYTES", "handshake", "read", "signed", "verify"]

LARGEST_BYTES = 20 * 1024 * 1024
BY_NAME = "group"  # the "platform" if a group is named instead of a meeting


class HandedIn(Message):
    """A transcript that a tool posts."""

    id: Text = ""
    meeting: Text = ""
    group: Text = ""
    platform: Text = ""
    held_at: Time = None
    transcript: LongText = ""
    transcript_base64: LongText = ""


def signed(delivery: Delivery) -> Signed:
    """The signature and timestamp headers; docs/intake.md explains how to make them."""
    headers = delivery.headers
    return Signed(
        headers.get("x-facilitator-signature", ""), headers.get("x-facilitator-timestamp", "")
    )


def handshake(body: Fields, trust: Trust) -> None:
    """This sender has no handshake."""


def read(body: Fields, seal: Seal, now: datetime) -> list[Read]:
    """Parse a posted transcript. Raises Malformed that says which field is missing."""
    message = HandedIn.model_validate(body)
    meeting, group = message.meeting, message.group
    if not meeting and not group:
        raise Malformed("Give the 'meeting' (its number) or the 'group' it belongs to.")
    content = _content(message)
    if message.held_at is None and not message.id:
        raise Malformed("Give the time of the session in 'held_at', as 2026-03-04T17:00:00Z.")
    platform = (message.platform or "zoom") if meeting else BY_NAME
    room, identity = meeting or group, message.id or message.held_at
    name = key("transcripts", "handed-in", platform, room, identity, content)
    event = Event(
        EventKind.UPLOADED, platform, name, now, "transcript handed in", room=room,
        sitting=message.id or name, started_at=message.held_at or now,
    )  # fmt: skip
    return [Read(event, seal.close(content).encode())]


def _content(message: HandedIn) -> bytes:
    text, packed = message.transcript, message.transcript_base64
    if packed:
        try:
            return base64.b64decode(packed, validate=True)
        except (binascii.Error, ValueError):
            raise Malformed("'transcript_base64' is not valid base64.") from None
    if not text.strip():
        raise Malformed("Put the transcript into 'transcript', or into 'transcript_base64'.")
    return text.encode("utf-8", "replace")
