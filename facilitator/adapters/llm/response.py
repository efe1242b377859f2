"""Parses a chat completion response, without trusting its contents."""

from __future__ import annotations

from typing import Annotated, Protocol

from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from facilitator.domain.errors import BadModelAnswer
from facilitator.ports import ModelReply, UnusableReply

MAX_ANSWER_CHARACTERS = 400_000  # characters of an answer; usual are a few thousand


class Price(Protocol):
    def __call__(self, tokens_in: int, tokens_out: int, tokens_cached: int) -> float | None: ...


def _count(value: object) -> int:
    """A number of tokens; 0 if it is missing or invalid, as with some servers."""
    return value if isinstance(value, int) and value > 0 else 0


def _mapping(value: object) -> object:
    return value if isinstance(value, dict) else {}


Count = Annotated[int, BeforeValidator(_count)]


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Details(BaseModel):
    cached_tokens: Count = 0


class _Usage(BaseModel):
    prompt_tokens: Count = 0
    completion_tokens: Count = 0
    prompt_tokens_details: Annotated[_Details, BeforeValidator(_mapping)] = _Details()


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)
    usage: Annotated[_Usage, BeforeValidator(_mapping)] = _Usage()


def parse_reply(body: str, model: str, seconds: float, price: Price) -> ModelReply:
    """Parse the answer in a server's response.

    Raises BadModelAnswer if it is not a chat completion, Unusable if the answer was refused, cut
    off or empty.
    """
    try:
        completion = _Completion.model_validate_json(body)
    except ValidationError:
        raise BadModelAnswer("The model's server sent no chat completion.") from None
    usage, choice = completion.usage, completion.choices[0]
    cached = min(usage.prompt_tokens_details.cached_tokens, usage.prompt_tokens)
    cost = price(usage.prompt_tokens, usage.completion_tokens, cached)
    text = choice.message.content or ""
    reply = ModelReply(
        text[:MAX_ANSWER_CHARACTERS],
        usage.prompt_tokens,
        cached,
        usage.completion_tokens,
        seconds,
        cost,
        model,
    )
    if choice.message.refusal or choice.finish_reason == "content_filter":
        raise UnusableReply("The model refused to answer.", reply, refused=True)
    if choice.finish_reason == "length" or len(text) > MAX_ANSWER_CHARACTERS:
        raise UnusableReply("The model's answer was cut off at the maximum length.", reply)
    if not text.strip():
        raise UnusableReply("The model sent an empty answer.", reply)
    return reply
