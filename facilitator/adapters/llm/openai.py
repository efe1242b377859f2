"""Any server that speaks OpenAI's chat completions: OpenAI, Azure, Ollama, vLLM, llama.cpp."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from facilitator.domain.errors import BadAnswer, BadSetting, OutsideFault
from facilitator.ports import Question, Reply

if TYPE_CHECKING:
    from openai import APIStatusError, OpenAI

TIMEOUT_SECONDS = 120.0
ATTEMPTS = 4
LONGEST_WAIT_SECONDS = 60.0
# US dollars for a million tokens: in, cached in, out (published list prices, November 2026).
PRICES = {
    "gpt-5-mini": (0.25, 0.025, 2.00),
    "gpt-5-nano": (0.05, 0.005, 0.40),
    "gpt-5": (1.25, 0.125, 10.00),
    "gpt-4.1-mini": (0.40, 0.10, 1.60),
    "gpt-4.1": (2.00, 0.50, 8.00),
    "gpt-4o-mini": (0.15, 0.075, 0.60),
    "gpt-4o": (2.50, 1.25, 10.00),
}
_WAYS = ("json_schema", "json_object", "prompt")


class OpenAIModel:
    """Asks one model; a server that cannot hold to a schema is asked in simpler ways."""

    def __init__(
        self,
        model: str,
        *,
        key: str | None = None,
        base_url: str | None = None,
        timeout: float = TIMEOUT_SECONDS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = model
        self._key, self._base_url, self._timeout = key, base_url, timeout
        self._sleep = sleep
        self._way = 0
        self._client: OpenAI | None = None

    def cost(self, tokens_in: int, tokens_out: int, tokens_cached: int = 0) -> float | None:
        """US dollars by the list price; None for a model whose price we do not know."""
        price = next((PRICES[n] for n in PRICES if self.name in (n, f"openai/{n}")), None)
        if price is None or self._base_url is not None:
            return None
        fresh = tokens_in - tokens_cached
        return (fresh * price[0] + tokens_cached * price[1] + tokens_out * price[2]) / 1e6

    def ask(self, question: Question) -> Reply:
        """Ask, with retries of what may pass. Raises OutsideFault, BadAnswer, BadSetting."""
        import openai  # noqa: PLC0415 -- takes a second, and offline it is never needed

        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._once(question)
            except openai.APIStatusError as error:
                fault = self._status(error)
                if fault is None:
                    return self.ask(question)  # in a simpler way, which is remembered
            except openai.APIConnectionError as error:
                late = isinstance(error, openai.APITimeoutError)
                what = "did not answer in time" if late else "cannot be reached"
                fault = OutsideFault(f"The model {what}.", "Check the network and OPENAI_BASE_URL.")
                fault.__cause__ = error
            if attempt == ATTEMPTS:
                raise fault
            wait = fault.retry_after if fault.retry_after is not None else 0.5 * 2**attempt
            self._sleep(min(wait, LONGEST_WAIT_SECONDS) + random.uniform(0, 0.25))
        raise AssertionError("unreachable")

    def _once(self, question: Question) -> Reply:
        at = time.perf_counter()
        done = self._connected().chat.completions.create(**self._request(question))
        seconds = time.perf_counter() - at
        choice = done.choices[0] if getattr(done, "choices", None) else None
        if choice is None or choice.message is None:
            raise BadAnswer("The model sent an empty answer.")
        if getattr(choice.message, "refusal", None):
            raise BadAnswer("The model refused to answer.")
        if choice.finish_reason == "length":
            raise BadAnswer("The model's answer was cut off at its longest length.")
        if not choice.message.content:
            raise BadAnswer("The model sent an empty answer.")
        used = done.usage
        details = getattr(used, "prompt_tokens_details", None)
        cached = getattr(details, "cached_tokens", None) or 0
        tokens_in = getattr(used, "prompt_tokens", None) or 0
        tokens_out = getattr(used, "completion_tokens", None) or 0
        cost = self.cost(tokens_in, tokens_out, cached)
        return Reply(
            choice.message.content, tokens_in, cached, tokens_out, seconds, cost, self.name
        )

    def _request(self, question: Question) -> dict[str, Any]:
        way, user = _WAYS[self._way], question.user
        longest = "max_completion_tokens" if self._base_url is None else "max_tokens"
        request: dict[str, Any] = {"model": self.name, longest: question.max_tokens}
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

    def _status(self, error: APIStatusError) -> OutsideFault | None:
        """What a refusal by the server means; None where a simpler way may work."""
        status = error.status_code
        if status in (400, 422) and self._way + 1 < len(_WAYS):
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
            raise BadAnswer(f"The model's server refused the question ({status}).") from error
        fault = OutsideFault(
            f"The model's server is busy or broken ({status}).", "Try again later.",
            retry_after=_retry_after(error.response.headers.get("retry-after")),
        )  # fmt: skip
        fault.__cause__ = error
        return fault

    def _connected(self) -> OpenAI:
        from openai import OpenAI  # noqa: PLC0415 -- takes a second

        if self._client is None:
            self._client = OpenAI(
                api_key=self._key or "none",
                base_url=self._base_url,
                timeout=self._timeout,
                max_retries=0,
            )
        return self._client


def _retry_after(header: str | None) -> float | None:
    """Seconds of a Retry-After header, given as a number or as a date (RFC 9110, 10.2.3)."""
    if not header:
        return None
    try:
        return max(float(header), 0.0)
    except ValueError:
        pass
    try:
        return max((parsedate_to_datetime(header) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return None
