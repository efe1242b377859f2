"""Finds promises: a member's own first-person words about what they will do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from facilitator.domain.conversation import promises
from facilitator.domain.conversation.moderation import Spoken
from facilitator.domain.conversation.turn_taking import Seat
from facilitator.domain.conversation.when import has_time
from facilitator.domain.conversation.words import Sentence, clipped, sentences, words
from facilitator.domain.recaps.due import due_in
from facilitator.domain.recaps.recap import Commitment
from facilitator.domain.sessions.turns import Turn

CLOSING = 0.6  # of a session without hot seats: from here on a round may be the last


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who was asked for promises when a turn was spoken: everybody, one member, or nobody.

    ``at_the_end`` is true in a last round, whatever it asks for: what is firm needs no time there.
    """

    everybody: bool = False
    member: str | None = None
    at_the_end: bool = False

    def of(self, speaker: str) -> bool:
        return self.everybody or self.member == speaker


def find(spoken: Spoken, seats: Collection[Seat], strangers: Collection[str]) -> list[Commitment]:
    """The promises of a session in order of time, the moderator's own among them.

    Anywhere: the speaker's firm will, with its time. Where promises were asked for, a round or one
    member: also what is put more softly, the best sentence of each turn.
    """
    found = []
    for turn, asked in _with_what_was_asked(spoken, seats):
        if turn.speaker and turn.speaker not in strangers:
            parts = spoken.sentences(turn)
            kept = _best(parts) if asked.of(turn.speaker) else _firm(parts, asked.at_the_end)
            found += [_commitment(sentence, spoken.transcript.held_on) for sentence in kept]
    return found


def in_round(turns: Iterable[Turn], held_on: date | None) -> list[Commitment]:
    """The promises of turns that were all asked for one: at most one each."""
    return [_commitment(best, held_on) for turn in turns for best in _best(sentences(turn))]


def _with_what_was_asked(spoken: Spoken, seats: Collection[Seat]) -> Iterator[tuple[Turn, _Asked]]:
    last = max((s.start for s in seats), default=spoken.transcript.seconds * CLOSING)
    asked = _Asked()
    for turn in spoken.transcript.open_turns:
        holder = _holder(seats, turn.start)
        if holder and asked.everybody:
            asked = _Asked()
        yield turn, asked
        if asked.member == turn.speaker:
            asked = _Asked()
        if spoken.moderator in (None, turn.speaker):
            asked = _after(turn, asked, spoken, holder, turn.start >= last)


def _holder(seats: Collection[Seat], at: float) -> str | None:
    return next((s.member for s in seats if s.start <= at <= s.end), None)


def _after(turn: Turn, asked: _Asked, spoken: Spoken, holder: str | None, is_late: bool) -> _Asked:
    """What is asked for once this turn has been spoken."""
    moves = spoken.moves(turn)
    for move in moves:
        if move.round and is_late:
            asks = any(m.asks for m in moves) or not move.words
            asked = _Asked(everybody=asked.everybody or asks, at_the_end=True)
        elif move.asks and holder and not asked.everybody:
            asked = _Asked(member=holder)
    return asked


def _firm(parts: Sequence[Sentence], at_the_end: bool) -> list[Sentence]:
    """What is promised unasked; needs its time, unless it is said in a last round."""
    firm = [s for s in parts if promises.is_firm(s.text)]
    return [s for s in firm if at_the_end or has_time(s.text)]


def _best(parts: Sequence[Sentence]) -> list[Sentence]:
    """The sentence that promises most of a turn that was asked to: first a firm one with a time."""
    best: Sentence | None = None
    points = 0
    for sentence in parts:
        firm = promises.is_firm(sentence.text)
        if firm or promises.is_soft(sentence.text):
            now = 1 + 2 * firm + has_time(sentence.text)
            if now > points:
                best, points = sentence, now
    return [best] if best and len(words(best.text)) >= promises.FEWEST_WORDS else []


def _commitment(sentence: Sentence, held_on: date | None) -> Commitment:
    quoted = clipped(sentence)
    return Commitment(
        sentence.turn.speaker, quoted.text, (quoted.evidence,), due_in(quoted.text, held_on)
    )
