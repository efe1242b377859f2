"""The offline engine: classical, deterministic, nothing to download."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from facilitator.domain.people.people import Roster
from facilitator.domain.recaps.recap import HotSeat, Recap, Solution
from facilitator.domain.sessions.turns import Transcript
from facilitator.engines.offline import challenge, commitments, points, seats, solutions
from facilitator.engines.offline.moderation import Spoken
from facilitator.engines.offline.turn_taking import Seat


class OfflineEngine:
    """Finds hot seats, challenges, solutions and commitments by rules of language."""

    def recap(self, transcript: Transcript, roster: Roster) -> Recap:
        """The recap of a session; every word in it was said. Safe to run twice: deterministic."""
        strangers = {s for s in transcript.speakers if roster.people and not roster.named(s)}
        spoken = Spoken(transcript, roster)
        found = [s for s in seats.find(spoken) if s.member not in strangers]
        hot_seats = []
        for seat in found:
            brought = challenge.challenge_of(seat)
            if brought:
                given = _solutions(seat, spoken, strangers)
                hot_seats.append(HotSeat(seat.member, seat.start, seat.end, brought, given))
        promised = commitments.find(spoken, found, strangers)
        main = points.Points() if hot_seats else points.find(spoken)
        return Recap("offline", tuple(hot_seats), tuple(promised), main.found, main.warnings)


def _solutions(seat: Seat, spoken: Spoken, strangers: Collection[str]) -> tuple[Solution, ...]:
    found = []
    for turn in seat.turns:
        if turn.speaker and turn.speaker != seat.member and turn.speaker not in strangers:
            if turn.speaker == spoken.moderator:
                given = solutions.aside(turn, spoken.moves(turn))
            else:
                given = solutions.solution_in(turn)
            found += [given] if given else []
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Floor:
    """Who held the floor from when to when, in seconds, and when a hot seat was surely over."""

    spans: tuple[tuple[str, float, float], ...] = ()
    ends: tuple[float, ...] = ()


def floor_of(transcript: Transcript, roster: Roster) -> Floor:
    """Who held the floor before anything is left out; it looks at every word, so it comes first.

    A stretch counts that was a hot seat, or that somebody was handed. Surely over: the moderator
    both closes and hands over, or closes and opens a round.
    """
    spoken = Spoken(transcript, roster)
    held = seats.stretches(spoken)
    found = seats.chosen(held, spoken)
    sure = []
    for turn in transcript.turns:
        if turn.speaker == spoken.moderator and any(abs(turn.start - s.end) < 1 for s in found):
            moves = spoken.moves(turn)
            if any(m.to or m.round for m in moves) and any(m.closes for m in moves):
                sure.append(turn.start)
    spans = [(s.member, s.start, s.end) for s in held if s.handed or s in found]
    return Floor(tuple(spans), tuple(sure))
