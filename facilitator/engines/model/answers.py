"""What a model may answer: strict shapes, small sizes, no free fields."""

from __future__ import annotations

import re
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from facilitator.domain.errors import BadAnswer
from facilitator.domain.recaps.recap import Kind

Name = Annotated[str, Field(max_length=200)]
Text = Annotated[str, Field(min_length=1, max_length=600)]
Shape = TypeVar("Shape", bound=BaseModel)
_THOUGHT = re.compile(r"<think>.*?</think>", re.S)  # local models think aloud
Cited = Annotated[list[int], Field(max_length=12)]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SeatFound(_Answer):
    """A hot seat: whose, and from which turn to which."""

    member: Name
    first_turn: int
    last_turn: int

    @classmethod
    def of(cls, member: str, first: int, last: int) -> Self:
        """What is known already, to be judged again."""
        return cls(member=member, first_turn=first, last_turn=last)


class Promise(_Answer):
    """What a member said they will do."""

    member: Name
    text: Text
    turns: Cited


class SessionMap(_Answer):
    """Where the hot seats are, and what was promised."""

    hot_seats: Annotated[list[SeatFound], Field(max_length=30)]
    commitments: Annotated[list[Promise], Field(max_length=60)]


class Brought(_Answer):
    """The challenge."""

    text: Text
    turns: Cited


class Given(_Answer):
    """What a peer gave."""

    peer: Name
    kind: Kind
    text: Text
    turns: Cited


class SeatAnswer(_Answer):
    """One hot seat: its challenge and the solutions."""

    challenge: Brought
    solutions: Annotated[list[Given], Field(max_length=60)]


class SeatTold(SeatFound, SeatAnswer):
    """A hot seat with all that was said in it."""


class SessionAnswer(_Answer):
    """A whole session at once."""

    hot_seats: Annotated[list[SeatTold], Field(max_length=30)]
    commitments: Annotated[list[Promise], Field(max_length=60)]


class SeatQuestion(_Answer):
    """What opens one hot seat."""

    member: Name
    question: Text


class AgendaAnswer(_Answer):
    """The words of an agenda."""

    welcome: Text
    opening_question: Text
    seats: Annotated[list[SeatQuestion], Field(max_length=12)]
    closing: Text


def read(text: str, shape: type[Shape]) -> Shape:
    """The answer, whatever stands around its JSON. Raises BadAnswer that says what is wrong."""
    text = _THOUGHT.sub("", text)
    first, last = text.find("{"), text.rfind("}")
    try:
        return shape.model_validate_json(text[first : last + 1] if first >= 0 else text)
    except ValidationError as wrong:
        told = "; ".join(
            f"{'.'.join(map(str, e['loc'])) or 'answer'}: {e['msg']}" for e in wrong.errors()[:8]
        )
        raise BadAnswer(f"The model's answer has the wrong shape ({told}).") from wrong


def schema_of(shape: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema, without what strict servers do not take (lengths, titles, defaults)."""

    def plain(node: Any) -> Any:
        if isinstance(node, list):
            return [plain(item) for item in node]
        if not isinstance(node, dict):
            return node
        dropped = {"title", "description", "maxLength", "minLength", "maxItems", "minItems"}
        return {key: plain(value) for key, value in node.items() if key not in dropped}

    shaped: dict[str, Any] = plain(shape.model_json_schema())
    return shaped
