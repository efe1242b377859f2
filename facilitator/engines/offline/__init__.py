"""The offline engine: classical, deterministic, nothing to download."""

from __future__ import annotations

from facilitator.domain.people import Roster
from facilitator.domain.recap import Commitment, HotSeat, Point, Recap, Solution
from facilitator.domain.turns import Transcript, Turn
from facilitator.engines.offline import challenge, commitments, seats, solutions
from facilitator.engines.offline.moderation import moderator_of, move
from facilitator.engines.offline.seats import Seat
from facilitator.engines.offline.words import clipped, sentences, words


class OfflineEngine:
    """Finds hot seats, challenges, solutions and commitments by rules of language."""

    def recap(self, transcript: Transcript, roster: Roster) -> Recap:
        """The recap of a session; every word in it was said. Safe to run twice: deterministic."""
        unresolved = {s for s in transcript.speakers if roster.people and not roster.named(s)}
        moderators = roster.moderators & set(transcript.speakers)
        moderator = next(iter(sorted(moderators)), None) or moderator_of(transcript)
        found = [s for s in seats.find(transcript, moderator) if s.member not in unresolved]
        hot_seats = []
        for seat in found:
            brought = challenge.challenge_of(seat)
            if brought:
                given = _solutions(seat, moderator, unresolved)
                hot_seats.append(HotSeat(seat.member, seat.start, seat.end, brought, given))
        promised = _commitments(transcript, found, moderator, unresolved)
        points = () if hot_seats else _points(transcript, unresolved)
        return Recap("offline", tuple(hot_seats), tuple(promised), points)


def hot_seat_ends(transcript: Transcript, roster: Roster) -> list[float]:
    """When hot seats are surely over: the moderator hands over, thanks, or opens a round.

    In seconds from the start. Needed before anything is left out, so it looks at every word.
    """
    moderators = roster.moderators & set(transcript.speakers)
    moderator = next(iter(sorted(moderators)), None) or moderator_of(transcript)
    ends = {seat.end for seat in seats.find(transcript, moderator)}
    members = [s for s in transcript.speakers if s != moderator]
    sure = []
    for turn in transcript.turns:
        if turn.speaker == moderator and any(abs(turn.start - end) < 1 for end in ends):
            moves = [move(s.text, members) for s in sentences(turn)]
            if any(m.to or m.round for m in moves) and any(m.closes for m in moves):
                sure.append(turn.start)
    return sure


def _solutions(seat: Seat, moderator: str | None, unresolved: set[str]) -> tuple[Solution, ...]:
    found = []
    for turn in seat.turns:
        if (
            turn.speaker
            and turn.speaker not in (seat.member, moderator)
            and turn.speaker not in unresolved
        ):
            given = solutions.solution_in(turn)
            if given:
                found.append(given)
    return tuple(found)


def _commitments(
    transcript: Transcript, found: list[Seat], moderator: str | None, unresolved: set[str]
) -> list[Commitment]:
    spans = [(s.start, s.end) for s in found]
    outside: list[Turn] = []
    in_round = False
    for turn in transcript.turns:
        if any(a <= turn.start < b for a, b in spans):
            in_round = False
        if turn.speaker == moderator:
            in_round = in_round or any(move(s.text, ()).round for s in sentences(turn))
        elif (
            in_round
            and turn.speaker
            and turn.speaker not in unresolved
            and found
            and turn.start >= found[-1].start
        ):
            outside.append(turn)
    promised = commitments.in_round(outside, transcript.held_on)
    for seat in found:
        promised += commitments.in_seat(seat.turns, seat.member, transcript.held_on)
    return sorted(promised, key=lambda c: c.evidence[0].start)


def _points(transcript: Transcript, unresolved: set[str]) -> tuple[Point, ...]:
    """For a session without hot seats: each speaker's weightiest sentences, at most three."""
    found: list[Point] = []
    for speaker in transcript.speakers[:20]:
        said = [s for t in transcript.turns if t.speaker == speaker for s in sentences(t)]
        best = sorted(
            (s for s in said if len(words(s.text)) >= 8), key=lambda s: -min(len(words(s.text)), 30)
        )
        found += [Point(speaker, clipped(s, 30).text, (clipped(s, 30).evidence,)) for s in best[:2]]
    return tuple(sorted(found, key=lambda p: p.evidence[0].start))
