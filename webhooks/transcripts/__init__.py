"""The generic intake: any tool posts a transcript, signed, with a reference to its meeting."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime

from facilitator.domain.events import Event, EventKind
from facilitator.ports import Cipher
from webhooks.parsing import JsonObject, LongText, Malformed, Message, Text, Time, make_event_key
from webhooks.receive import Delivery, ReceivedEvent
from webhooks.signature import ClaimedSignature, SigningSecrets, verify

__all__ = ["MAX_BYTES", "handshake", "read", "signed", "verify"]

MAX_BYTES = 20 * 1024 * 1024
GROUP_PLATFORM = "group"  # the "platform" if a group is named instead of a meeting


class PostedTranscript(Message):
    """A transcript that a tool posts."""

    id: Text = ""
    meeting: Text = ""
    group: Text = ""
    platform: Text = ""
    held_at: Time = None
    transcript: LongText = ""
    transcript_base64: LongText = ""


def signed(delivery: Delivery) -> ClaimedSignature:
    """The signature and timestamp headers; docs/intake.md explains how to make them."""
    headers = delivery.headers
    return ClaimedSignature(
        headers.get("x-facilitator-signature", ""), headers.get("x-facilitator-timestamp", "")
    )


def handshake(body: JsonObject, trust: SigningSecrets) -> None:
    """This sender has no handshake."""


def read(body: JsonObject, seal: Cipher, now: datetime) -> list[ReceivedEvent]:
    """Parse a posted transcript. Raises Malformed that says which field is missing."""
    message = PostedTranscript.model_validate(body)
    meeting, group = message.meeting, message.group
    if not meeting and not group:
        raise Malformed("Give the 'meeting' (its number) or the 'group' it belongs to.")
    content = _content(message)
    if message.held_at is None and not message.id:
        raise Malformed("Give the time of the session in 'held_at', as 2026-03-04T17:00:00Z.")
    platform = (message.platform or "zoom") if meeting else GROUP_PLATFORM
    room, identity = meeting or group, message.id or message.held_at
    name = make_event_key("transcripts", "handed-in", platform, room, identity, content)
    event = Event(
        EventKind.UPLOADED, platform, name, now, "transcript handed in", room=room,
        sitting=message.id or name, started_at=message.held_at or now,
    )  # fmt: skip
    return [ReceivedEvent(event, seal.close(content).encode())]


def _content(message: PostedTranscript) -> bytes:
    text, packed = message.transcript, message.transcript_base64
    if packed:
        try:
            return base64.b64decode(packed, validate=True)
        except (binascii.Error, ValueError):
            raise Malformed("'transcript_base64' is not valid base64.") from None
    if not text.strip():
        raise Malformed("Put the transcript into 'transcript', or into 'transcript_base64'.")
    return text.encode("utf-8", "replace")
