"""Reads a sender's JSON without trusting it: every value has the type and size that we expect."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SkipValidation,
    ValidationError,
)

from facilitator.domain.errors import Refused

LONGEST = 300  # letters of a name or an id
MOST = 1000  # items of a list
LATEST = datetime(9000, 1, 1, tzinfo=UTC)
Fields = Mapping[str, Any]


class Malformed(Refused):
    """A delivery that came from the right sender and cannot be understood."""


class Message(BaseModel):
    """A JSON object; what is missing, null or of another type reads as empty."""

    model_config = ConfigDict(extra="ignore", frozen=True)


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


def text(value: object) -> str:
    """A text or a whole number, printable and cut; empty for what is neither."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**30 else ""
    if not isinstance(value, str):
        return ""
    shown = "".join(c if c.isprintable() else " " for c in value[: LONGEST * 4])
    return " ".join(shown.split())[:LONGEST]


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0
    return int(value) if 0 <= value < 10**15 else 0


def items(value: object) -> list[Any]:
    """The first items of a list; none where it is no list."""
    return value[:MOST] if isinstance(value, list) else []


def fields(value: object) -> Fields:
    """An object; an empty one where it is none."""
    return value if isinstance(value, dict) else {}


One = TypeVar("One")
Kind = TypeVar("Kind", bound=Message)
Text = Annotated[str, BeforeValidator(text)]
Needed = Annotated[Text, Field(min_length=1)]
LongText = Annotated[  # of any length, as it came
    str, SkipValidation, BeforeValidator(lambda value: value if isinstance(value, str) else "")
]
Number = Annotated[int, BeforeValidator(_number)]  # whole, 0 or more; 0 where there is none
Flag = Annotated[bool, BeforeValidator(bool)]
Time = Annotated[datetime | None, BeforeValidator(moment)]
Inner = Annotated[One, BeforeValidator(fields)]
Many = Annotated[
    tuple[One, ...], BeforeValidator(lambda value: [o for o in items(value) if isinstance(o, dict)])
]
Texts = Annotated[
    tuple[str, ...], BeforeValidator(lambda value: [t for o in items(value) if (t := text(o))])
]


def parsed(body: bytes) -> Fields:
    """A delivery's body. Raises Malformed where it is no JSON object."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Malformed("The body is no JSON object.")
    return found


def read(kind: type[Kind], given: Fields, name: str) -> Kind:
    """The message in a JSON object. Raises Malformed that says what ``name`` lacks."""
    try:
        return kind.model_validate(given)
    except ValidationError as exc:
        lacking = exc.errors(include_url=False)[0]["loc"][-1]
        raise Malformed(f"{name} has no {lacking}.") from exc


def key(platform: str, name: str, *meaning: object) -> str:
    """The name of what happened: the same meaning gives the same key, and it fits into an id."""
    told = "\0".join([name, *("" if part is None else str(part) for part in meaning)])
    return (
        f"{platform}:{name[:60]}:{hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()[:32]}"
    )
