"""Reads and checks the YAML of a session format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from facilitator.domain.recaps.recap import SolutionKind
from facilitator.domain.sessions.formats import COMMITMENTS, REVIEW, Format, Step
from facilitator.prompting.yaml_models import (
    Entry,
    Flag,
    NonEmptyTuple,
    Number,
    Path,
    Text,
    UniqueText,
    must_be,
    one_of,
    read_yaml,
    validation_error,
)

WORDINGS = ("experience", "advice", "both")
SPEAKERS = ("moderator", "everyone", "member", "peers", "nobody")
CAPTURES = (
    "nothing", "news", REVIEW, "challenge", "questions", "solutions", "takeaway", COMMITMENTS,
    "feedback",
)  # fmt: skip
_Seats = Annotated[int, Field(strict=True, ge=0, le=20), must_be("a whole number from 0 to 20")]


def _kind(value: str, info: ValidationInfo) -> SolutionKind:
    known = [kind.value for kind in SolutionKind]
    if value not in known:
        raise ValueError(f"{info.field_name} knows {', '.join(known)}, not {value!r}")
    return SolutionKind(value)


class _StepEntry(Entry):
    """A step in the file of a format."""

    name: Text
    minutes: Number | None = None
    share: Annotated[Number | None, Field(validate_default=True)] = None
    elastic: Flag
    each: Flag = False
    speaks: Annotated[Text, one_of(SPEAKERS)]
    script: Text
    capture: Annotated[Text, one_of(CAPTURES)]

    @field_validator("share")
    @classmethod
    def _one_of_both(cls, share: float | None, info: ValidationInfo) -> float | None:
        if (info.data.get("minutes", 0) is None) == (share is None):
            raise ValueError("a step needs either minutes or a share")
        return share


class _FormatFile(Entry):
    """The file of a format."""

    title: Text
    description: Text
    minutes: Number
    seats: _Seats
    wording: Annotated[Text, one_of(WORDINGS)]
    shows: NonEmptyTuple[Annotated[UniqueText, AfterValidator(_kind)]] = ()
    recap: Annotated[Flag, Field(validate_default=True)] = True
    steps: NonEmptyTuple[_StepEntry]

    @field_validator("recap")
    @classmethod
    def _shows_something(cls, recap: bool, info: ValidationInfo) -> bool:
        if recap and info.data.get("shows") == ():
            raise ValueError("shows is missing")
        return recap

    @model_validator(mode="after")
    def _adds_up(self) -> _FormatFile:
        if mistakes := list(_faults(self.named(""))):
            raise validation_error(mistakes)
        return self

    def named(self, name: str) -> Format:
        """Return the format with this name."""
        steps = tuple(Step(**dict(step)) for step in self.steps)
        return Format(**{**dict(self), "name": name, "minutes": int(self.minutes), "steps": steps})


def read_format(text: str, name: str) -> Format:
    """Return the format in the text of a YAML file. Raises Mistakes."""
    return read_yaml(text, _FormatFile).named(name)


def _faults(session_format: Format) -> Iterator[tuple[Path, str]]:
    """Yield mistakes of the format as a whole: minutes must add up, commitments are never cut."""
    remaining = session_format.shared_minutes
    shares = sum(step.share or 0 for step in session_format.steps)
    if shares and not 0.999 <= shares <= 1.001:
        yield ("steps",), f"the shares add up to {shares:g}, not to 1"
    if remaining < 0 or (not shares and remaining):
        taken = session_format.minutes - remaining
        yield ("steps",), f"the steps take {taken:g} minutes, not {session_format.minutes}"
    if shares and remaining <= 0:
        yield ("steps",), "the minutes leave nothing to share out"
    for step in session_format.steps:
        if step.capture == COMMITMENTS and step.elastic:
            yield ("steps",), f"{step.name!r} keeps its time: commitments are never cut"
    if any(step.each for step in session_format.steps) and not session_format.seats:
        yield ("seats",), "steps for each hot seat need at least one seat"
