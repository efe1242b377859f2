"""Checks a model's answers against the transcript.

A statement is shown as the model wrote it unless something speaks against it (`guards.py`). Then it
is shown as it was said (`passages.py`), or left out if nothing of its giver is cited.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from facilitator.domain.conversation.words import words
from facilitator.domain.recaps.checks import UNCHECKED, Check, Doubt
from facilitator.domain.recaps.recap import Challenge, Commitment, Evidence, Solution
from facilitator.domain.sessions.turns import Transcript
from facilitator.engines.model.answers import Brought, Given, Promise, SeatAnswer, SeatFound
from facilitator.engines.model.guards import Ground, capitalised, plain, refusal
from facilitator.engines.model.numbering import Part
from facilitator.engines.model.passages import evidence_for, passage_of
from facilitator.engines.model.promise_guards import due_day, why_no_promise
from facilitator.engines.model.reading import Problem
from facilitator.engines.model.summaries import ideas_among, summary_of

Seat = TypeVar("Seat", bound=SeatFound)
Told = Challenge | Solution | Commitment
AnyTold = TypeVar("AnyTold", Challenge, Solution, Commitment)
Statement = Brought | Given | Promise
AROUND = 3  # turns before and after a cited one that may bear a statement out
LEAST_OWN_WORDS = 40  # about a minute; a turn in a check-in round is shorter
LEAST_WORDS_OF_MODERATOR = 40  # on end: who leads says less than who brings a challenge


class SeatSpan(NamedTuple):
    """A hot seat: its member, and the numbers of its first and last part."""

    member: str
    first: int
    last: int


class SeatContent(NamedTuple):
    """What is shown of a hot seat, or of a piece of it."""

    challenge: Challenge | None
    solutions: list[Solution]
    summary: str


@dataclass(slots=True)
class Checker:
    """Checks answers against the numbered parts.

    ``problems`` goes into a repair question; ``grounds`` tells what each statement rests on.
    """

    parts: Mapping[int, Part]
    short: Mapping[str, str]
    transcript: Transcript
    moderator: str | None = None
    strangers: frozenset[str] = frozenset()
    is_cut: bool = False  # whether ``parts`` is only one piece of the session
    all_parts: Sequence[Part] = ()  # of the whole session, if ``parts`` are not
    language: str = "en"  # in which the answers are written
    grounds: dict[Told, Ground] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def who(self, name: str, item: BaseModel) -> str | None:
        """Return the speaker with this full or short name; None, with a problem, if unknown."""
        plain = " ".join(name.casefold().split())
        for speaker in self.transcript.speakers:
            if speaker not in self.strangers and plain in (
                speaker.casefold(),
                self.short.get(speaker, speaker).casefold(),
            ):
                return speaker
        # Two people may speak under one label: "Birgit and Olaf Ahrens".
        holding = [
            speaker
            for speaker in self.transcript.speakers
            if speaker not in self.strangers
            and set(plain.split()) < set(speaker.casefold().split())
        ]
        if plain and len(holding) == 1:
            return holding[0]
        self._note(item, f"{name[:60]!r} is nobody who spoke")
        return None

    def seats(self, answers: Sequence[Seat]) -> list[tuple[SeatSpan, Seat]]:
        """Return the valid hot seats in order, without overlap, each with the model's answer.

        One that covers the whole call, or overlaps half of another, is a problem, but stays.
        """
        valid: list[tuple[SeatSpan, Seat]] = []
        for seat in sorted(answers, key=lambda s: (s.first_turn, -s.last_turn)):
            member = self.who(seat.member, seat)
            if not member:
                continue
            span = SeatSpan(
                member,
                max(seat.first_turn, min(self.parts)),
                min(seat.last_turn, max(self.parts)),
            )
            before = valid[-1][0] if valid else None
            first = max(span.first, before.last + 1) if before else span.first
            inside = [p for n, p in self.parts.items() if first <= n <= span.last]
            reason = self._why_no_seat(member, inside)
            if reason:
                turns = f"turns {seat.first_turn}-{seat.last_turn}"
                self._note(seat, f"{turns} are no hot seat: {reason}")
                continue
            if self.covers_all(span):
                is_alone = len(answers) == 1
                told = f"does {member}'s hot seat really cover the whole call?"
                self._note(seat, told, kept=is_alone)
                if not is_alone:
                    continue
            elif before and _overlaps_half(before, span):
                told = f"much of it is {before.member}'s hot seat; where does each begin?"
                self._note(seat, told, kept=True)
            valid.append((span._replace(first=first), seat))
        return valid

    def covers_all(self, span: SeatSpan) -> bool:
        """Whether nobody but the moderator speaks outside a hot seat."""
        outside = {p.speaker for n, p in self.parts.items() if not span.first <= n <= span.last}
        return not self.is_cut and outside <= {self.moderator, ""}

    def _note(self, item: BaseModel, reason: str, *, kept: bool = False) -> None:
        self.problems.append(Problem(item, f"{reason}.".replace("?.", "?"), not kept))

    def _why_no_seat(self, member: str, inside: Sequence[Part]) -> str:
        """Return why these parts are no hot seat of the member; empty if they are.

        A hot seat needs enough words of the member, and a peer who answers.
        """
        if not inside:
            return "there are no such turns, or they are in another hot seat"
        own = [part for part in inside if part.speaker == member]
        if not own:
            return f"{member} does not speak there"
        longest = max(len(words(part.text)) for part in own)
        if member == self.moderator and longest < LEAST_WORDS_OF_MODERATOR:
            return f"{member} only leads"
        edges = {min(self.parts), max(self.parts)}
        if self.is_cut and edges & {inside[0].number, inside[-1].number}:
            return ""  # the rest is in the next piece; the joined hot seat is checked again
        others = set(self.transcript.speakers) - {member}
        peers = others - {self.moderator} or others
        if not any(p.speaker in peers for p in inside[inside.index(own[0]) :]):
            return f"nobody answers {member}"
        count = sum(len(words(part.text)) for part in own)
        return "" if count >= LEAST_OWN_WORDS else f"{member} says only {count} words"

    def challenge(self, answer: Brought, member: str) -> Challenge | None:
        """Return the challenge as written, or the member's own words if it does not hold."""
        cited = self._cited(answer, member)
        if not cited:
            return None
        ground = self._ground(cited, member, member)
        return self._kept(Challenge(*self._shown(answer, ground)), ground)

    def solution(self, answer: Given, member: str) -> Solution | None:
        """Return the solution as written, or the peer's own words if it does not hold."""
        peer = self.who(answer.peer, answer)
        if peer == member:
            self._note(answer, f"{member} is in the hot seat and gives no solutions")
            peer = None
        cited = self._cited(answer, peer) if peer else []
        if not cited or not peer:
            return self._in_own_words(answer, member) if peer is None else None
        ground = self._ground(cited, peer, member)
        return Solution(peer, answer.kind, *self._shown(answer, ground))

    def _in_own_words(self, answer: Given, member: str) -> Solution | None:
        """Return the words of whoever speaks in the cited turns; None if that are several.

        So it is where two people speak under one label: the model names one that is none.
        """
        cited = self._existing(answer)
        speakers = {part.speaker for part in cited} - {""}
        if len(speakers) != 1 or speakers <= {member, self.moderator, *self.strangers}:
            return None
        (label,) = speakers
        shown = passage_of(plain(answer.text), label, cited, self.language)
        return Solution(label, answer.kind, *shown, Check(Doubt.ANOTHERS))

    def commitment(self, answer: Promise) -> Commitment | None:
        """Return the commitment with its due day, unless its words surely promise nothing.

        It is never told in the words of another promise.
        """
        member = self.who(answer.member, answer)
        cited = self._cited(answer, member) if member else []
        if not cited or not member:
            return None
        ground = self._ground(cited, member, "")
        text = plain(answer.text)
        reason = why_no_promise(text, ground)
        if reason:
            self._note(answer, f"{member} promises nothing there: {reason}")
            return None
        due, is_said = due_day(answer.due, text, ground)
        if not is_said:
            self._note(answer, f"the day {answer.due[:10]} was not said there", kept=True)
        text, evidence, check = self._shown(answer, ground)
        if check.doubt in (Doubt.NEGATION, Doubt.ANOTHERS, Doubt.NOT_SAID):
            self._note(answer, f"{member} promises nothing of the kind there")
            return None
        return self._kept(Commitment(member, text, evidence, due, check), ground)

    def commitments(self, promises: Sequence[Promise]) -> list[Commitment]:
        """Return the commitments that pass the check."""
        return [kept for promise in promises if (kept := self.commitment(promise))]

    def seat_answer(self, answer: SeatAnswer, member: str) -> SeatContent:
        """Return what passes the check of a hot seat; its solutions in order."""
        given = [
            (one, found, self._ground(self._existing(one), found.peer, member))
            for one in answer.solutions
            if (found := self.solution(one, member))
        ]
        kept = [
            self._kept(replace(found, idea=idea), ground)
            for (_, found, ground), idea in zip(given, ideas_among(given), strict=True)
        ]
        kept.sort(key=lambda solution: solution.evidence[0].start)
        return SeatContent(
            self.challenge(answer.challenge, member),
            list(dict.fromkeys(kept)),
            self.summary(answer.summary),
        )

    def summary(self, text: str) -> str:
        """Return a line of summary of these parts; empty if it does not pass the check."""
        parts, heard = tuple(self.parts.values()), self.transcript
        return summary_of(text, parts, heard.speakers, self.language, heard.held_on)

    def _existing(self, answer: Statement) -> list[Part]:
        return [self.parts[n] for n in sorted(set(answer.turns)) if n in self.parts]

    def _cited(self, answer: Statement, giver: str) -> list[Part]:
        """Return the cited parts that exist; none, with a problem, if the giver spoke in none."""
        missing = [n for n in answer.turns if n not in self.parts]
        cited = self._existing(answer)
        is_own = any(part.speaker == giver for part in cited)
        if missing or not answer.turns:
            told = f"it cites turns that are not there: {missing[:5]}"
            self._note(answer, told, kept=is_own)
        elif not is_own:
            self._note(answer, f"it cites no turn of {giver}")
        return cited if is_own else []

    def _shown(self, answer: Statement, ground: Ground) -> tuple[str, tuple[Evidence, ...], Check]:
        """Return the text to show, its evidence, and why it is not the text that was written."""
        text, giver, cited = plain(answer.text), ground.giver, ground.cited
        refused = refusal(text, ground)
        if refused is None:
            return text, evidence_for(text, giver, cited, self.language), UNCHECKED
        self._note(answer, refused.told, kept=True)
        return *passage_of(text, giver, cited, self.language), Check(refused.doubt)

    def _kept(self, told: AnyTold, ground: Ground) -> AnyTold:
        """Return a statement after noting what it rests on, for the second reading."""
        self.grounds[told] = ground
        return told

    def _ground(self, cited: list[Part], giver: str, member: str) -> Ground:
        near = {n for p in cited for n in range(p.number - AROUND, p.number + AROUND + 1)}
        next_to = {n for p in cited for n in (p.number - 1, p.number, p.number + 1)}
        names = {self.parts[n].speaker for n in next_to if n in self.parts} | {giver, member}
        told = (p.text for p in self.parts.values() if p.speaker == (member or giver))
        names |= {word for text in told for word in capitalised(text)}
        return Ground(
            giver,
            tuple(cited),
            tuple(self.parts[n] for n in sorted(near) if n in self.parts),
            self.all_parts or tuple(self.parts.values()),
            frozenset(names),
            frozenset(self.transcript.speakers),
            self.language,
            self.transcript.held_on,
            member,
        )


def _overlaps_half(one: SeatSpan, other: SeatSpan) -> bool:
    """Whether two hot seats share half of the shorter one."""
    common = min(one.last, other.last) - max(one.first, other.first) + 1
    shorter = min(one.last - one.first, other.last - other.first) + 1
    return common * 2 >= shorter
