"""Asks any server that speaks OpenAI's chat.completions, and takes no answer on trust."""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

from facilitator.adapters.llm.prices import cost_usd
from facilitator.adapters.llm.wire import completion_in
from facilitator.domain.errors import BadAnswer, BadSetting, OutsideFault
from facilitator.ports import Question, Reply

if TYPE_CHECKING:
    from openai import APIStatusError, OpenAI

OPENAI = "https://api.openai.com/v1"
ATTEMPTS = 4
LONGEST_WAIT = 60.0  # seconds between two attempts, whatever the server asks for
TIMEOUT = 120.0  # seconds for one answer
FORMATS = ("json_schema", "json_object", "prompt")
_REASONS = re.compile(r"(?:gpt-5|o\d)")
_TOO_LONG = re.compile(r"context[_ ](?:length|window|size)|too many tokens|maximum context", re.I)


@dataclass(frozen=True, slots=True)
class Server:
    """Where a model is: its name there, the key, the address; ``timeout`` in seconds."""

    model: str
    key: str | None = field(default=None, repr=False)
    base_url: str | None = field(default=None, repr=False)
    timeout: float = TIMEOUT

    @property
    def url(self) -> str:
        return self.base_url or OPENAI

    @property
    def host(self) -> str:
        """The server's name, without what may be secret in its address."""
        return urlsplit(self.url).hostname or "the server"


@dataclass(slots=True)
class _Dialect:
    """What this server was found to understand; remembered for the next question."""

    format: int = 0
    limit: str = "max_completion_tokens"
    steady: bool = True
    thrifty: bool = True


class OpenAIModel:
    """A model behind OpenAI's protocol: OpenAI, Azure, Ollama, vLLM, llama.cpp.

    Safe to ask from several threads. Neither prompts nor the key are ever logged or put in an
    error's text.
    """

    def __init__(
        self,
        server: Server,
        sleep: Callable[[float], None] = time.sleep,
        dice: Callable[[], float] = random.random,
    ) -> None:
        self.server = server
        self._sleep = sleep
        self._dice = dice
        self._knows = _Dialect(
            limit="max_completion_tokens" if server.base_url is None else "max_tokens",
            steady=not _REASONS.match(server.model),
            thrifty=bool(_REASONS.match(server.model)),
        )

    @property
    def name(self) -> str:
        return self.server.model

    @property
    def format(self) -> str:
        """How the server is told to answer: json_schema, json_object, or prompt only."""
        return FORMATS[self._knows.format]

    def cost(self, tokens_in: int, tokens_out: int, tokens_cached: int = 0) -> float | None:
        """What so many tokens cost in US dollars; 0 on a server of one's own, None if unknown."""
        return cost_usd(self.server.model, self.server.url, tokens_in, tokens_cached, tokens_out)

    def ask(self, question: Question) -> Reply:
        """The model's answer as it came.

        What may pass by itself (429, 5xx, time-outs, lost connections) is tried up to four
        times. Raises OutsideFault, BadSetting for a wrong key, model or address, BadAnswer,
        and Unusable where the answer was refused, cut off or empty.
        """
        started = time.monotonic()
        body = self._body(question)
        reply = completion_in(body, self.server.model, time.monotonic() - started)
        cost = self.cost(reply.tokens_in, reply.tokens_out, reply.tokens_cached)
        return reply.priced(cost)

    def _body(self, question: Question) -> str:
        from openai import (  # noqa: PLC0415 -- costs 1 s, and only this engine needs it
            APIConnectionError,
            APIStatusError,
            APITimeoutError,
        )

        fault: OutsideFault | None = None
        attempt = 0
        while attempt < ATTEMPTS:
            known = self._request(question)
            try:
                raw = self._client.chat.completions.with_raw_response.create(**known)
                return raw.http_response.text
            except APITimeoutError:
                fault = OutsideFault(
                    f"{self.server.host} gave no answer within {self.server.timeout:g} s.",
                    "Try again later, or use --engine offline.",
                )
            except APIConnectionError:
                fault = OutsideFault(
                    f"{self.server.host} cannot be reached.",
                    "Check the network and OPENAI_BASE_URL, or use --engine offline.",
                )
            except APIStatusError as error:
                if error.status_code in (400, 422) and self._unlearn(error, known):
                    continue
                fault = self._fault(error)
            attempt += 1
            if attempt < ATTEMPTS:
                self._sleep(self._wait(attempt, fault.retry_after))
        raise fault or OutsideFault(f"{self.server.host} gave no answer.")

    @cached_property
    def _client(self) -> OpenAI:
        from openai import OpenAI  # noqa: PLC0415 -- costs 1 s, and only this engine needs it

        return OpenAI(
            api_key=self.server.key or "none",
            base_url=self.server.url,
            timeout=self.server.timeout,
            max_retries=0,
        )

    def _request(self, question: Question) -> dict[str, Any]:
        """The request in the words this server understands."""
        knows, system = self._knows, question.system
        request: dict[str, Any] = {"model": self.server.model, knows.limit: question.max_tokens}
        if knows.steady:
            request["temperature"] = 0
        if knows.thrifty:
            request["reasoning_effort"] = "low"
        if FORMATS[knows.format] == "json_schema":
            request["response_format"] = {
                "type": "json_schema",
                "json_schema": {
                    "name": question.schema_name, "strict": True, "schema": question.schema,
                },
            }  # fmt: skip
        else:
            shape = json.dumps(question.schema, separators=(",", ":"))
            system += f"\n\nAnswer with one JSON object and nothing else. Its JSON schema: {shape}"
        if FORMATS[knows.format] == "json_object":
            request["response_format"] = {"type": "json_object"}
        request["messages"] = [
            {"role": "system", "content": system},
            {"role": "user", "content": question.user},
        ]
        return request

    def _unlearn(self, error: APIStatusError, request: dict[str, Any]) -> bool:
        """Drop what the server refused; False where there is nothing left to drop.

        Another thread may have learned it meanwhile: then ours is simply asked anew.
        """
        said = error.response.text[:4000]
        if _TOO_LONG.search(said):
            raise BadAnswer(
                f"The prompt is too long for {self.server.model}.",
                "Use a model with a larger context.",
            ) from None
        knows = self._knows
        if "temperature" in said and "temperature" in request:
            knows.steady = False
        elif "reasoning_effort" in said and "reasoning_effort" in request:
            knows.thrifty = False
        elif "max_completion_tokens" in said and "max_tokens" in request:
            knows.limit = "max_completion_tokens"
        elif "max_completion_tokens" in said and "max_tokens" not in request:
            knows.limit = "max_tokens"
        elif "response_format" in request:
            refused = FORMATS.index(request["response_format"]["type"])
            knows.format = max(knows.format, refused + 1)
        else:
            return False
        return True

    def _fault(self, error: APIStatusError) -> OutsideFault:
        """What may pass by itself; raises what will not. Never quotes the server's own text."""
        status, host = error.status_code, self.server.host
        if status in (408, 409, 429) or status >= 500:
            if status == 429 and "insufficient_quota" in error.response.text[:4000]:
                raise BadSetting(
                    f"The account at {host} has no credit left.",
                    "Add credit there, or use --engine offline.",
                ) from None
            asked = retry_after(error.response.headers.get("retry-after"))
            what = "is asked too often" if status == 429 else "failed"
            return OutsideFault(
                f"{host} {what} (status {status}).",
                "Try again later, or use --engine offline.",
                retry_after=asked,
            )
        self._blame(status)

    def _blame(self, status: int) -> NoReturn:
        host, model = self.server.host, self.server.model
        advice = {
            401: "Check OPENAI_API_KEY.",
            403: f"Check that the key of OPENAI_API_KEY may use the model {model!r}.",
            404: f"Check FACILITATOR_MODEL ({model!r}) and the path of OPENAI_BASE_URL.",
        }
        raise BadSetting(
            f"{host} refused the request (status {status}).",
            advice.get(status, "Check FACILITATOR_MODEL and OPENAI_BASE_URL."),
        ) from None

    def _wait(self, attempt: int, asked: float | None) -> float:
        """Seconds until the next attempt: what was asked for, else 0.5, 1, 2 and some more."""
        if asked is not None:
            return min(asked, LONGEST_WAIT)
        return min(0.5 * 2.0 ** (attempt - 1) * (1 + self._dice()), LONGEST_WAIT)


def retry_after(header: str | None, now: datetime | None = None) -> float | None:
    """The seconds a Retry-After header asks for (a number or a date); None where it is neither."""
    if not header:
        return None
    if re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", header.strip()):
        return float(header)
    try:
        at = parsedate_to_datetime(header)
    except (ValueError, TypeError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max((at - (now or datetime.now(UTC))).total_seconds(), 0.0)
