"""Asks the model, repeats a question whose answer has problems, and limits tokens and costs."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from pydantic import BaseModel

from facilitator.domain.errors import BadModelAnswer, BadSetting, ExternalServiceError, OverBudget
from facilitator.engines.model.answers import schema_of
from facilitator.engines.model.context import EngineContext
from facilitator.engines.model.reading import MalformedAnswer, Problem, read_answer
from facilitator.engines.model.repairs import merged, repair_text, repair_whole_text
from facilitator.ports import (
    Model,
    ModelCall,
    ModelReply,
    ModelRequest,
    ModelUnreachable,
    UnusableReply,
)
from facilitator.prompting.prompt import FilledPrompt

LONGEST_ANSWER_TOKENS = 6_000
PARALLEL_CALLS = 4
Fill = Callable[[int | None], FilledPrompt]
WIDTHS = (None, 80, 50, 36, 26, 20)  # words shown of each turn; fewer are hard to follow
MODEL_ERRORS = (ExternalServiceError, BadModelAnswer, BadSetting)


@dataclass(frozen=True, slots=True)
class ModelTask:
    """A question for the model. ``fill`` makes its prompt, with turns cut to that many words.

    ``judge`` lists the problems of an answer. The first of ``widths`` that fits into the tokens
    left is used; with ``must`` the first one is used even if it does not fit. ``refill`` makes the
    prompt that asks again for the items with problems, with the turns that those need; without it
    the whole answer is asked for again. With ``is_second`` the second reader is asked.
    """

    purpose: str
    shape: type[BaseModel]
    fill: Callable[[int | None], FilledPrompt]
    judge: Callable[[Any], list[Problem]]
    widths: Sequence[int | None] = WIDTHS
    must: bool = False
    refill: Callable[[Sequence[Problem], int | None], FilledPrompt] | None = None
    is_second: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a job: an answer with its remaining problems, or the error."""

    answer: Any = None
    problems: tuple[Problem, ...] = ()
    error: BadModelAnswer | ExternalServiceError | BadSetting | OverBudget | None = None


class Asker:
    """Asks the questions of one recap; ``room`` is the number of tokens it may still send.

    ``repair_room`` are those that its repairs may send besides.
    """

    def __init__(self, means: EngineContext, room: int, repair_room: int) -> None:
        self.means, self.room, self.repair_room = means, room, repair_room
        self.versions: dict[str, str] = {}  # prompt name -> version, of those used
        self.sent_to: list[str] = []  # the models that got the words
        self.spent, self._lock = 0.0, threading.Lock()

    def ask(self, jobs: Sequence[ModelTask]) -> list[Outcome]:
        """Return the outcome of each job, in order.

        Each answer with problems is repaired once: what had a problem is asked for again. Turns are
        cut shorter if only a few tokens are left, but there is always room for it.
        """
        first = self._ask_each(jobs, [self._fit(job, must=job.must) for job in jobs], "ok")
        prompts = [self._repair(job, was) for job, was in zip(jobs, first, strict=True)]
        second = self._ask_each(jobs, prompts, "repaired")
        return [_joined(*three) for three in zip(jobs, first, second, strict=True)]

    def ask_once(self, job: ModelTask) -> Outcome:
        """Return the outcome of a job whose answer is not repaired."""
        (outcome,) = self._ask_each([job], [self._fit(job, must=job.must)], "ok")
        return outcome or NO_TOKENS_LEFT

    def size(self, filled: FilledPrompt, shape: type[BaseModel]) -> int:
        """Count the tokens of a prompt together with the schema of its answer."""
        return self.means.tokens.count(f"{filled.system}\n{filled.user}\n{_schema(shape)}")

    def check_budget(self, tokens: int) -> None:
        """Check that a question of this size fits the budget.

        Raises OverBudget, and BadSetting if the model's price is not known.
        """
        reserved = self._reserve(_cost(self.means.model, tokens, 0))
        self.spent -= reserved  # two steps: `spent -= reserve()` would read `spent` too early

    def _ask_each(
        self, jobs: Sequence[ModelTask], prompts: Sequence[FilledPrompt | None], outcome: str
    ) -> list[Outcome | None]:
        """Ask each question in a thread of its own: within a workflow's own, a job cannot wait."""
        with ThreadPoolExecutor(PARALLEL_CALLS) as pool:
            return list(
                pool.map(lambda job, filled: self._ask_one(job, filled, outcome), jobs, prompts)
            )

    def _ask_one(self, job: ModelTask, filled: FilledPrompt | None, outcome: str) -> Outcome | None:
        """Ask one question; None if there is no prompt to ask."""
        if filled is None:
            return None
        try:
            answer, problems = self._call(job, filled, outcome)
        except (*MODEL_ERRORS, OverBudget) as error:
            return Outcome(error=error)
        return Outcome(answer, (*problems, *job.judge(answer)))

    def _fit(self, job: ModelTask, *, must: bool = False) -> FilledPrompt | None:
        """Return the widest prompt that fits into the tokens left; None if none does."""
        for width in job.widths:
            filled = job.fill(width)
            size = self.size(filled, job.shape)
            if must or size <= self.room:
                self.room -= size
                return filled
        return None

    def _fit_repair(self, job: ModelTask, fill: Fill, more: str) -> FilledPrompt:
        """Return the widest prompt that fits into the tokens kept for repairs, or the narrowest."""
        for width in job.widths:
            filled = fill(width)
            filled = replace(filled, user=filled.user + more)
            size = self.size(filled, job.shape)
            if size <= self.repair_room:
                break
        self.repair_room -= size
        return filled

    def _repair(self, job: ModelTask, outcome: Outcome | None) -> FilledPrompt | None:
        """Return the prompt that repairs an answer; None if there is nothing of it to repair.

        What a server refuses is no mistake of the model, and is not asked again.
        """
        if outcome is None:
            return None
        if outcome.problems and job.refill:
            refill = partial(job.refill, outcome.problems)
            return self._fit_repair(job, refill, repair_text(outcome.problems))
        wrote, reason = "", "; ".join(problem.reason for problem in outcome.problems)
        if isinstance(outcome.error, MalformedAnswer):
            wrote, reason = outcome.error.wrote, outcome.error.message
        elif isinstance(outcome.error, UnusableReply) and not outcome.error.refused:
            wrote, reason = outcome.error.reply.text, outcome.error.message
        elif outcome.answer is not None:
            wrote = outcome.answer.model_dump_json()
        if not reason:
            return None
        return self._fit_repair(job, job.fill, repair_whole_text(wrote, reason))

    def _call(
        self, job: ModelTask, filled: FilledPrompt, outcome: str
    ) -> tuple[BaseModel, list[Problem]]:
        model, size = self.means.model, self.size(filled, job.shape)
        if job.is_second and self.means.reader:
            model = self.means.reader
        reserved = self._reserve(_cost(model, size, LONGEST_ANSWER_TOKENS))
        question = ModelRequest(
            filled.system, filled.user, schema_of(job.shape), job.purpose, LONGEST_ANSWER_TOKENS
        )
        self.versions[filled.name] = filled.version
        reply: ModelReply | None = None
        try:
            reply = model.ask(question)
            return read_answer(reply.text, job.shape)
        except UnusableReply as error:
            reply = error.reply  # it was charged nevertheless
            outcome = "refused" if error.refused else "bad"
            raise
        except MalformedAnswer:
            outcome = "bad"
            raise
        except ModelUnreachable:
            outcome = "away"
            raise
        except MODEL_ERRORS:
            outcome = "failed"
            raise
        finally:
            with self._lock:
                self.spent += ((reply.cost_usd or 0.0) if reply else 0.0) - reserved
                if outcome != "away" and model.name not in self.sent_to:
                    self.sent_to.append(model.name)
            unanswered = ModelReply("", 0, 0, 0, 0.0, None, model.name)
            self._record(
                job.purpose, filled, reply or unanswered, 0 if outcome == "away" else size, outcome
            )

    def _record(
        self, purpose: str, filled: FilledPrompt, used: ModelReply, size: int, outcome: str
    ) -> None:
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


def _cost(model: Model, tokens_in: int, tokens_out: int) -> float:
    """Return the cost of a call in US dollars. Raises BadSetting if it is not known."""
    cost = model.cost(tokens_in, tokens_out)
    if cost is None:
        raise BadSetting(
            f"The price of {model.name} is not known, so the session's budget cannot be enforced.",
            "Set FACILITATOR_MODEL_PRICE_USD to what a million of its tokens cost (in, cached, "
            "out), such as 0.25,0.025,2.00, or to 0,0,0 if they cost nothing.",
        )
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


def _joined(job: ModelTask, first: Outcome | None, second: Outcome | None) -> Outcome:
    """Return the outcome of a job and its repair; a failed repair does not replace an answer."""
    if first is None:
        return NO_TOKENS_LEFT
    if second is None or (second.error and not first.error):
        return first
    if first.error or job.refill is None:
        better = first.error or len(second.problems) < len(first.problems)
        return second if better else first
    answer = merged(first.answer, first.problems, second.answer)
    unread = [problem for problem in second.problems if isinstance(problem.item, str)]
    problems = (*unread, *job.judge(answer))
    return first if len(problems) > len(first.problems) else Outcome(answer, problems)
