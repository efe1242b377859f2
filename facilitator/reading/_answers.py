"""Reads the answers of the process that reads files. They are not trusted: a file may have made
them what they are.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from facilitator.domain.errors import UnreadableTranscript
from facilitator.domain.notices import from_json
from facilitator.domain.sessions.turns import Span, Transcript, Turn
from facilitator.reading._limits import LONGEST_NAME, MOST_SPANS

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LONGEST_SENTENCE = 2_000
_MOST_WARNINGS = 1_000


def _checked(text: str) -> str:
    if _CONTROL.search(text):
        raise ValueError("control characters")
    return text


Text = Annotated[str, AfterValidator(_checked)]
Sentence = Annotated[Text, Field(max_length=_LONGEST_SENTENCE)]
Name = Annotated[Text, Field(max_length=LONGEST_NAME)]
Seconds = Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)]
Language = Annotated[str, Field(pattern=r"^[a-z]{0,3}$")]
Spans = Annotated[list[tuple[Seconds, Seconds, Text]], Field(min_length=1)]


_STRICT = ConfigDict(extra="forbid", strict=True)


class Stopped(Exception):
    """There is no answer, or none that can be used; the text says why."""


class _Warning(BaseModel):
    model_config = _STRICT
    code: Name
    values: dict[Name, int | Sentence]


class _Answer(BaseModel):
    """What the process answers: a transcript, or why there is none."""

    model_config = _STRICT
    turns: Annotated[list[tuple[Name, Language, Spans]], Field(max_length=MOST_SPANS)] = []
    source: Name = ""
    warnings: Annotated[list[_Warning], Field(max_length=_MOST_WARNINGS)] = []
    held_on: date | None = None
    unreadable: tuple[Sentence, Sentence, Annotated[int, Field(ge=0)] | None] | None = None
    stopped: Sentence = ""


def transcript_in(answer: bytes) -> Transcript:
    """Return the transcript in an answer. Raises UnreadableTranscript; Stopped."""
    try:
        read = _Answer.model_validate_json(answer)
        warnings = tuple(from_json(one.model_dump()) for one in read.warnings)
    except ValueError as error:  # pydantic's errors are, too
        raise Stopped("its answer made no sense") from error
    if read.unreadable:
        message, advice, number = read.unreadable
        raise UnreadableTranscript(message, advice, number)
    if read.stopped:
        raise Stopped(read.stopped)
    turns = (
        Turn(speaker, tuple(Span(start, max(start, end), said) for start, end, said in spans), code)
        for speaker, code, spans in read.turns
    )
    return Transcript(tuple(turns), read.source, warnings, read.held_on)
