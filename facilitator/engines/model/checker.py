"""Drops or mends what the transcript does not bear; nothing a model says is believed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from facilitator.domain.conversation import solutions
from facilitator.domain.conversation.words import Sentence, clipped, words
from facilitator.domain.recaps.due import due_in
from facilitator.domain.recaps.recap import Challenge, Commitment, Evidence, Solution
from facilitator.domain.sessions.turns import Span, Transcript, Turn
from facilitator.engines.model.answers import Brought, Given, Promise, SeatAnswer, SeatFound
from facilitator.engines.model.facts import Talk
from facilitator.engines.model.grounding import bears
from facilitator.engines.model.numbering import Part
from facilitator.engines.offline import commitments

Seat = TypeVar("Seat", bound=SeatFound)
LEAST_OWN_WORDS = 40  # a minute or so; a check-in is shorter


class SeatSpan(NamedTuple):
    """A hot seat: whose, and its first and last numbered part."""

    member: str
    first: int
    last: int


@dataclass(slots=True)
class Checker:
    """Judges answers against the numbered parts; ``problems`` is what a repair is told."""

    parts: Mapping[int, Part]
    short: Mapping[str, str]
    transcript: Transcript
    moderator: str | None = None
    strangers: frozenset[str] = frozenset()
    is_cut: bool = False  # these are the parts of one piece only
    problems: list[str] = field(default_factory=list)

    def who(self, name: str) -> str | None:
        """The speaker of this full or short name; nobody else is anybody."""
        plain = " ".join(name.casefold().split())
        for speaker in self.transcript.speakers:
            if speaker not in self.strangers and plain in (
                speaker.casefold(),
                self.short.get(speaker, speaker).casefold(),
            ):
                return speaker
        self.problems.append(f"{name[:60]!r} is nobody who spoke.")
        return None

    def seats(self, found: Sequence[Seat]) -> list[tuple[SeatSpan, Seat]]:
        """Hot seats in order, without overlap, each with what the model said of it."""
        good: list[tuple[SeatSpan, Seat]] = []
        for seat in sorted(found, key=lambda s: s.first_turn):
            member = self.who(seat.member)
            first = max(seat.first_turn, good[-1][0].last + 1) if good else seat.first_turn
            last = min(seat.last_turn, max(self.parts))
            inside = [p for n, p in self.parts.items() if first <= n <= last]
            wrong = self._why_no_seat(member, inside) if member else ""
            if wrong:
                self.problems.append(f"Turns {first}-{last} are no hot seat: {wrong}.")
            elif member:
                good.append((SeatSpan(member, first, last), seat))
        return good

    def _why_no_seat(self, member: str, inside: Sequence[Part]) -> str:
        """What is missing from a hot seat: a fair share of it that is the member's, an answer."""
        own = [part for part in inside if part.speaker == member]
        if not own or member == self.moderator:
            return f"{member} only leads" if own else f"{member} does not speak there"
        edges = {min(self.parts), max(self.parts)}
        if self.is_cut and edges & {inside[0].number, inside[-1].number}:
            return ""  # the rest of it is in the next piece; what is whole is looked at again
        others = set(self.transcript.speakers) - {member}
        peers = others - {self.moderator} or others
        if not any(p.speaker in peers for p in inside[inside.index(own[0]) :]):
            return f"nobody answers {member}"
        count = sum(len(words(part.text)) for part in own)
        return "" if count >= LEAST_OWN_WORDS else f"{member} says only {count} words"

    def challenge(self, brought: Brought, member: str) -> Challenge | None:
        """The challenge in words the member's own turns bear."""
        cited = self._cited(brought.turns, member, "the challenge")
        return Challenge(*_worded(brought.text, cited, Talk(member))) if cited else None

    def solution(self, given: Given, member: str) -> Solution | None:
        """What a peer gave, if it was that peer who said it, and not small talk."""
        peer = self.who(given.peer)
        if peer == member:
            self.problems.append(f"{member} is in the hot seat and gives no solutions.")
            peer = None
        cited = self._cited(given.turns, peer, "a solution") if peer else []
        if not cited or not peer:
            return None
        if peer == self.moderator and solutions.score(cited[0].text) < solutions.LEAST:
            return None
        text, evidence = _worded(given.text, cited, Talk(peer, member))
        return Solution(peer, given.kind, text, evidence)

    def commitment(self, promise: Promise) -> Commitment | None:
        """A promise in the member's own first-person words; its day is read from them too."""
        member = self.who(promise.member)
        cited = self._cited(promise.turns, member, "a commitment") if member else []
        spoken = [s for p in cited for s in p.spoken if _is_promise(s)]
        if not spoken or not member:
            return None
        wanted = set(words(promise.text))
        nearest = clipped(max(spoken, key=lambda s: len(wanted & set(words(s.text)))))
        evidence = (nearest.evidence,)
        text = _plain(promise.text)
        if not bears(nearest.text, text, Talk(member)):
            text = nearest.text
        return Commitment(member, text, evidence, due_in(nearest.text, self.transcript.held_on))

    def commitments(self, promises: Sequence[Promise]) -> list[Commitment]:
        """Those that hold."""
        return [kept for promise in promises if (kept := self.commitment(promise))]

    def seat_answer(
        self, answer: SeatAnswer, member: str
    ) -> tuple[Challenge | None, list[Solution]]:
        """What was said in a hot seat, as far as it holds."""
        given = [self.solution(one, member) for one in answer.solutions]
        kept = sorted((g for g in given if g), key=lambda s: s.evidence[0].start)
        return self.challenge(answer.challenge, member), list(dict.fromkeys(kept))

    def _cited(self, numbers: Sequence[int], speaker: str | None, what: str) -> list[Part]:
        """The cited parts that exist and are this speaker's own."""
        missing = [n for n in numbers if n not in self.parts]
        if missing or not numbers:
            self.problems.append(f"{what} cites turns that are not there: {missing[:5]}.")
        cited = [self.parts[n] for n in dict.fromkeys(numbers) if n in self.parts]
        own = [part for part in cited if part.speaker == speaker]
        if cited and not own:
            self.problems.append(f"{what} cites turns that {speaker} did not speak.")
        return own


def _worded(text: str, cited: list[Part], talk: Talk) -> tuple[str, tuple[Evidence, ...]]:
    """The text as it is where the cited words bear it, else the nearest of those words."""
    plain = _plain(text)
    evidence = tuple(dict.fromkeys(part.evidence_for(plain) for part in cited))[:3]
    heard = "\n".join(part.text for part in cited)
    return (plain if bears(heard, plain, talk) else evidence[0].quote), evidence


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _is_promise(sentence: Sentence) -> bool:
    """Whether these are first-person words of promise, neither doubted nor asked."""
    alone = Turn(sentence.turn.speaker, (Span(0, 0, sentence.text),))
    return bool(commitments.in_round([alone], None))
