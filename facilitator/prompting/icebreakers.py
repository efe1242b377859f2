"""Reads a YAML file of icebreakers, of the base or of a theme."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from facilitator.domain.icebreakers.icebreaker import (
    DEPTHS,
    ENERGIES,
    KINDS,
    LONGEST_MINUTES,
    NEEDS,
    SEASONS,
    Icebreaker,
)
from facilitator.domain.icebreakers.validation import Requirements, judge
from facilitator.prompting.yaml_models import (
    Entry,
    NonEmptyTuple,
    Number,
    Text,
    UniqueText,
    must_be,
    one_of,
    read_yaml,
    validation_error,
)


def _short(minutes: float) -> float:
    if minutes > LONGEST_MINUTES:
        raise ValueError(f"minutes is the time one person needs, {LONGEST_MINUTES:g} at most")
    return minutes


class _Tags(Entry):
    """The properties of an icebreaker."""

    depth: Annotated[
        int, Field(strict=True, ge=DEPTHS[0], le=DEPTHS[-1]),
        must_be(f"one of {', '.join(map(str, DEPTHS))}"),
    ]  # fmt: skip
    minutes: Annotated[Number, AfterValidator(_short)]
    kind: Annotated[Text, one_of(KINDS)]
    subject: Text
    energy: Annotated[Text, one_of(ENERGIES)]
    season: Annotated[Text, one_of(SEASONS)] = ""
    needs: Annotated[Text, one_of(NEEDS)] = ""
    familiar: Annotated[Number, AfterValidator(int)] | None = None


class _Entry(Entry):
    """An entry of the file; ``tags`` comes first, as the text is checked against its depth."""

    tags: _Tags
    text: UniqueText

    @field_validator("text")
    @classmethod
    def _is_good(cls, text: str, info: ValidationInfo) -> str:
        tags: _Tags | None = info.data.get("tags")
        if reasons := judge(text, tags.depth if tags else DEPTHS[0], Requirements(language="")):
            raise validation_error(((), reason) for reason in reasons)
        return text


class _Pack(Entry):
    """A file of icebreakers."""

    icebreakers: NonEmptyTuple[_Entry]


def read_icebreakers(text: str) -> tuple[Icebreaker, ...]:
    """Return the icebreakers in the text of a file. Raises Mistakes."""
    pack = read_yaml(text, _Pack)
    return tuple(Icebreaker(text=one.text, **dict(one.tags)) for one in pack.icebreakers)
