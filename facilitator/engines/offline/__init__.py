"""The offline engine: makes a recap by language rules, deterministic and without a model."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from facilitator.domain.conversation import challenge, seats, solutions
from facilitator.domain.conversation.introductions import (
    Introduction,
    introductions,
    says_to_be_the_owner,
)
from facilitator.domain.conversation.moderation import TranscriptAnalysis
from facilitator.domain.conversation.openings import find_openings
from facilitator.domain.conversation.turn_taking import Seat
from facilitator.domain.notices import Notice, notice
from facilitator.domain.people.person import Roster
from facilitator.domain.recaps.recap import Commitment, HotSeat, Recap, Solution
from facilitator.domain.sessions.turns import Transcript, Turn
from facilitator.engines.offline import commitments, points


class OfflineEngine:
    """Finds hot seats, challenges, solutions and commitments by rules of language."""

    def recap(self, transcript: Transcript, roster: Roster) -> Recap:
        """Return the recap of a session; all its texts are quotes. Safe to run twice."""
        strangers = {s for s in transcript.speakers if roster.people and not roster.named(s)}
        spoken = TranscriptAnalysis(transcript, roster)
        shared = introductions(spoken)
        nobodys = strangers | set(shared)
        held = [s for s in seats.find_hot_seats(spoken) if s.member not in nobodys]
        hot_seats = []
        for seat in held:
            brought = challenge.challenge_of(seat)
            if brought:
                given = _solutions(seat, spoken, strangers)
                hot_seats.append(HotSeat(seat.member, seat.start, seat.end, brought, given))
        promises = [
            c
            for c in commitments.find(spoken, held, strangers)
            if c.member not in shared or _is_the_owners(c, spoken)
        ]
        main = points.Points() if hot_seats else points.find(spoken, shared)
        warnings = (*_warnings(hot_seats, shared, spoken), *main.warnings)
        return Recap("offline", tuple(hot_seats), tuple(promises), main.found, warnings)


def _is_the_owners(promise: Commitment, spoken: TranscriptAnalysis) -> bool:
    """Whether the one who promises something under a shared name says that it is their own."""
    at = promise.evidence[0].start
    return any(
        turn.speaker == promise.member
        and turn.start <= at <= turn.end
        and says_to_be_the_owner(turn, spoken)
        for turn in spoken.transcript.turns
    )


def _warnings(
    hot_seats: Sequence[HotSeat], shared: Mapping[str, Introduction], spoken: TranscriptAnalysis
) -> list[Notice]:
    """Return what the moderator should look at: seats that seem to miss something."""
    found = [
        notice("several_under_one_name", label=s.label, name=s.name, minute=int(s.start // 60))
        for s in shared.values()
    ]
    turns = spoken.transcript.turns
    for opening in find_openings(spoken):
        start = turns[opening.first].start
        if opening.member not in shared and not any(
            s.member == opening.member and s.start <= start <= s.end for s in hot_seats
        ):
            minute = int(start // 60)
            found.append(notice("hot_seat_not_found", member=opening.member, minute=minute))
    return found + [
        notice("hot_seat_without_solutions", member=s.member, minute=int(s.start // 60))
        for s in hot_seats
        if not s.solutions
    ]


def _solutions(
    seat: Seat, spoken: TranscriptAnalysis, strangers: Collection[str]
) -> tuple[Solution, ...]:
    """Return what peers offer in a hot seat; in a round of experiences, at least one a turn."""
    result: list[Solution] = []
    sharing = False
    for turn in seat.turns:
        if turn is seat.turns[0] and turn.speaker == spoken.moderator:
            sharing = bool(spoken.speech(turn).search("floor.experiences", turn.plain))
            continue  # hands the floor over
        if turn.speaker and turn.speaker != seat.member and turn.speaker not in strangers:
            if turn.speaker == spoken.moderator:
                moves = spoken.moves(turn)
                result += solutions.moderator_solutions(turn, moves, seat.member, spoken.names_in)
                sharing = _asks_for_experiences(turn, spoken, seat.member, sharing)
            else:
                asked = (turn, seat.member, spoken.names_in, spoken.meant(turn))
                given = solutions.solutions_in(*asked)
                result += given or (solutions.experience_in(*asked) if sharing else [])
    return tuple(result)


def _asks_for_experiences(
    turn: Turn, spoken: TranscriptAnalysis, member: str, before: bool
) -> bool:
    """Whether peers tell their experiences from here on; ``before``: whether they did so far."""
    speech = spoken.speech(turn)
    if speech.search("floor.experiences", turn.plain):
        return True
    moves = spoken.moves(turn)
    asks = any(move.asks or move.words for move in moves)
    goes_round = any(move.round for move in moves) and member in spoken.named(turn)
    if goes_round and not asks:  # "We go round. Dana, you only listen."
        return True
    return before and not asks and not speech.search("floor.round_in_seat", turn.plain)
