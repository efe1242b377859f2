"""The offline engine: makes a recap by language rules, deterministic and without a model."""

from __future__ import annotations

from collections.abc import Collection

from facilitator.domain.conversation import challenge, seats, solutions
from facilitator.domain.conversation.moderation import TranscriptAnalysis
from facilitator.domain.conversation.turn_taking import Seat
from facilitator.domain.people.person import Roster
from facilitator.domain.recaps.recap import HotSeat, Recap, Solution
from facilitator.domain.sessions.turns import Transcript, Turn
from facilitator.engines.offline import commitments, points


class OfflineEngine:
    """Finds hot seats, challenges, solutions and commitments by rules of language."""

    def recap(self, transcript: Transcript, roster: Roster) -> Recap:
        """Return the recap of a session; all its texts are quotes. Safe to run twice."""
        strangers = {s for s in transcript.speakers if roster.people and not roster.named(s)}
        spoken = TranscriptAnalysis(transcript, roster)
        held = [s for s in seats.find_hot_seats(spoken) if s.member not in strangers]
        hot_seats = []
        for seat in held:
            brought = challenge.challenge_of(seat)
            if brought:
                given = _solutions(seat, spoken, strangers)
                hot_seats.append(HotSeat(seat.member, seat.start, seat.end, brought, given))
        promises = commitments.find(spoken, held, strangers)
        main = points.Points() if hot_seats else points.find(spoken)
        return Recap("offline", tuple(hot_seats), tuple(promises), main.found, main.warnings)


def _solutions(
    seat: Seat, spoken: TranscriptAnalysis, strangers: Collection[str]
) -> tuple[Solution, ...]:
    """Return what peers offer in a hot seat; in a round of experiences, at least one a turn."""
    result: list[Solution] = []
    sharing = False
    for turn in seat.turns:
        if turn is seat.turns[0] and turn.speaker == spoken.moderator:
            sharing = _asks_for_experiences(turn, spoken, sharing)
            continue  # hands the floor over
        if turn.speaker and turn.speaker != seat.member and turn.speaker not in strangers:
            if turn.speaker == spoken.moderator:
                moves = spoken.moves(turn)
                result += solutions.moderator_solutions(turn, moves, seat.member, spoken.names_in)
                sharing = _asks_for_experiences(turn, spoken, sharing)
            else:
                given = solutions.solutions_in(turn, seat.member, spoken.names_in)
                result += given or (solutions.experience_in(turn) if sharing else [])
    return tuple(result)


def _asks_for_experiences(turn: Turn, spoken: TranscriptAnalysis, before: bool) -> bool:
    """Whether peers tell their experiences from here on; ``before``: whether they did so far."""
    speech = spoken.speech(turn)
    if speech.search("floor.experiences", turn.plain):
        return True
    ends = speech.search("floor.round_in_seat", turn.plain) or any(
        move.asks or move.round for move in spoken.moves(turn)
    )
    return before and not ends
