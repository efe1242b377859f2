"""The offline engine: classical, deterministic, nothing to download."""

from __future__ import annotations

from collections.abc import Collection

from facilitator.domain.conversation import challenge, seats, solutions
from facilitator.domain.conversation.moderation import Spoken
from facilitator.domain.conversation.turn_taking import Seat
from facilitator.domain.people.people import Roster
from facilitator.domain.recaps.recap import HotSeat, Recap, Solution
from facilitator.domain.sessions.turns import Transcript
from facilitator.engines.offline import commitments, points


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
