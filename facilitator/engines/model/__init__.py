"""The model engine: one call maps the session, one for each hot seat looks closer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any, Protocol

from pydantic import BaseModel

from facilitator.domain.errors import BadAnswer, BadSetting, OutsideFault, OverBudget
from facilitator.domain.people import Roster
from facilitator.domain.recap import Commitment, HotSeat, Recap
from facilitator.domain.turns import Transcript
from facilitator.engines.model.answers import (
    SeatAnswer,
    SeatFound,
    SessionMap,
    Shape,
    read,
    schema_of,
)
from facilitator.engines.model.checker import Checker
from facilitator.engines.model.numbering import Part, lines, numbered, short_names
from facilitator.engines.model.rules import REPAIR, SAFETY
from facilitator.engines.offline.moderation import moderator_of
from facilitator.ports import Call, Engine, Ledger, Model, Question, Reply, Tokens, Unusable
from facilitator.prompting.prompt import Filled

LONGEST_ANSWER_TOKENS = 6_000
AT_ONCE = 4
PROMPT_TOKENS = 1_500  # what stands around the turns, with the schema
SHARE = 2.15  # input tokens of all calls, in transcripts; 2.2 is promised
WIDTHS = (80, 50, 36, 26, 20, 16, 12)  # words
SHORT_TOKENS, EXPECTED_SEATS = 4_000, 8
NEAR_CUT = 3  # turns
NO_PRICE = "The price of {} is not known, so the session's budget could not be watched."
CANNOT = (OutsideFault, BadAnswer, BadSetting)


class Prompts(Protocol):
    """The prompts of one theme, filled in."""

    def fill(self, name: str, **values: object) -> Filled: ...


@dataclass(frozen=True, slots=True)
class Setting:
    """What is set for one group; ``budget_usd`` is for one session."""

    wording: str = "both"
    language: str = "English"
    budget_usd: float = 2.0
    context_tokens: int = 100_000


@dataclass(slots=True)
class ModelEngine:
    """Asks a model, checks every word against the transcript, and knows when to do without."""

    model: Model
    prompts: Prompts
    tokens: Tokens
    ledger: Ledger
    fallback: Engine
    setting: Setting = Setting()

    def recap(self, transcript: Transcript, roster: Roster) -> Recap:
        """The recap of a session. Raises OverBudget before money is spent beyond the budget.

        When the model cannot be had the fallback engine answers, and a warning says so.
        """
        return _Run(self, transcript, roster).recap()


class _Run:
    """One session's calls: what they cost so far, and what went wrong."""

    def __init__(self, engine: ModelEngine, transcript: Transcript, roster: Roster) -> None:
        self.engine, self.transcript, self.roster = engine, transcript, roster
        self.parts = {part.number: part for part in numbered(transcript)}
        self.short = short_names(transcript.speakers)
        known = sorted(roster.moderators & set(transcript.speakers))
        self.moderator = known[0] if known else moderator_of(transcript)
        self.strangers = frozenset(
            s for s in transcript.speakers if roster.people and not roster.named(s)
        )
        self.warnings: list[str] = []
        self.versions: dict[str, str] = {}
        self.spent, self.lock = 0.0, threading.Lock()

    def recap(self) -> Recap:
        if not self.parts:
            return self.engine.fallback.recap(self.transcript, self.roster)
        self._afford()
        if self.engine.model.cost(1, 1) is None:
            self.warnings.append(NO_PRICE.format(self.engine.model.name))
        try:
            spans, commitments = self._map()
        except CANNOT as error:
            return self._without(error)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            seats = list(pool.map(lambda span: self._seat(*span), spans))
        kept = tuple(seat for seat in seats if seat)
        points = () if kept else self.engine.fallback.recap(self.transcript, self.roster).points
        return Recap(
            "openai", kept, tuple(commitments), points, tuple(dict.fromkeys(self.warnings)),
            self.engine.model.name, tuple(sorted(self.versions.items())),
        )  # fmt: skip

    def _without(self, error: Exception) -> Recap:
        made = self.engine.fallback.recap(self.transcript, self.roster)
        said = f"The model could not be used ({error}) The offline engine made this recap instead."
        return replace(made, warnings=(*made.warnings, said))

    def _map(self) -> tuple[list[tuple[str, int, int]], list[Commitment]]:
        """Hot seats and commitments; a transcript beyond the model's context comes in pieces."""
        spans: list[tuple[str, int, int]] = []
        commitments: list[Commitment] = []
        width = self._width()
        everything = list(self.parts.values())
        for piece in self._pieces(everything):
            filled = self._fill("session_map", piece, width)

            def judge(answer: SessionMap, checker: Checker) -> None:
                checker.seats(answer.hot_seats)
                for promise in answer.commitments:
                    checker.commitment(promise)

            answer = self._ask("session_map", filled, SessionMap, piece, judge)
            checker = self._checker(piece)
            _extend(spans, checker.seats(answer.hot_seats), piece[0].number)
            found = [checker.commitment(promise) for promise in answer.commitments]
            commitments += [c for c in found if c]
        ordered = sorted(dict.fromkeys(commitments), key=lambda c: c.evidence[0].start)
        return self._checker(everything).seats([SeatFound.of(*span) for span in spans]), ordered

    def _seat(self, member: str, first: int, last: int) -> HotSeat | None:
        piece = [p for n, p in self.parts.items() if first <= n <= last]
        start, end = piece[0].turn.start, piece[-1].turn.end

        def judge(answer: SeatAnswer, checker: Checker) -> None:
            checker.seat_answer(answer, member)

        challenges, given = [], []
        try:
            for part in self._pieces(piece):
                filled = self._fill(
                    "hot_seat", part, member=member, wording=self.engine.setting.wording
                )
                answer = self._ask("hot_seat", filled, SeatAnswer, part, judge)
                challenge, solutions = self._checker(part).seat_answer(answer, member)
                challenges += [challenge] if challenge else []
                given += solutions
        except (*CANNOT, OverBudget) as error:
            return self._offline_seat(member, start, end, error)
        if not challenges:
            return self._offline_seat(member, start, end, BadAnswer("It cited no words of theirs."))
        return HotSeat(member, start, end, challenges[0], tuple(given))

    def _offline_seat(
        self, member: str, start: float, end: float, error: Exception
    ) -> HotSeat | None:
        made = self.engine.fallback.recap(self.transcript, self.roster)
        seat = next(
            (s for s in made.hot_seats if s.member == member and s.start < end and s.end > start),
            None,
        )
        done = "the offline engine wrote this part" if seat else "this part is missing"
        self.warnings.append(f"The model could not do {member}'s hot seat ({error}); {done}.")
        return seat

    def _fill(
        self, name: str, piece: Sequence[Part], width: int | None = None, **more: object
    ) -> Filled:
        filled = self.engine.prompts.fill(
            name,
            moderator=self.moderator or "not known",
            turns=lines(piece, self.short, width),
            language=self.engine.setting.language,
            **more,
        )
        self.versions[name] = filled.version
        return replace(filled, system=f"{SAFETY}\n{filled.system}")

    def _ask(
        self,
        purpose: str,
        filled: Filled,
        shape: type[Shape],
        piece: Sequence[Part],
        judge: Callable[[Any, Checker], None],
    ) -> Shape:
        """Ask, and once more where the answer does not hold. Raises what ``Model.ask`` raises."""
        first: Shape | None = None
        try:
            first = self._call(purpose, filled, shape, "ok")
            problems = self._problems(first, piece, judge)
        except BadAnswer as error:
            problems = [error.message]
        if first is not None and not problems:
            return first
        told = "\n".join(f"- {problem}" for problem in dict.fromkeys(problems[:10]))
        again = replace(filled, user=filled.user + REPAIR.format(problems=told))
        try:
            second = self._call(purpose, again, shape, "repaired")
        except (*CANNOT, OverBudget):
            if first is None:
                raise
            second = first
        if self._problems(second, piece, judge):
            self.warnings.append("Some of what the model said was not borne out and was left out.")
        return second

    def _problems(
        self, answer: BaseModel, piece: Sequence[Part], judge: Callable[[Any, Checker], None]
    ) -> list[str]:
        checker = self._checker(piece)
        judge(answer, checker)
        return checker.problems

    def _call(self, purpose: str, filled: Filled, shape: type[Shape], outcome: str) -> Shape:
        model, text = self.engine.model, f"{filled.system}\n{filled.user}"
        size = self.engine.tokens.count(text)
        reserved = self._reserve(model.cost(size, LONGEST_ANSWER_TOKENS) or 0.0)
        question = Question(
            filled.system, filled.user, schema_of(shape), purpose, LONGEST_ANSWER_TOKENS
        )
        reply: Reply | None = None
        try:
            reply = model.ask(question)
            return read(reply.text, shape)
        except Unusable as error:
            reply = error.reply  # it was paid for all the same
            outcome = "refused" if error.refused else "bad"
            raise
        except BadAnswer as error:
            outcome = "refused" if "refused" in error.message else "bad"
            raise
        except (OutsideFault, BadSetting):
            outcome = "failed"
            raise
        finally:
            with self.lock:
                self.spent += ((reply.cost_usd or 0.0) if reply else 0.0) - reserved
            self._note(purpose, filled, reply, size, outcome)

    def _note(
        self, purpose: str, filled: Filled, reply: Reply | None, size: int, outcome: str
    ) -> None:
        used = reply or Reply("", size, 0, 0, 0.0, None, self.engine.model.name)
        self.engine.ledger.note(
            Call(purpose, used.model, filled.name, filled.version, used.tokens_in or size,
                 used.tokens_cached, used.tokens_out, used.cost_usd, used.seconds, outcome)
        )  # fmt: skip

    def _reserve(self, cost: float) -> float:
        """Set the highest cost of a call aside before it is made. Raises OverBudget."""
        budget = self.engine.setting.budget_usd
        with self.lock:
            if self.spent + cost > budget:
                raise OverBudget(
                    f"The next call could bring this session to ${self.spent + cost:.2f}, "
                    f"more than its budget of ${budget:.2f}.",
                    "Raise FACILITATOR_SESSION_BUDGET_USD, take a cheaper FACILITATOR_MODEL, "
                    "or use --engine offline.",
                )
            self.spent += cost
        return cost

    def _afford(self) -> None:
        """Refuse at once what the whole recap cannot be paid from. Raises OverBudget."""
        size = self.engine.tokens.count(" ".join(part.text for part in self.parts.values()))
        least = self.engine.model.cost(2 * size, 0) or 0.0
        reserved = self._reserve(least)
        self.spent -= reserved  # in two steps: `spent -= reserve()` would read spent too early

    def _width(self) -> int | None:
        """In how many words of a turn the map is drawn, so that all calls stay within SHARE.

        The hot seats are read word for word; the map needs only who speaks, when, and hand-overs.
        """
        parts, count = list(self.parts.values()), self.engine.tokens.count
        own = count("\n".join(f"{p.speaker}: {p.text}" for p in parts))
        seats = max(1, min(len(self.transcript.speakers) - 1, EXPECTED_SEATS))
        fixed = self._size(parts, None) + (seats + 1) * PROMPT_TOKENS // 3
        if own < SHORT_TOKENS:
            return None  # there the prompts outweigh the transcript, whatever is done
        widths = (None, *WIDTHS)
        fits = (w for w in widths if fixed + self._size(parts, w) <= SHARE * own)
        return next(fits, WIDTHS[-1])

    def _size(self, parts: Sequence[Part], width: int | None) -> int:
        shown = lines(parts, self.short, width)
        return self.engine.tokens.count(
            "\n".join(f"[{line['number']}] {line['speaker']}: {line['text']}" for line in shown)
        )

    def _pieces(self, parts: Sequence[Part]) -> list[list[Part]]:
        """These parts in one piece, or in as many as the model's context needs."""
        pieces: list[list[Part]] = [[]]
        used = 0
        room = max(self.engine.setting.context_tokens - PROMPT_TOKENS - LONGEST_ANSWER_TOKENS, 500)
        for part in parts:
            size = self.engine.tokens.count(part.text) + 8
            if pieces[-1] and used + size > room:
                pieces.append([])
                used = 0
            pieces[-1].append(part)
            used += size
        return pieces

    def _checker(self, piece: Sequence[Part]) -> Checker:
        known = {part.number: part for part in piece}
        is_cut = len(known) < len(self.parts)
        return Checker(known, self.short, self.transcript, self.moderator, self.strangers, is_cut)


def _extend(
    spans: list[tuple[str, int, int]], more: list[tuple[str, int, int]], first: int
) -> None:
    """Add hot seats of the next piece; one that the cut before ``first`` parted is made whole."""
    if spans and more and spans[-1][0] == more[0][0]:
        (member, start, before), (_, after, end) = spans[-1], more[0]
        if before >= first - NEAR_CUT and after <= first + NEAR_CUT:
            spans[-1] = (member, start, end)
            more = more[1:]
    spans.extend(more)
