"""Who held the floor: needed before anything is left out, as later no word tells it any more."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.conversation import seats
from facilitator.domain.conversation.moderation import Spoken
from facilitator.domain.people.people import Roster
from facilitator.domain.sessions.turns import Transcript


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
