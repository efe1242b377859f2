"""What the service and the process that reads files send each other: a length, then the bytes.

A request is JSON (``known``, and the length and start of each file), followed by the files. An
answer is JSON alone.
"""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Collection, Sequence
from typing import Any

from facilitator.readers import TranscriptFile

_LENGTH_BYTES = 8
_AT_ONCE = 1 << 20


class Ended(Exception):
    """The other side closed the connection, or did not answer in time; its text may say more."""


def request_of(files: Sequence[TranscriptFile], known: Collection[str]) -> bytes:
    """Return the frames of a request."""
    head = {
        "known": list(known),
        "files": [[len(file.content), file.start] for file in files],
    }
    return b"".join([frame(json.dumps(head).encode()), *(file.content for file in files)])


def receive_request(
    connection: socket.socket,
) -> tuple[list[TranscriptFile], list[str]]:
    """Wait for a request. Raises Ended."""
    head: dict[str, Any] = json.loads(receive(connection))
    files = [TranscriptFile(_take(connection, size), start) for size, start in head["files"]]
    return files, head["known"]


def frame(content: bytes) -> bytes:
    """Return the content with its length before it."""
    return len(content).to_bytes(_LENGTH_BYTES, "big") + content


def send(connection: socket.socket, content: bytes, until: float | None = None) -> None:
    """Send bytes, until this time of ``time.monotonic``. Raises Ended."""
    connection.settimeout(_left(until))
    try:
        connection.sendall(content)
    except OSError as error:  # also a timeout
        raise Ended from error


def receive(
    connection: socket.socket, most: int | None = None, until: float | None = None
) -> bytes:
    """Receive one frame of at most ``most`` bytes, until this time of ``time.monotonic``.

    Raises Ended, also for a longer frame.
    """
    size = int.from_bytes(_take(connection, _LENGTH_BYTES, until), "big")
    if most is not None and size > most:
        raise Ended("its answer is too long")
    return _take(connection, size, until)


def _take(connection: socket.socket, size: int, until: float | None = None) -> bytes:
    parts, left = [], size
    while left:
        connection.settimeout(_left(until))
        try:
            part = connection.recv(min(left, _AT_ONCE))
        except OSError as error:  # also a timeout
            raise Ended from error
        if not part:
            raise Ended
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _left(until: float | None) -> float | None:
    return None if until is None else max(until - time.monotonic(), 0.001)
