"""Parses a sender's JSON without trusting it: every value has the expected type and size."""

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

MAX_CHARACTERS = 300  # characters of a name or an id
MAX_ITEMS = 1000  # items of a list
MAX_TIME = datetime(9000, 1, 1, tzinfo=UTC)
JsonObject = Mapping[str, Any]


class Malformed(Refused):
    """A delivery from the right sender that cannot be read."""


class Message(BaseModel):
    """A JSON object; values that are missing, null or of another type are read as empty."""

    model_config = ConfigDict(extra="ignore", frozen=True)


def moment(value: object) -> datetime | None:
    """Parse ISO 8601 or milliseconds since 1970 to an aware UTC time; None for anything else."""
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
    return at if at < MAX_TIME else None


def text(value: object) -> str:
    """A text or an integer as a printable, shortened text; empty for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**30 else ""
    if not isinstance(value, str):
        return ""
    visible = "".join(c if c.isprintable() else " " for c in value[: MAX_CHARACTERS * 4])
    return " ".join(visible.split())[:MAX_CHARACTERS]


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0
    return int(value) if 0 <= value < 10**15 else 0


def items(value: object) -> list[Any]:
    """The first items of a list; empty for anything else."""
    return value[:MAX_ITEMS] if isinstance(value, list) else []


def fields(value: object) -> JsonObject:
    """A JSON object; empty for anything else."""
    return value if isinstance(value, dict) else {}


One = TypeVar("One")
Kind = TypeVar("Kind", bound=Message)
Text = Annotated[str, BeforeValidator(text)]
RequiredText = Annotated[Text, Field(min_length=1)]
LongText = Annotated[  # of any length, unchanged
    str, SkipValidation, BeforeValidator(lambda value: value if isinstance(value, str) else "")
]
Number = Annotated[int, BeforeValidator(_number)]  # an integer of at least 0; 0 if missing
Flag = Annotated[bool, BeforeValidator(bool)]
Time = Annotated[datetime | None, BeforeValidator(moment)]
Nested = Annotated[One, BeforeValidator(fields)]
ListOf = Annotated[
    tuple[One, ...], BeforeValidator(lambda value: [o for o in items(value) if isinstance(o, dict)])
]
Texts = Annotated[
    tuple[str, ...], BeforeValidator(lambda value: [t for o in items(value) if (t := text(o))])
]


def parse_body(body: bytes) -> JsonObject:
    """Parse a delivery's body. Raises Malformed unless it is a JSON object."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise Malformed("The body is not a JSON object.")
    return content


def parse_message(kind: type[Kind], given: JsonObject, name: str) -> Kind:
    """Validate a JSON object as a message. Raises Malformed that says what ``name`` lacks."""
    try:
        return kind.model_validate(given)
    except ValidationError as exc:
        missing = exc.errors(include_url=False)[0]["loc"][-1]
        raise Malformed(f"{name} has no {missing}.") from exc


def make_event_key(platform: str, name: str, *meaning: object) -> str:
    """The id of an event; equal for events of equal meaning, and short enough for a workflow id."""
    content = "\0".join([name, *("" if part is None else str(part) for part in meaning)])
    digest = hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:32]
    return f"{platform}:{name[:60]}:{digest}"
