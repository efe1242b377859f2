"""Lists the questions a recap would ask and their tokens, without calling a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from facilitator.domain.errors import BadSetting
from facilitator.domain.people.person import Roster
from facilitator.domain.recaps.recap import HotSeat, Recap
from facilitator.domain.sessions.turns import Transcript
from facilitator.engines.model.answers import SeatAnswer, SecondReading, SessionAnswer, SessionMap
from facilitator.engines.model.context import EngineContext, Prompts, SessionSettings
from facilitator.engines.model.numbering import Part
from facilitator.engines.model.run import Run
from facilitator.engines.model.second_reading import claims_in, reading_task
from facilitator.engines.offline import OfflineEngine
from facilitator.ports import ModelCall, ModelReply, ModelRequest, TokenCounter
from facilitator.prompting.prompt import FilledPrompt

USUAL_ANSWER_TOKENS = 450  # one answer: a hot seat with five solutions


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    """One question; ``member`` is the one in the hot seat, ``tokens`` the number sent."""

    filled: FilledPrompt
    member: str
    tokens: int


class NullModel:
    """Stands in for a model that is never called and a ledger that stays empty."""

    name = "nobody"

    def cost(self, tokens_in: int, tokens_out: int, tokens_cached: int = 0) -> float | None:
        """Return 0.0."""
        return 0.0

    def ask(self, question: ModelRequest) -> ModelReply:
        """Raises BadSetting."""
        raise BadSetting("There is no model to ask.")

    def note(self, call: ModelCall) -> None:
        """Do nothing."""


@dataclass(slots=True)
class CachedTokens:
    """Caches token counts: both sides of a comparison share most of their texts."""

    tokens: TokenCounter
    known: dict[str, int] = field(default_factory=dict)

    def count(self, text: str) -> int:
        """See Tokens."""
        if text not in self.known:
            self.known[text] = self.tokens.count(text)
        return self.known[text]


def plan_questions(
    session: tuple[Transcript, Roster],
    seats: Sequence[HotSeat],
    sides: Sequence[Prompts],
    tokens: TokenCounter,
    setting: SessionSettings,
) -> list[list[PlannedQuestion]]:
    """Return the questions for a session with these hot seats, once for each side's prompts.

    Repair questions would come on top. Raises BadPrompt if a prompt cannot be filled.
    """
    nobody = NullModel()
    means = EngineContext(nobody, sides[0], CachedTokens(tokens), nobody, OfflineEngine(), setting)
    run = Run(means, *session)
    questions = []
    for prompts in sides:
        means.prompts = prompts
        questions.append(_questions(run, seats, setting.wording) if run.parts else [])
    return questions


def plan_reading(
    session: tuple[Transcript, Roster],
    found: Recap,
    sides: Sequence[Prompts],
    tokens: TokenCounter,
    setting: SessionSettings,
) -> list[list[PlannedQuestion]]:
    """Return the question of a second reading of this recap, once for each side's prompts.

    It is about what the recap says now: a recap that is made again may say something else. Returns
    empty lists if nothing in it would be read.
    """
    nobody = NullModel()
    means = EngineContext(nobody, sides[0], CachedTokens(tokens), nobody, OfflineEngine(), setting)
    run = Run(means, *session)
    claims = claims_in(found, run.parts, setting.language_code)
    planned: list[list[PlannedQuestion]] = []
    for prompts in sides:
        means.prompts = prompts
        filled = reading_task(claims, means, run.short).fill(None) if claims else None
        planned.append([_to_ask(run, filled, SecondReading)] if filled else [])
    return planned


def _questions(run: Run, seats: Sequence[HotSeat], wording: str) -> list[PlannedQuestion]:
    plan = run.plan()
    if plan is None:
        filled = run.filled("session", run.parts, wording=wording)
        return [_to_ask(run, filled, SessionAnswer)]
    questions = [
        _to_ask(run, run.filled("session_map", piece, plan.width), SessionMap)
        for piece in plan.pieces
    ]
    for seat in seats:
        inside = [part for part in run.parts if _is_in(part, seat)]
        for piece in run.pieces(inside) if inside else []:
            filled = run.filled("hot_seat", piece, member=seat.member, wording=wording)
            questions.append(_to_ask(run, filled, SeatAnswer, seat.member))
    return questions


def _to_ask(
    run: Run, filled: FilledPrompt, shape: type[BaseModel], member: str = ""
) -> PlannedQuestion:
    return PlannedQuestion(filled, member, run.asker.size(filled, shape))


def _is_in(part: Part, seat: HotSeat) -> bool:
    return seat.start <= part.turn.start < seat.end
