"""A model behind OpenAI's chat completions API: OpenAI, Azure, Ollama, vLLM, llama.cpp."""

from __future__ import annotations

import json
import math
import random
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from facilitator.adapters.llm.response import parse_reply
from facilitator.domain.errors import BadModelAnswer, BadSetting, ExternalServiceError
from facilitator.ports import ModelReply, ModelRequest, ModelUnreachable

if TYPE_CHECKING:
    from openai import APIConnectionError, APIStatusError, OpenAI

TIMEOUT_SECONDS = 120.0
ATTEMPTS = 4
LONGEST_WAIT_SECONDS = 60.0
# US dollars per million tokens: input, cached input, output (list prices, November 2026).
PRICES = {
    "gpt-5-mini": (0.25, 0.025, 2.00),
    "gpt-5-nano": (0.05, 0.005, 0.40),
    "gpt-5": (1.25, 0.125, 10.00),
    "gpt-4.1-mini": (0.40, 0.10, 1.60),
    "gpt-4.1": (2.00, 0.50, 8.00),
    "gpt-4o-mini": (0.15, 0.075, 0.60),
    "gpt-4o": (2.50, 1.25, 10.00),
}
_RESPONSE_FORMATS = ("json_schema", "json_object", "prompt")
_DATE_SUFFIX = re.compile(r"-\d{4}-\d{2}-\d{2}\Z")
_PRIVATE_SUFFIXES = (".local", ".lan", ".internal", ".localhost")
_TOO_LONG = re.compile(r"context[_ ](?:length|window|size)|maximum context", re.I)


class OpenAIModel:
    """A model; if its server does not support JSON schemas, simpler formats are used."""

    def __init__(
        self,
        model: str,
        *,
        key: str | None = None,
        base_url: str | None = None,
        price: tuple[float, float, float] | None = None,
        timeout: float = TIMEOUT_SECONDS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = model
        self._key, self._base_url, self._timeout = key, base_url, timeout
        self._price = price or _known_price(model, base_url)
        self._sleep = sleep
        self._way = 0
        self._limit = "max_completion_tokens" if base_url is None else "max_tokens"
        self._client: OpenAI | None = None

    def cost(self, tokens_in: int, tokens_out: int, tokens_cached: int = 0) -> float | None:
        """Cost in US dollars by the configured or the list price; None if neither is known."""
        if self._price is None:
            return None
        price = self._price
        fresh = tokens_in - tokens_cached
        return (fresh * price[0] + tokens_cached * price[1] + tokens_out * price[2]) / 1e6

    def ask(self, question: ModelRequest) -> ModelReply:
        """Ask, and retry temporary errors. Raises ExternalServiceError, BadModelAnswer, BadSetting.

        The ExternalServiceError is an Unreached if no attempt got through to the server.
        """
        return self._ask(question, was_sent=False)

    def _ask(self, question: ModelRequest, was_sent: bool) -> ModelReply:
        import openai  # noqa: PLC0415 -- slow import, not needed offline

        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._once(question)
            except openai.APIStatusError as error:
                was_sent, fault = True, self._status(error)
                if fault is None:
                    return self._ask(question, was_sent)  # from now on in a simpler format
            except openai.APIConnectionError as error:
                was_sent = was_sent or not _never_connected(error)
                late = isinstance(error, openai.APITimeoutError)
                what = "did not answer in time" if late else "cannot be reached"
                kind = ExternalServiceError if was_sent else ModelUnreachable
                fault = kind(f"The model {what}.", "Check the network and OPENAI_BASE_URL.")
                fault.__cause__ = error
            if attempt == ATTEMPTS:
                raise fault
            wait = fault.retry_after if fault.retry_after is not None else 0.5 * 2**attempt
            self._sleep(min(wait, LONGEST_WAIT_SECONDS) + random.uniform(0, 0.25))
        raise AssertionError("unreachable")

    def _once(self, question: ModelRequest) -> ModelReply:
        at = time.perf_counter()
        client = self._connected().chat.completions.with_raw_response
        body = client.create(**self._request(question)).http_response.text
        return parse_reply(body, self.name, time.perf_counter() - at, self.cost)

    def _request(self, question: ModelRequest) -> dict[str, Any]:
        way, user = _RESPONSE_FORMATS[self._way], question.user
        request: dict[str, Any] = {"model": self.name, self._limit: question.max_tokens}
        if way == "json_schema":
            schema = {"name": question.schema_name, "schema": question.schema, "strict": True}
            request["response_format"] = {"type": "json_schema", "json_schema": schema}
        else:
            user += "\n\nAnswer with one JSON object of this schema and nothing else:\n"
            user += json.dumps(question.schema)
            if way == "json_object":
                request["response_format"] = {"type": "json_object"}
        request["messages"] = [
            {"role": "system", "content": question.system},
            {"role": "user", "content": user},
        ]
        return request

    def _status(self, error: APIStatusError) -> ExternalServiceError | None:
        """Classify an error response; None if a simpler format may work."""
        status = error.status_code
        body = error.response.text[:4000] if status in (400, 422) else ""
        if _TOO_LONG.search(body):
            raise BadModelAnswer(f"The prompt is too long for {self.name}.") from error
        if "max_completion_tokens" in body and self._limit == "max_tokens":
            self._limit = "max_completion_tokens"
            return None
        if status in (400, 422) and self._way + 1 < len(_RESPONSE_FORMATS):
            self._way += 1
            return None
        if status in (401, 403):
            raise BadSetting(
                "The model's server did not accept the key.", "Check OPENAI_API_KEY."
            ) from error
        if status == 404:
            raise BadSetting(
                f"The model's server does not know {self.name}.",
                "Check FACILITATOR_MODEL and OPENAI_BASE_URL.",
            ) from error
        if status not in (408, 409, 429) and status < 500:
            raise BadModelAnswer(f"The model's server refused the question ({status}).") from error
        fault = ExternalServiceError(
            f"The model's server is busy or broken ({status}).", "Try again later.",
            retry_after=_retry_after(error.response.headers.get("retry-after")),
        )  # fmt: skip
        fault.__cause__ = error
        return fault

    def _connected(self) -> OpenAI:
        from openai import OpenAI  # noqa: PLC0415 -- slow import

        if self._client is None:
            self._client = OpenAI(
                api_key=self._key or "none",
                base_url=self._base_url,
                timeout=self._timeout,
                max_retries=0,
            )
        return self._client


def _never_connected(error: APIConnectionError) -> bool:
    """Whether no connection was made, recognised by the name of httpx's exception."""
    return type(error.__cause__).__name__ in ("ConnectError", "ConnectTimeout")


def _retry_after(header: str | None) -> float | None:
    """Seconds from a Retry-After header, given as a number or as a date (RFC 9110, 10.2.3)."""
    if not header:
        return None
    try:
        seconds = float(header)
    except ValueError:
        pass
    else:
        return max(seconds, 0.0) if math.isfinite(seconds) else None
    try:
        return max((parsedate_to_datetime(header) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return None


def _known_price(model: str, base_url: str | None) -> tuple[float, float, float] | None:
    """Zero for a private server; otherwise the list price, if the model is listed."""
    if base_url is not None and _is_private(base_url):
        return (0.0, 0.0, 0.0)
    return PRICES.get(_DATE_SUFFIX.sub("", model.removeprefix("openai/")))


def _is_private(base_url: str) -> bool:
    """Whether a server is on this machine or in a private network, where tokens cost nothing."""
    host = (urlsplit(base_url).hostname or "").lower()
    try:
        address = ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(_PRIVATE_SUFFIXES)
    return address.is_loopback or address.is_private
