"""Reads a chat completion as a server sent it, which may be anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from facilitator.domain.errors import BadAnswer
from facilitator.ports import Reply, Unusable

LONGEST = 400_000  # characters of an answer; ours are a few thousand
T = TypeVar("T")


def _or_nothing(value: object) -> object:
    return {} if value is None else value


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _CachedTokens(BaseModel):
    cached_tokens: int | None = Field(None, ge=0)


class _Usage(BaseModel):
    prompt_tokens: int | None = Field(None, ge=0)
    completion_tokens: int | None = Field(None, ge=0)
    prompt_tokens_details: Annotated[_CachedTokens, BeforeValidator(_or_nothing)] = _CachedTokens()


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)
    usage: Annotated[_Usage, BeforeValidator(_or_nothing)] = _Usage()


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer and, where it cannot be used, why."""

    reply: Reply
    fault: str = ""
    refused: bool = False
