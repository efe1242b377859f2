"""One recap by a model: a short session in one question, else a map and one for each hot seat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from pydantic import BaseModel

from facilitator.domain.conversation.moderation import moderator_of
from facilitator.domain.errors import BadAnswer
from facilitator.domain.notices import Notice, notice
from facilitator.domain.people.people import Roster
from facilitator.domain.recaps.recap import Challenge, Commitment, HotSeat, Recap, Solution
from facilitator.domain.sessions.turns import Transcript
from facilitator.engines.model.answers import SeatAnswer, SeatFound, SessionAnswer, SessionMap
from facilitator.engines.model.asking import (
    CANNOT,
    LONGEST_ANSWER_TOKENS,
    WIDTHS,
    Asker,
    Job,
    Outcome,
)
from facilitator.engines.model.checker import Checker, SeatSpan
from facilitator.engines.model.context import Means
from facilitator.engines.model.numbering import Part, lines, numbered, short_names
from facilitator.engines.model.rules import SAFETY
from facilitator.prompting.prompt import Filled

SHARE = 2.2  # input tokens of all calls of a recap, repairs too, in transcripts
MAP_WIDTHS = (*WIDTHS, 16, 12)  # a map needs only who speaks, when, and promises
AGAIN_WIDTH = 8
SHORT_TOKENS = 5_000  # of half an hour; below, the prompts would outweigh the talk
WHOLE_TOKENS = 12_000  # the most that is asked about in one question
SEAT_TOKENS = 2_500  # of a usual hot seat
REPAIR_TOKENS = 100  # what a repair tells, usually
PROMPT_TOKENS = 1_500  # what stands around the turns, with the schema
NEAR_CUT = 3  # turns
Told = tuple[Challenge | None, list[Solution]]


class Plan(NamedTuple):
    """The map's pieces, the words of each turn it shows, and the tokens kept for hot seats."""

    pieces: list[list[Part]]
    width: int | None
    kept: int


class Run:
    """One session's questions and answers, and what went wrong."""

    def __init__(self, means: Means, transcript: Transcript, roster: Roster) -> None:
        self.means, self.transcript, self.roster = means, transcript, roster
        self.parts = numbered(transcript)
        self.short = short_names(transcript.speakers)
        known = sorted(roster.moderators & set(transcript.speakers))
        self.moderator = known[0] if known else moderator_of(transcript)
        self.strangers = frozenset(
            s for s in transcript.speakers if roster.people and not roster.named(s)
        )
        spoken = "\n".join(f"{turn.speaker}: {turn.text}" for turn in transcript.turns)
        self.own = means.tokens.count(spoken)
        self.asker = Asker(means, int(SHARE * self.own))
        self.warnings: list[Notice] = []

    def recap(self) -> Recap:
        """See ModelEngine."""
        made = self._made()
        return replace(made, sent_to=self.means.model.name if self.asker.was_sent else None)

    def _made(self) -> Recap:
        offline = partial(self.means.fallback.recap, self.transcript, self.roster)
        if not self.parts:
            return offline()
        self.asker.afford(self.own)
        try:
            seats, commitments = self._found()
        except CANNOT as error:
            made = offline()
            said = notice("model_not_used", error=str(error))
            return replace(made, warnings=(*made.warnings, said))
        ordered = sorted(dict.fromkeys(commitments), key=lambda c: c.evidence[0].start)
        return Recap(
            "openai", tuple(seats), tuple(ordered), () if seats else offline().points,
            tuple(dict.fromkeys(self.warnings)), self.means.model.name,
            tuple(sorted(self.asker.versions.items())),
        )  # fmt: skip

    def _found(self) -> tuple[list[HotSeat], list[Commitment]]:
        """Hot seats and commitments, in the way that keeps within SHARE."""
        plan = self.plan()
        if plan is None:
            return self._whole()
        self.asker.room -= plan.kept
        spans, commitments = self._map(plan.pieces, plan.width)
        self.asker.room += plan.kept
        return self._seats(spans), commitments

    def plan(self) -> Plan | None:
        """How a session is asked about in a map and its hot seats; None where in one question."""
        pieces = self.pieces(self.parts)
        likely = 1 + self.own // SEAT_TOKENS
        kept = self._reading(None) + likely * self._bare("hot_seat", SeatAnswer)
        bare = self._bare("session_map", SessionMap)
        left = self.asker.room - kept - len(pieces) * bare
        again = bare + self._reading(AGAIN_WIDTH) + REPAIR_TOKENS
        width = self._width(left - again)  # a map that fails can be asked for again, if smaller
        if len(pieces) == 1 and self.own < (WHOLE_TOKENS if width == 0 else SHORT_TOKENS):
            return None
        if width == 0:
            width = self._width(left) or MAP_WIDTHS[-1]
        return Plan(pieces, width, kept)

    def _whole(self) -> tuple[list[HotSeat], list[Commitment]]:
        """All of it in one question."""

        def judge(answer: SessionAnswer) -> list[str]:
            checker = self._checker(self.parts)
            checker.commitments(answer.commitments)
            problems = checker.problems
            for span, told in checker.seats(answer.hot_seats):
                problems = problems + self._judged(span.member, self._inside(span), told)
            return problems

        fill = partial(self.filled, "session", self.parts, wording=self.means.setting.wording)
        answer = self._held(
            self.asker.ask([Job("session", SessionAnswer, fill, judge, must=True)])[0]
        )
        checker = self._checker(self.parts)
        seats = [
            self._hot_seat(span, [self._checker(self._inside(span)).seat_answer(told, span.member)])
            for span, told in checker.seats(answer.hot_seats)
        ]
        return [seat for seat in seats if seat], checker.commitments(answer.commitments)

    def _map(
        self, pieces: Sequence[Sequence[Part]], width: int | None
    ) -> tuple[list[SeatSpan], list[Commitment]]:
        """Where the hot seats are, and what was promised; a long session comes in pieces."""

        def judge(piece: Sequence[Part], answer: SessionMap) -> list[str]:
            checker = self._checker(piece)
            checker.seats(answer.hot_seats)
            checker.commitments(answer.commitments)
            return checker.problems

        widths = (*MAP_WIDTHS[MAP_WIDTHS.index(width) :], AGAIN_WIDTH)
        jobs = [
            Job("session_map", SessionMap, partial(self.filled, "session_map", piece),
                partial(judge, piece), widths, must=True)
            for piece in pieces
        ]  # fmt: skip
        spans: list[SeatSpan] = []
        commitments: list[Commitment] = []
        for piece, outcome in zip(pieces, self.asker.ask(jobs), strict=True):
            answer, checker = self._held(outcome), self._checker(piece)
            found = [span for span, _ in checker.seats(answer.hot_seats)]
            _extend(spans, found, piece[0].number)
            commitments += checker.commitments(answer.commitments)
        whole = self._checker(self.parts).seats([SeatFound.of(*span) for span in spans])
        return [span for span, _ in whole], commitments

    def _seats(self, spans: Sequence[SeatSpan]) -> list[HotSeat]:
        """Each hot seat in a question of its own, over just its turns."""
        asked = [(span, piece) for span in spans for piece in self.pieces(self._inside(span))]
        jobs = [
            Job("hot_seat", SeatAnswer,
                partial(self.filled, "hot_seat", piece, member=span.member,
                        wording=self.means.setting.wording),
                partial(self._judged, span.member, piece))
            for span, piece in asked
        ]  # fmt: skip
        told: dict[SeatSpan, list[Told]] = {span: [] for span in spans}
        wrong: dict[SeatSpan, Exception] = {}
        for (span, piece), outcome in zip(asked, self.asker.ask(jobs), strict=True):
            if outcome.error:
                wrong[span] = outcome.error
                continue
            answer = self._held(outcome)
            told[span].append(self._checker(piece).seat_answer(answer, span.member))
        seats = [self._hot_seat(span, told[span], wrong.get(span)) for span in spans]
        return [seat for seat in seats if seat]

    def _hot_seat(
        self, span: SeatSpan, told: Sequence[Told], error: Exception | None = None
    ) -> HotSeat | None:
        """What is known of a hot seat; by the offline engine where the model told no challenge."""
        inside = self._inside(span)
        start, end = inside[0].turn.start, inside[-1].turn.end
        challenges = [challenge for challenge, _ in told if challenge]
        if challenges and not error:
            given = tuple(solution for _, solutions in told for solution in solutions)
            return HotSeat(span.member, start, end, challenges[0], given)
        error = error or BadAnswer("It cited no words of theirs.")
        made = self.means.fallback.recap(self.transcript, self.roster)
        seat = next(
            (s for s in made.hot_seats
             if s.member == span.member and s.start < end and s.end > start),
            None,
        )  # fmt: skip
        said = {"member": span.member, "error": str(error)}
        self.warnings.append(
            notice("hot_seat_by_offline_engine", **said) if seat
            else notice("hot_seat_missing", **said)
        )  # fmt: skip
        return seat

    def _judged(self, member: str, piece: Sequence[Part], answer: SeatAnswer) -> list[str]:
        checker = self._checker(piece)
        checker.seat_answer(answer, member)
        return checker.problems

    def _held(self, outcome: Outcome) -> Any:
        """The answer of an outcome. Raises its error where there is none."""
        if outcome.error:
            raise outcome.error
        if outcome.problems:
            self.warnings.append(notice("model_not_borne_out"))
        return outcome.answer

    def filled(
        self, name: str, piece: Sequence[Part], width: int | None = None, **more: object
    ) -> Filled:
        """A prompt about these parts, as it is sent."""
        filled = self.means.prompts.fill(
            name,
            moderator=self.moderator or "not known",
            turns=lines(piece, self.short, width),
            language=self.means.setting.language,
            note=self.means.setting.note,
            **more,
        )
        return replace(filled, system=f"{SAFETY}\n{filled.system}")

    def _bare(self, name: str, shape: type[BaseModel]) -> int:
        """The tokens of a prompt with nothing in it, and of the schema of its answer."""
        more: dict[str, Any] = {"member": "", "wording": "both"} if name == "hot_seat" else {}
        return self.asker.size(self.filled(name, [], **more), shape)

    def _width(self, room: int) -> int | None:
        """How many words of each turn a map has room for; 0 where there is too little."""
        return next((width for width in MAP_WIDTHS if self._reading(width) <= room), 0)

    def _reading(self, width: int | None) -> int:
        """The tokens of all turns, as prompts show them."""
        shown = lines(self.parts, self.short, width)
        return self.means.tokens.count(
            "\n".join(f"{line['number']} {line['speaker']}: {line['text']}" for line in shown)
        )

    def pieces(self, parts: Sequence[Part]) -> list[list[Part]]:
        """These parts in one piece, or in as many as the model's context needs."""
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
        return Checker(known, self.short, self.transcript, self.moderator, self.strangers, is_cut)


def _extend(spans: list[SeatSpan], more: Sequence[SeatSpan], first: int) -> None:
    """Add hot seats of the next piece; one that the cut before ``first`` parted is made whole."""
    if spans and more and spans[-1].member == more[0].member:
        before, after = spans[-1], more[0]
        if before.last >= first - NEAR_CUT and after.first <= first + NEAR_CUT:
            spans[-1] = before._replace(last=after.last)
            more = more[1:]
    spans.extend(more)
