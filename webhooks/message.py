"""Reads a sender's JSON without trusting it: every value has the type and size that we expect."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from facilitator.domain.errors import Refused

LONGEST = 300  # letters of a name or an id
LATEST = datetime(9000, 1, 1, tzinfo=UTC)


class Malformed(Refused):
    """A delivery that came from the right sender and cannot be understood."""


class Message:
    """A JSON object; what is missing, null or of another type reads as empty."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._fields = fields

    def whole(self) -> str:
        """All of it, in one order of fields, to tell two messages apart."""
        return json.dumps(self._fields, sort_keys=True, default=str)

    def text(self, *names: str) -> str:
        """The first of these fields that holds a text or a whole number; printable, cut."""
        for name in names:
            value = self._fields.get(name)
            if isinstance(value, int) and not isinstance(value, bool):
                value = str(value) if abs(value) < 10**30 else ""
            if isinstance(value, str) and value.strip():
                shown = "".join(c if c.isprintable() else " " for c in value[: LONGEST * 4])
                return " ".join(shown.split())[:LONGEST]
        return ""

    def long_text(self, name: str) -> str:
        """A text of any length, as it came."""
        value = self._fields.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int:
        """A whole number of 0 or more; 0 where there is none."""
        value = self._fields.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return 0
        return int(value) if 0 <= value < 10**15 else 0

    def time(self, *names: str) -> datetime | None:
        """The first of these fields that holds a time: ISO 8601, or milliseconds since 1970."""
        for name in names:
            if (at := moment(self._fields.get(name))) is not None:
                return at
        return None

    def inner(self, name: str) -> Message:
        """An object within; an empty one where there is none."""
        value = self._fields.get(name)
        return Message(value if isinstance(value, dict) else {})

    def many(self, name: str) -> Iterator[Message]:
        """The objects of a list."""
        value = self._fields.get(name)
        for item in value[:1000] if isinstance(value, list) else ():
            if isinstance(item, dict):
                yield Message(item)

    def texts(self, name: str) -> Iterator[str]:
        """The texts of a list."""
        value = self._fields.get(name)
        for item in value[:1000] if isinstance(value, list) else ():
            if text := Message({"_": item}).text("_"):
                yield text


def parsed(body: bytes) -> Message:
    """A delivery's body. Raises Malformed where it is no JSON object."""
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        raise Malformed("The body is no JSON object.")
    return Message(fields)


def moment(value: object) -> datetime | None:
    """An aware UTC time out of ISO 8601 or milliseconds since 1970; None for what is neither."""
    try:
        if isinstance(value, str) and len(value) < 40:
            at = datetime.fromisoformat(value.strip())
            at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        elif isinstance(value, int) and not isinstance(value, bool):
            at = datetime.fromtimestamp(value / 1000, UTC)
        else:
            return None
    except (ValueError, OverflowError, OSError):
        return None
    return at if at < LATEST else None


def key(platform: str, name: str, *meaning: object) -> str:
    """The name of what happened: the same meaning gives the same key, and it fits into an id."""
    told = "\0".join([name, *("" if part is None else str(part) for part in meaning)])
    return (
        f"{platform}:{name[:60]}:{hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()[:32]}"
    )
