"""Finds who held the floor when, to be run before any words are removed from a transcript."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.conversation import seats
from facilitator.domain.conversation.moderation import TranscriptAnalysis
from facilitator.domain.people.person import Roster
from facilitator.domain.sessions.turns import Transcript


@dataclass(frozen=True, slots=True)
class Floor:
    """Who held the floor from when to when, and when a hot seat certainly ended, in seconds."""

    spans: tuple[tuple[str, float, float], ...] = ()
    ends: tuple[float, ...] = ()


def floor_of(transcript: Transcript, roster: Roster) -> Floor:
    """Return who held the floor in a complete transcript, with no words removed yet.

    Stretches count that were a hot seat or were handed over. An end is certain where the moderator
    closes and hands over, or closes and opens a round.
    """
    spoken = TranscriptAnalysis(transcript, roster)
    held = seats.find_stretches(spoken)
    hot_seats = seats.select_hot_seats(held, spoken)
    ends = []
    for turn in transcript.turns:
        if turn.speaker == spoken.moderator and any(abs(turn.start - s.end) < 1 for s in hot_seats):
            moves = spoken.moves(turn)
            if any(m.to or m.round for m in moves) and any(m.closes for m in moves):
                ends.append(turn.start)
    spans = [(s.member, s.start, s.end) for s in held if s.handed or s in hot_seats]
    return Floor(tuple(spans), tuple(ends))
