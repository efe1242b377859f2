"""Finds commitments: first-person sentences about what a member will do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from facilitator.domain.conversation import promises
from facilitator.domain.conversation.deadlines import has_deadline
from facilitator.domain.conversation.moderation import TranscriptAnalysis
from facilitator.domain.conversation.turn_taking import Seat
from facilitator.domain.conversation.words import Sentence, clipped, sentences, words
from facilitator.domain.recaps.due_dates import parse_due_date
from facilitator.domain.recaps.recap import Commitment
from facilitator.domain.sessions.turns import Turn

CLOSING = 0.6  # share of a session without hot seats after which a round may close it


@dataclass(frozen=True, slots=True)
class _Request:
    """Who is being asked for commitments at a turn: everybody, one member, or nobody.

    ``at_the_end`` is true in a closing round, whatever it asks: a firm promise needs no date there.
    """

    everybody: bool = False
    member: str | None = None
    at_the_end: bool = False

    def of(self, speaker: str) -> bool:
        return self.everybody or self.member == speaker


def find(
    spoken: TranscriptAnalysis, seats: Collection[Seat], strangers: Collection[str]
) -> list[Commitment]:
    """Return the commitments of a session in order of time, the moderator's included.

    Anywhere: firm promises with a date. In turns that answer a request for commitments, by a round
    or one member: also softer promises, the best sentence of each turn.
    """
    result = []
    for turn, request in _turns_with_request(spoken, seats):
        if turn.speaker and turn.speaker not in strangers:
            parts = spoken.sentences(turn)
            kept = _best(parts) if request.of(turn.speaker) else _firm(parts, request.at_the_end)
            result += [_commitment(sentence, spoken.transcript.held_on) for sentence in kept]
    return result


def in_round(turns: Iterable[Turn], held_on: date | None) -> list[Commitment]:
    """Return the commitments of turns that answer a request: at most one each."""
    return [_commitment(best, held_on) for turn in turns for best in _best(sentences(turn))]


def _turns_with_request(
    spoken: TranscriptAnalysis, seats: Collection[Seat]
) -> Iterator[tuple[Turn, _Request]]:
    last = max((s.start for s in seats), default=spoken.transcript.seconds * CLOSING)
    request = _Request()
    for turn in spoken.transcript.open_turns:
        holder = _holder(seats, turn.start)
        if holder and request.everybody:
            request = _Request()
        yield turn, request
        if request.member == turn.speaker:
            request = _Request()
        if spoken.moderator in (None, turn.speaker):
            request = _next(turn, request, spoken, holder, turn.start >= last)


def _holder(seats: Collection[Seat], at: float) -> str | None:
    return next((s.member for s in seats if s.start <= at <= s.end), None)


def _next(
    turn: Turn, last: _Request, spoken: TranscriptAnalysis, holder: str | None, is_late: bool
) -> _Request:
    """Return who is asked after this turn."""
    moves = spoken.moves(turn)
    for move in moves:
        if move.round and is_late:
            asks = any(m.asks for m in moves) or not move.words
            last = _Request(everybody=last.everybody or asks, at_the_end=True)
        elif move.asks and holder and not last.everybody:
            last = _Request(member=holder)
    return last


def _firm(parts: Sequence[Sentence], at_the_end: bool) -> list[Sentence]:
    """Return firm promises with a date; in a closing round also without one."""
    firm = [s for s in parts if promises.is_firm(s)]
    return [s for s in firm if at_the_end or has_deadline(s.text)]


def _best(parts: Sequence[Sentence]) -> list[Sentence]:
    """Return the strongest promise of a turn: firm before soft, then with a date; at most one."""
    best: Sentence | None = None
    best_score = 0
    for sentence in parts:
        firm = promises.is_firm(sentence)
        if firm or promises.is_soft(sentence):
            score = 1 + 2 * firm + has_deadline(sentence.text)
            if score > best_score:
                best, best_score = sentence, score
    return [best] if best and len(words(best.text)) >= promises.FEWEST_WORDS else []


def _commitment(sentence: Sentence, held_on: date | None) -> Commitment:
    quoted = clipped(sentence)
    return Commitment(
        sentence.turn.speaker, quoted.text, (quoted.evidence,), parse_due_date(quoted.text, held_on)
    )
