"""Asks the model, repeats a question whose answer has problems, and limits tokens and costs."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pydantic import BaseModel

from facilitator.domain.errors import BadModelAnswer, BadSetting, ExternalServiceError, OverBudget
from facilitator.engines.model.answers import parse_answer, schema_of
from facilitator.engines.model.context import EngineContext
from facilitator.engines.model.rules import REPAIR
from facilitator.ports import ModelCall, ModelReply, ModelRequest, ModelUnreachable, UnusableReply
from facilitator.prompting.prompt import FilledPrompt

LONGEST_ANSWER_TOKENS = 6_000
PARALLEL_CALLS = 4
WIDTHS = (None, 80, 50, 36, 26, 20)  # words shown of each turn; fewer are hard to follow
MAX_LISTED_PROBLEMS = 10  # most problems listed in a repair question
MODEL_ERRORS = (ExternalServiceError, BadModelAnswer, BadSetting)


@dataclass(frozen=True, slots=True)
class ModelTask:
    """A question for the model. ``fill`` makes its prompt, with turns cut to that many words.

    ``judge`` lists the problems of an answer. The first of ``widths`` that fits into the tokens
    left is used; with ``must`` the first one is used even if it does not fit.
    """

    purpose: str
    shape: type[BaseModel]
    fill: Callable[[int | None], FilledPrompt]
    judge: Callable[[Any], list[str]]
    widths: Sequence[int | None] = WIDTHS
    must: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a job: an answer with its remaining problems, or the error."""

    answer: Any = None
    problems: tuple[str, ...] = ()
    error: BadModelAnswer | ExternalServiceError | BadSetting | OverBudget | None = None


class Asker:
    """Asks the questions of one recap; ``room`` is the number of tokens it may still send."""

    def __init__(self, means: EngineContext, room: int) -> None:
        self.means, self.room = means, room
        self.versions: dict[str, str] = {}  # prompt name -> version, of those used
        self.was_sent = False
        self.spent, self._lock = 0.0, threading.Lock()

    def ask(self, jobs: Sequence[ModelTask]) -> list[Outcome]:
        """Return the outcome of each job, in order.

        Jobs with problems are asked once more, in order, while tokens are left; turns are cut
        shorter if only a few are left.
        """
        first = self._ask_each(jobs, [self._fit(job, must=job.must) for job in jobs], "ok")
        prompts = [self._repair(job, was) for job, was in zip(jobs, first, strict=True)]
        second = self._ask_each(jobs, prompts, "repaired")
        return [_better(one, two) for one, two in zip(first, second, strict=True)]

    def size(self, filled: FilledPrompt, shape: type[BaseModel]) -> int:
        """Count the tokens of a prompt together with the schema of its answer."""
        return self.means.tokens.count(f"{filled.system}\n{filled.user}\n{_schema(shape)}")

    def check_budget(self, tokens: int) -> None:
        """Check that a question of this size fits the budget.

        Raises OverBudget, and BadSetting if the model's price is not known.
        """
        least = self.means.model.cost(tokens, 0)
        if least is None:
            raise BadSetting(
                f"The price of {self.means.model.name} is not known, so the session's budget "
                "cannot be enforced.",
                "Set FACILITATOR_MODEL_PRICE_USD to what a million of its tokens cost (in, cached, "
                "out), such as 0.25,0.025,2.00, or to 0,0,0 if they cost nothing.",
            )
        reserved = self._reserve(least)
        self.spent -= reserved  # two steps: `spent -= reserve()` would read `spent` too early

    def _ask_each(
        self, jobs: Sequence[ModelTask], prompts: Sequence[FilledPrompt | None], outcome: str
    ) -> list[Outcome | None]:
        with ThreadPoolExecutor(PARALLEL_CALLS) as pool:
            return list(
                pool.map(lambda job, filled: self._ask_one(job, filled, outcome), jobs, prompts)
            )

    def _ask_one(self, job: ModelTask, filled: FilledPrompt | None, outcome: str) -> Outcome | None:
        """Ask one question; None if there is no prompt to ask."""
        if filled is None:
            return None
        try:
            answer = self._call(job, filled, outcome)
        except (*MODEL_ERRORS, OverBudget) as error:
            return Outcome(error=error)
        return Outcome(answer, tuple(dict.fromkeys(job.judge(answer))))

    def _fit(self, job: ModelTask, *, must: bool = False, more: str = "") -> FilledPrompt | None:
        """Return the widest prompt that fits into the tokens left; None if none does."""
        for width in job.widths:
            filled = job.fill(width)
            filled = replace(filled, user=filled.user + more)
            size = self.size(filled, job.shape)
            if must or size <= self.room:
                self.room -= size
                return filled
        return None

    def _repair(self, job: ModelTask, outcome: Outcome | None) -> FilledPrompt | None:
        if outcome is None or not (outcome.problems or isinstance(outcome.error, BadModelAnswer)):
            return None
        problems = outcome.problems[:MAX_LISTED_PROBLEMS] or (
            outcome.error.message if outcome.error else "",
        )
        lines = "\n".join(f"- {problem}" for problem in problems)
        return self._fit(job, more=REPAIR.format(problems=lines))

    def _call(self, job: ModelTask, filled: FilledPrompt, outcome: str) -> BaseModel:
        model, size = self.means.model, self.size(filled, job.shape)
        reserved = self._reserve(model.cost(size, LONGEST_ANSWER_TOKENS) or 0.0)
        question = ModelRequest(
            filled.system, filled.user, schema_of(job.shape), job.purpose, LONGEST_ANSWER_TOKENS
        )
        self.versions[filled.name] = filled.version
        reply: ModelReply | None = None
        try:
            reply = model.ask(question)
            return parse_answer(reply.text, job.shape)
        except UnusableReply as error:
            reply = error.reply  # it was charged nevertheless
            outcome = "refused" if error.refused else "bad"
            raise
        except BadModelAnswer as error:
            outcome = "refused" if "refused" in error.message else "bad"
            raise
        except ModelUnreachable:
            outcome = "away"
            raise
        except (ExternalServiceError, BadSetting):
            outcome = "failed"
            raise
        finally:
            with self._lock:
                self.spent += ((reply.cost_usd or 0.0) if reply else 0.0) - reserved
                self.was_sent = self.was_sent or outcome != "away"
            self._record(job.purpose, filled, reply, 0 if outcome == "away" else size, outcome)

    def _record(
        self, purpose: str, filled: FilledPrompt, reply: ModelReply | None, size: int, outcome: str
    ) -> None:
        used = reply or ModelReply("", size, 0, 0, 0.0, None, self.means.model.name)
        self.means.ledger.note(
            ModelCall(purpose, used.model, filled.name, filled.version, used.tokens_in or size,
                 used.tokens_cached, used.tokens_out, used.cost_usd, used.seconds, outcome,
                 used.key)
        )  # fmt: skip

    def _reserve(self, cost: float) -> float:
        """Reserve the highest possible cost of a call before it is made. Raises OverBudget."""
        budget = self.means.setting.budget_usd
        with self._lock:
            if self.spent + cost > budget:
                would_be, allowed = _dollars(self.spent + cost, budget)
                raise OverBudget(
                    f"The next call could bring this session to {would_be}, "
                    f"more than its budget of {allowed}.",
                    "Raise FACILITATOR_SESSION_BUDGET_USD, take a cheaper FACILITATOR_MODEL, "
                    "or use --engine offline.",
                )
            self.spent += cost
        return cost


def _dollars(more: float, less: float) -> tuple[str, str]:
    """Format two amounts with enough digits to show that the first is larger."""
    smallest = min(amount for amount in (more, less) if amount > 0)
    places = max(2, -math.floor(math.log10(smallest)))
    unit = 10**places
    up, down = math.ceil(round(more * unit, 6)), math.floor(round(less * unit, 6))
    return f"${up / unit:.{places}f}", f"${down / unit:.{places}f}" if down else "$0"


@cache
def _schema(shape: type[BaseModel]) -> str:
    return json.dumps(schema_of(shape), separators=(",", ":"))


NO_TOKENS_LEFT = Outcome(
    error=BadModelAnswer("The question needed more tokens than a recap may use.")
)


def _better(first: Outcome | None, second: Outcome | None) -> Outcome:
    """Return the outcome with fewer problems; a failed repair does not replace an answer."""
    if first is None:
        return NO_TOKENS_LEFT
    if second is None or (second.error and not first.error):
        return first
    return second if first.error or len(second.problems) < len(first.problems) else first
