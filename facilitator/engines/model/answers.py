"""The JSON shapes a model may answer in.

The class names are part of the schema that is sent to the model. The schema is strict; what comes
back is read item by item in `reading.py`, so that one bad item does not void the others.
"""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from facilitator.domain.recaps.checks import Verdict
from facilitator.domain.recaps.recap import SolutionKind

MOST_CITED = 12
MOST_SOLUTIONS = 60


def _cited(value: object) -> object:
    """The numbers of turns among what should be such numbers, at most ``MOST_CITED``."""
    if not isinstance(value, list):
        return value
    numbers = [int(n) for n in value if isinstance(n, int | str) and str(n).isdecimal()]
    return numbers[:MOST_CITED]


def _text(value: object) -> object:
    return value if isinstance(value, str) else ""


def _turn(value: object) -> object:
    return value if isinstance(value, int) else 0


Name = str
Line = Annotated[str, BeforeValidator(_text)]
Turn = Annotated[int, BeforeValidator(_turn)]
Day = Annotated[str, BeforeValidator(_text)]
Text = Annotated[str, Field(min_length=1)]
Cited = Annotated[list[int], BeforeValidator(_cited)]


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
    """A commitment of a member; ``due`` is its day as YYYY-MM-DD, empty if none was said."""

    member: Name
    text: Text
    turns: Cited
    due: Line = ""


class SessionMap(_Answer):
    """The hot seats of a session and its commitments."""

    hot_seats: Annotated[list[SeatFound], Field(max_length=30)]
    commitments: Annotated[list[Promise], Field(max_length=60)]
    summary: Line = ""


class Brought(_Answer):
    """The challenge."""

    text: Text
    turns: Cited

    @classmethod
    def missing(cls) -> Self:
        """Return what stands for a challenge that an answer does not have."""
        return cls.model_construct(text="", turns=[])


class Given(_Answer):
    """A solution that a peer offered.

    ``same_as`` is a turn of an earlier one that says the same, 0 if there is none.
    """

    peer: Name
    kind: SolutionKind
    text: Text
    turns: Cited
    same_as: Turn = 0


class SeatAnswer(_Answer):
    """The challenge and the solutions of one hot seat, with a line on what came of it."""

    challenge: Brought
    solutions: Annotated[list[Given], Field(max_length=MOST_SOLUTIONS)]
    summary: Line = ""


class SeatTold(SeatFound, SeatAnswer):
    """A hot seat with its challenge and solutions."""


class SessionAnswer(_Answer):
    """A whole session, answered in one question."""

    hot_seats: Annotated[list[SeatTold], Field(max_length=30)]
    commitments: Annotated[list[Promise], Field(max_length=60)]
    summary: Line = ""


class Objection(_Answer):
    """A statement that is not wholly borne out, and a wording that would be."""

    number: int
    verdict: Verdict
    objection: Line = ""
    wording: Line = ""


class SecondReading(_Answer):
    """What a second reader objects to; ``last`` is the number of the last statement it compared."""

    last: int
    objections: Annotated[list[Objection], Field(max_length=300)]


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


def schema_of(shape: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON schema without keywords that strict servers reject.

    These are titles, descriptions, defaults and limits on length. All fields are required.
    """

    def plain(node: Any) -> Any:
        if isinstance(node, list):
            return [plain(item) for item in node]
        if not isinstance(node, dict):
            return node
        dropped = {
            "title", "description", "default", "maxLength", "minLength", "maxItems", "minItems",
        }  # fmt: skip
        kept = {key: plain(value) for key, value in node.items() if key not in dropped}
        return kept | ({"required": list(kept["properties"])} if "properties" in kept else {})

    schema: dict[str, Any] = plain(shape.model_json_schema())
    return schema
