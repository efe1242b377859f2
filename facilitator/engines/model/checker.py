"""Drops or mends what the transcript does not bear; nothing a model says is believed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from facilitator.domain.due import due_in
from facilitator.domain.recap import Challenge, Commitment, Evidence, Solution
from facilitator.domain.turns import Transcript
from facilitator.engines.model.answers import Brought, Given, Promise, SeatAnswer, SeatFound
from facilitator.engines.model.numbering import Part
from facilitator.engines.offline import solutions
from facilitator.engines.offline.words import words

_OWN_WORDS = re.compile(r"\bI\b|\bI['’]\w+|\b[Mm](?:y|ine)\b|\b[Ww]e\b|\b[Ww]e['’]\w+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ADDRESS = re.compile(r"https?://|www\.|\S+@\S+|\b\w+\.(?:com|org|net|io|ai)\b", re.I)
_NAME = re.compile(r"(?<![.?!“\"] )(?<!^)\b[A-Z][a-zà-ÿ]+\b")
TEXT_WORDS = 30


@dataclass(slots=True)
class Checker:
    """Judges answers against the numbered parts; ``problems`` is what a repair is told."""

    parts: Mapping[int, Part]
    short: Mapping[str, str]
    transcript: Transcript
    moderator: str | None = None
    problems: list[str] = field(default_factory=list)

    def who(self, name: str) -> str | None:
        """The speaker of this full or short name; nobody else is anybody."""
        plain = " ".join(name.casefold().split())
        for speaker in self.transcript.speakers:
            if plain in (speaker.casefold(), self.short.get(speaker, speaker).casefold()):
                return speaker
        self.problems.append(f"{name[:60]!r} is nobody who spoke.")
        return None

    def seats(self, found: Sequence[SeatFound]) -> list[tuple[str, int, int]]:
        """Hot seats in order, without overlap: member, first and last number."""
        good: list[tuple[str, int, int]] = []
        for seat in sorted(found, key=lambda s: s.first_turn):
            member = self.who(seat.member)
            first = max(seat.first_turn, good[-1][2] + 1) if good else seat.first_turn
            inside = [p for n, p in self.parts.items() if first <= n <= seat.last_turn]
            if member and member != self.moderator and any(p.speaker == member for p in inside):
                good.append((member, first, min(seat.last_turn, max(self.parts))))
            elif member:
                self.problems.append(f"{member} does not speak in turns {first}-{seat.last_turn}.")
        return good

    def challenge(self, brought: Brought, member: str) -> Challenge | None:
        """The challenge in words the member's own turns bear."""
        cited = self._cited(brought.turns, member, "the challenge")
        return Challenge(*self._worded(brought.text, cited)) if cited else None

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
        text, evidence = self._worded(given.text, cited)
        return Solution(peer, given.kind, text, evidence)

    def commitment(self, promise: Promise) -> Commitment | None:
        """A promise in the member's own first-person words; its day is read from them too."""
        member = self.who(promise.member)
        cited = self._cited(promise.turns, member, "a commitment") if member else []
        own = [p for p in cited if _OWN_WORDS.search(p.evidence_for(promise.text).quote)]
        if not own or not member:
            return None
        text, evidence = self._worded(promise.text, own)
        return Commitment(
            member, text, evidence, due_in(evidence[0].quote, self.transcript.held_on)
        )

    def seat_answer(
        self, answer: SeatAnswer, member: str
    ) -> tuple[Challenge | None, list[Solution]]:
        """The whole answer, as far as it holds."""
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

    def _worded(self, text: str, cited: list[Part]) -> tuple[str, tuple[Evidence, ...]]:
        """The text as it is if the cited words bear its names and numbers, else those words."""
        plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
        evidence = tuple(dict.fromkeys(part.evidence_for(plain) for part in cited))[:3]
        heard = " ".join(part.text for part in cited)
        said = set(words(heard)) | {w for part in cited for w in words(part.speaker)}
        numbers = set(_NUMBER.findall(heard))
        grounded = (
            all(number in numbers for number in _NUMBER.findall(plain))
            and all(w in said for name in _NAME.findall(plain) for w in words(name))
            and not (_ADDRESS.search(plain) and not _ADDRESS.search(heard))
            and bool(set(words(plain)) & said)
        )
        return (plain if grounded else evidence[0].quote), evidence
