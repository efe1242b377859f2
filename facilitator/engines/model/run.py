"""Makes one recap with a model.

A short session takes one question; a longer one takes a map and one question per hot seat.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from pydantic import BaseModel

from facilitator.domain.conversation.moderation import moderator_of
from facilitator.domain.errors import BadModelAnswer
from facilitator.domain.notices import Notice, notice
from facilitator.domain.people.person import Roster
from facilitator.domain.recaps.recap import Commitment, HotSeat, Recap
from facilitator.domain.sessions.turns import Transcript
from facilitator.engines.model.answers import (
    MOST_SOLUTIONS,
    Promise,
    SeatAnswer,
    SeatFound,
    SessionAnswer,
    SessionMap,
)
from facilitator.engines.model.checker import AROUND, Checker, SeatContent, SeatSpan, Told
from facilitator.engines.model.context import EngineContext
from facilitator.engines.model.guards import Ground
from facilitator.engines.model.numbering import Part, lines, number_parts, short_names
from facilitator.engines.model.reading import Problem
from facilitator.engines.model.repairs import needs_turns
from facilitator.engines.model.rules import SAFETY
from facilitator.engines.model.second_reading import claims_of, reading_of, reading_task
from facilitator.engines.model.tasks import (
    LONGEST_ANSWER_TOKENS,
    MODEL_ERRORS,
    WIDTHS,
    Asker,
    ModelTask,
    Outcome,
)
from facilitator.prompting.prompt import FilledPrompt

INPUT_SHARE = 2.2  # most input tokens of a recap, as a multiple of the transcript
READING_SHARE = 0.8  # as many for the second reading, with what the questions before it left
READING_TOKENS = 2_000  # that it may have in a short session
REPAIR_SHARE = 1.5  # as many for the repairs; a short session may need more
MAP_WIDTHS = (*WIDTHS, 16, 12)  # a map only needs who speaks when, and promises
AGAIN_WIDTH = 8  # if the map is asked for again
SHORT_TOKENS = 5_000  # half an hour; below that, prompts would be longer than the turns
WHOLE_TOKENS = 12_000  # the longest session that fits into one question
SEAT_TOKENS = 2_500  # a usual hot seat
PROMPT_TOKENS = 1_500  # a prompt without its turns, with the schema
NEAR_CUT = 3  # parts


class Plan(NamedTuple):
    """The pieces of the map, the words shown of each turn, and tokens reserved for hot seats."""

    pieces: list[list[Part]]
    width: int | None
    kept: int


class Found(NamedTuple):
    """What the answers gave: hot seats, commitments and a line of summary."""

    seats: list[HotSeat]
    commitments: list[Commitment]
    summary: str


class Run:
    """The questions and answers of one session, and its warnings."""

    def __init__(self, means: EngineContext, transcript: Transcript, roster: Roster) -> None:
        self.means, self.transcript, self.roster = means, transcript, roster
        self.parts = number_parts(transcript)
        self.short = short_names(transcript.speakers)
        known = sorted(roster.moderators & set(transcript.speakers))
        self.moderator = known[0] if known else moderator_of(transcript)
        self.strangers = frozenset(
            s for s in transcript.speakers if roster.people and not roster.named(s)
        )
        spoken = "\n".join(f"{turn.speaker}: {turn.text}" for turn in transcript.turns)
        self.own = means.tokens.count(spoken)
        self.asker = Asker(means, int(INPUT_SHARE * self.own), int(REPAIR_SHARE * self.own))
        self.grounds: dict[Told, Ground] = {}
        self.warnings: list[Notice] = []

    def recap(self) -> Recap:
        """See ModelEngine."""
        made = self._recap()
        return replace(made, sent_to=", ".join(self.asker.sent_to) or None)

    def _recap(self) -> Recap:
        offline = partial(self.means.fallback.recap, self.transcript, self.roster)
        if not self.parts:
            return offline()
        self.asker.check_budget(self.own)
        try:
            found = self._found()
        except MODEL_ERRORS as error:
            made = offline()
            warning = notice("model_not_used", error=str(error))
            return replace(made, warnings=(*made.warnings, warning))
        seats, commitments, summary = self._read_twice(found)
        ordered = sorted(dict.fromkeys(commitments), key=lambda c: c.evidence[0].start)
        return Recap(
            "openai", tuple(seats), tuple(ordered), () if seats else offline().points,
            tuple(dict.fromkeys(self.warnings)), self.means.model.name,
            tuple(sorted(self.asker.versions.items())), summary=summary,
        )  # fmt: skip

    def _read_twice(self, found: Found) -> Found:
        """Have all statements compared with what was said; a warning says if they were not."""
        claims = claims_of(found.seats, found.commitments, self.grounds)
        if not claims:
            return found
        if self.means.reader is None:
            self.warnings.append(notice("second_reading_off"))
            return found
        room = max(self.asker.room, 0) + max(int(READING_SHARE * self.own), READING_TOKENS)
        self.asker.room = min(room, self.means.setting.context_tokens - LONGEST_ANSWER_TOKENS)
        outcome = self.asker.ask_once(reading_task(claims, self.means, self.short))
        reading = reading_of(claims, outcome)
        if reading.why_not:
            self.warnings.append(notice("not_read_twice", error=reading.why_not))
        return Found(
            [reading.of_seat(seat) for seat in found.seats],
            [reading.of(one) for one in found.commitments],
            "" if reading.is_changed(reading.after) else found.summary,
        )

    def _found(self) -> Found:
        """Ask for everything, in one question or several, within INPUT_SHARE."""
        plan = self.plan()
        if plan is None:
            return self._ask_whole()
        self.asker.room -= plan.kept
        spans, commitments, summary = self._ask_map(plan.pieces, plan.width)
        self.asker.room += plan.kept
        return Found(self._ask_seats(spans), commitments, summary)

    def plan(self) -> Plan | None:
        """Plan the map and the hot seats; None if the session fits into one question."""
        pieces = self.pieces(self.parts)
        likely = 1 + self.own // SEAT_TOKENS
        kept = self._turn_tokens(None) + likely * self._empty_prompt_tokens("hot_seat", SeatAnswer)
        bare = self._empty_prompt_tokens("session_map", SessionMap)
        left = self.asker.room - kept - len(pieces) * bare
        width = self._width(left)
        if len(pieces) == 1 and self.own < (WHOLE_TOKENS if width == 0 else SHORT_TOKENS):
            return None
        return Plan(pieces, width or MAP_WIDTHS[-1], kept)

    def _ask_whole(self) -> Found:
        """Ask about the whole session in one question."""

        def judge(answer: SessionAnswer) -> list[Problem]:
            checker = self._checker(self.parts)
            checker.commitments(answer.commitments)
            problems = checker.problems
            for span, seat in checker.seats(answer.hot_seats):
                problems = problems + self._problems(span.member, self._inside(span), seat)
            return problems

        job = self._job(
            "session", SessionAnswer, self.parts, judge, must=True,
            wording=self.means.setting.wording,
        )  # fmt: skip
        answer = self._answer_of(self.asker.ask([job])[0])
        checker = self._checker(self.parts)
        found = checker.seats(answer.hot_seats)
        self._warn_of_seats(checker)
        seats = [
            self._hot_seat(span, [self._checker(self._inside(span)).seat_answer(seat, span.member)])
            for span, seat in found
        ]
        commitments = checker.commitments(answer.commitments)
        self._warn_of_commitments(answer.commitments, commitments)
        told = [seat for seat in seats if seat]
        return Found(told, commitments, checker.summary(answer.summary))

    def _ask_map(
        self, pieces: Sequence[Sequence[Part]], width: int | None
    ) -> tuple[list[SeatSpan], list[Commitment], str]:
        """Ask for hot seats, commitments and summary; of a long session in pieces, without it."""

        def judge(piece: Sequence[Part], answer: SessionMap) -> list[Problem]:
            checker = self._checker(piece)
            checker.seats(answer.hot_seats)
            checker.commitments(answer.commitments)
            return checker.problems

        widths = (*MAP_WIDTHS[MAP_WIDTHS.index(width) :], AGAIN_WIDTH)
        jobs = [
            self._job("session_map", SessionMap, piece, partial(judge, piece), widths, must=True)
            for piece in pieces
        ]
        spans: list[SeatSpan] = []
        commitments: list[Commitment] = []
        promised: list[Promise] = []
        summary = ""
        for piece, outcome in zip(pieces, self.asker.ask(jobs), strict=True):
            answer, checker = self._answer_of(outcome), self._checker(piece)
            seats = [span for span, _ in checker.seats(answer.hot_seats)]
            _add_spans(spans, seats, piece[0].number)
            commitments += checker.commitments(answer.commitments)
            promised += answer.commitments
            summary = checker.summary(answer.summary) if len(pieces) == 1 else ""
        self._warn_of_commitments(promised, commitments)
        checker = self._checker(self.parts)
        whole = checker.seats([SeatFound.of(*span) for span in spans])
        self._warn_of_seats(checker)
        return [span for span, _ in whole], commitments, summary

    def _warn_of_seats(self, checker: Checker) -> None:
        """Warn of the hot seats that were questioned and stay."""
        for problem in checker.problems:
            if isinstance(problem.item, SeatFound) and not problem.is_left_out:
                member = checker.who(problem.item.member, problem.item) or problem.item.member
                self.warnings.append(notice("hot_seat_questionable", member=member))

    def _warn_of_commitments(self, named: Sequence[Promise], kept: Sequence[Commitment]) -> None:
        if named and not kept:
            self.warnings.append(notice("no_commitment_held"))

    def _ask_seats(self, spans: Sequence[SeatSpan]) -> list[HotSeat]:
        """Ask about each hot seat in a question of its own, with only its turns."""
        questions = [(span, piece) for span in spans for piece in self.pieces(self._inside(span))]
        jobs = [
            self._job("hot_seat", SeatAnswer, piece, partial(self._problems, span.member, piece),
                member=span.member, wording=self.means.setting.wording)
            for span, piece in questions
        ]  # fmt: skip
        answers: dict[SeatSpan, list[SeatContent]] = {span: [] for span in spans}
        errors: dict[SeatSpan, Exception] = {}
        for (span, piece), outcome in zip(questions, self.asker.ask(jobs), strict=True):
            if outcome.error:
                errors[span] = outcome.error
                continue
            answer = self._answer_of(outcome)
            answers[span].append(self._checker(piece).seat_answer(answer, span.member))
        seats = [self._hot_seat(span, answers[span], errors.get(span)) for span in spans]
        return [seat for seat in seats if seat]

    def _hot_seat(
        self, span: SeatSpan, answers: Sequence[SeatContent], error: Exception | None = None
    ) -> HotSeat | None:
        """Build a hot seat; by the fallback engine if the model found no challenge."""
        inside = self._inside(span)
        start, end = inside[0].turn.start, inside[-1].turn.end
        challenges = [answer.challenge for answer in answers if answer.challenge]
        if challenges and not error:
            given = tuple(
                replace(solution, idea=solution.idea and solution.idea + number * MOST_SOLUTIONS)
                for number, answer in enumerate(answers)
                for solution in answer.solutions
            )
            summary = answers[0].summary if len(answers) == 1 else ""
            return HotSeat(span.member, start, end, challenges[0], given, summary)
        error = error or BadModelAnswer("The answer cited none of the member's words.")
        made = self.means.fallback.recap(self.transcript, self.roster)
        seat = next(
            (s for s in made.hot_seats
             if s.member == span.member and s.start < end and s.end > start),
            None,
        )  # fmt: skip
        values = {"member": span.member, "error": str(error)}
        self.warnings.append(
            notice("hot_seat_by_offline_engine", **values) if seat
            else notice("hot_seat_missing", **values)
        )  # fmt: skip
        return seat

    def _job(
        self, name: str, shape: type[BaseModel], piece: Sequence[Part],
        judge: Callable[[Any], list[Problem]], widths: Sequence[int | None] = WIDTHS, *,
        must: bool = False, **more: object,
    ) -> ModelTask:  # fmt: skip
        """Return the question about these parts; its repair shows only those that it needs."""

        def refill(problems: Sequence[Problem], width: int | None) -> FilledPrompt:
            numbers = needs_turns(problems, [part.number for part in piece], AROUND)
            shown = [part for part in piece if numbers is None or part.number in numbers]
            return self.filled(name, shown, width, **more)

        def fill(width: int | None) -> FilledPrompt:
            return self.filled(name, piece, width, **more)

        return ModelTask(name, shape, fill, judge, widths, must, refill)

    def _problems(self, member: str, piece: Sequence[Part], answer: SeatAnswer) -> list[Problem]:
        checker = self._checker(piece)
        checker.seat_answer(answer, member)
        return checker.problems

    def _answer_of(self, outcome: Outcome) -> Any:
        """Return the answer of an outcome, with a warning for its problems. Raises its error."""
        if outcome.error:
            raise outcome.error
        if any(problem.is_left_out for problem in outcome.problems):
            self.warnings.append(notice("model_not_borne_out"))
        return outcome.answer

    def filled(
        self, name: str, piece: Sequence[Part], width: int | None = None, **more: object
    ) -> FilledPrompt:
        """Return the prompt about these parts as it is sent."""
        if name != "hot_seat":
            held_on = self.transcript.held_on
            more["held_on"] = f"{held_on:%A, %Y-%m-%d}" if held_on else "a day that is not known"
        filled = self.means.prompts.fill(
            name,
            moderator=self.moderator or "not known",
            turns=lines(piece, self.short, width),
            language=self.means.setting.language,
            note=self.means.setting.note,
            **more,
        )
        return replace(filled, system=f"{SAFETY}\n{filled.system}")

    def _empty_prompt_tokens(self, name: str, shape: type[BaseModel]) -> int:
        """Count the tokens of a prompt without turns, with the schema of its answer."""
        more: dict[str, Any] = {"member": "", "wording": "both"} if name == "hot_seat" else {}
        return self.asker.size(self.filled(name, [], **more), shape)

    def _width(self, room: int) -> int | None:
        """Return how many words of each turn fit into a map; 0 if too few tokens are left."""
        return next((width for width in MAP_WIDTHS if self._turn_tokens(width) <= room), 0)

    def _turn_tokens(self, width: int | None) -> int:
        """Count the tokens of all turns as prompts show them."""
        shown = lines(self.parts, self.short, width)
        return self.means.tokens.count(
            "\n".join(f"{line['number']} {line['speaker']}: {line['text']}" for line in shown)
        )

    def pieces(self, parts: Sequence[Part]) -> list[list[Part]]:
        """Split parts into as many pieces as the model's context needs."""
        pieces: list[list[Part]] = [[]]
        used = 0
        context = self.means.setting.context_tokens
        room = max(context - PROMPT_TOKENS - LONGEST_ANSWER_TOKENS, 500)
        for part in parts:
            size = self.means.tokens.count(part.text) + 8
            if pieces[-1] and used + size > room:
                pieces.append([])
                used = 0
            pieces[-1].append(part)
            used += size
        return pieces

    def _inside(self, span: SeatSpan) -> list[Part]:
        return self.parts[span.first - 1 : span.last]

    def _checker(self, piece: Sequence[Part]) -> Checker:
        known = {part.number: part for part in piece}
        is_cut = len(known) < len(self.parts)
        return Checker(
            known, self.short, self.transcript, self.moderator, self.strangers, is_cut,
            self.parts, self.means.setting.language_code, self.grounds,
        )  # fmt: skip


def _add_spans(spans: list[SeatSpan], more: Sequence[SeatSpan], first: int) -> None:
    """Add the hot seats of the next piece; join one that was cut before part ``first``."""
    if spans and more and spans[-1].member == more[0].member:
        before, after = spans[-1], more[0]
        if before.last >= first - NEAR_CUT and after.first <= first + NEAR_CUT:
            spans[-1] = before._replace(last=after.last)
            more = more[1:]
    spans.extend(more)
