"""The JSON shapes a model may answer in: strict, with length limits and no extra fields.

The class names are part of the schema that is sent to the model.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from facilitator.domain.errors import BadModelAnswer
from facilitator.domain.recaps.recap import SolutionKind

Name = Annotated[str, Field(max_length=200)]
Text = Annotated[str, Field(min_length=1, max_length=600)]
Shape = TypeVar("Shape", bound=BaseModel)
_THOUGHT = re.compile(r"<think>.*?</think>", re.S)  # local models print their reasoning
Cited = Annotated[list[int], Field(max_length=12)]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SeatFound(_Answer):
    """A hot seat: its member and its first and last turn."""

    member: Name
    first_turn: int
    last_turn: int

    @classmethod
    def of(cls, member: str, first: int, last: int) -> Self:
        """Build one from known values, to check it again."""
        return cls(member=member, first_turn=first, last_turn=last)


class Promise(_Answer):
    """A commitment of a member."""

    member: Name
    text: Text
    turns: Cited


class SessionMap(_Answer):
    """The hot seats of a session and its commitments."""

    hot_seats: Annotated[list[SeatFound], Field(max_length=30)]
    commitments: Annotated[list[Promise], Field(max_length=60)]


class Brought(_Answer):
    """The challenge."""

    text: Text
    turns: Cited


class Given(_Answer):
    """A solution that a peer offered."""

    peer: Name
    kind: SolutionKind
    text: Text
    turns: Cited


class SeatAnswer(_Answer):
    """The challenge and the solutions of one hot seat."""

    challenge: Brought
    solutions: Annotated[list[Given], Field(max_length=60)]


class SeatTold(SeatFound, SeatAnswer):
    """A hot seat with its challenge and solutions."""


class SessionAnswer(_Answer):
    """A whole session, answered in one question."""

    hot_seats: Annotated[list[SeatTold], Field(max_length=30)]
    commitments: Annotated[list[Promise], Field(max_length=60)]


class SeatQuestion(_Answer):
    """The question that opens one hot seat."""

    member: Name
    question: Text


class AgendaAnswer(_Answer):
    """The texts of an agenda."""

    welcome: Text
    opening_question: Text
    seats: Annotated[list[SeatQuestion], Field(max_length=12)]
    closing: Text


def parse_answer(text: str, shape: type[Shape]) -> Shape:
    """Parse an answer, ignoring text around its JSON. Raises BadModelAnswer that lists the
    errors.
    """
    text = _THOUGHT.sub("", text)
    first, last = text.find("{"), text.rfind("}")
    try:
        return shape.model_validate_json(text[first : last + 1] if first >= 0 else text)
    except ValidationError as wrong:
        problems = "; ".join(
            f"{'.'.join(map(str, e['loc'])) or 'answer'}: {e['msg']}" for e in wrong.errors()[:8]
        )
        raise BadModelAnswer(f"The model's answer has the wrong shape ({problems}).") from wrong


def schema_of(shape: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON schema without keywords that strict servers reject.

    These are titles, descriptions and limits on length.
    """

    def plain(node: Any) -> Any:
        if isinstance(node, list):
            return [plain(item) for item in node]
        if not isinstance(node, dict):
            return node
        dropped = {"title", "description", "maxLength", "minLength", "maxItems", "minItems"}
        return {key: plain(value) for key, value in node.items() if key not in dropped}

    schema: dict[str, Any] = plain(shape.model_json_schema())
    return schema
