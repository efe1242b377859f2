"""Finds where hot seats open: a member is given or takes the floor, and presents a challenge.

What counts first is the structure, which needs no language: who is called, how long the member then
speaks, whether several peers answer, and whether the member answers them. Phrases add to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.conversation.handovers import SURE, opens_own_case, takes_the_floor
from facilitator.domain.conversation.moderation import TranscriptAnalysis
from facilitator.domain.conversation.turn_taking import self_focus
from facilitator.domain.sessions.turns import Turn

ENOUGH, MORE_IN_A_ROUND, MORE_IF_NOT_CALLED = 6.0, 3.5, 1.5
MORE_WITHIN_A_SEAT = 2.0
INTERRUPTIONS = 20  # words of others that do not end a statement
PENDING_TURNS = 4  # turns after which somebody who was called and did not speak is forgotten
WINDOW = 14  # turns after a statement in which peers answer it
SUMS_UP = 8  # words with which a member may end their hot seat
LEAST_STATEMENT = 12  # words
LEAST_FOCUS = 0.2  # more is said about oneself than about others


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a hot seat opens: the number of the turn that hands over or begins it."""

    member: str
    first: int
    handed: bool
    evidence: float


@dataclass(slots=True)
class _Floor:
    """What the moderator has last asked for, while the turns are read in order."""

    called: str | None = None
    sure: float = 0.0
    at: int = -9
    invites: bool = False
    in_round: bool = False
    shares: bool = False
    wrapped: bool = False


def find_openings(spoken: TranscriptAnalysis) -> list[Opening]:
    """Return where hot seats open, in order; empty if the moderator is not known.

    Without a member list the moderator is a guess, and other meetings have a chair, too.
    """
    turns = spoken.transcript.turns
    if not spoken.moderator_is_known:
        return []
    floor, found = _Floor(), list[Opening]()
    for number, turn in enumerate(turns):
        if spoken.transcript.is_closed(turn.start) or not turn.speaker:
            continue
        holder = found[-1].member if found else None
        if turn.speaker == spoken.moderator:
            last = turns[number - 1] if number else turn
            holder_spoke = last.speaker == holder and len(last.text.split()) >= SUMS_UP
            _hear_moderator(floor, number, turn, spoken, holder_spoke=holder_spoke)
        elif any(move.to == spoken.moderator for move in spoken.moves(turn)):
            floor.called, floor.sure, floor.at = spoken.moderator, SURE, number
            continue
        if turn.speaker == holder and not (floor.called == holder and floor.sure > SURE):
            continue
        opening = _opening(floor, number, turn, spoken, is_held=holder is not None)
        if opening:
            found.append(opening)
            floor = _Floor()
    return found


def _hear_moderator(
    floor: _Floor, number: int, turn: Turn, spoken: TranscriptAnalysis, *, holder_spoke: bool
) -> None:
    """Note whom the moderator calls, and for what; ``holder_spoke``: the member has just spoken."""
    speech = spoken.speech(turn)
    moves = spoken.moves(turn)
    asks_peers = any(speech.search("floor.round_in_seat", s.plain) for s in spoken.sentences(turn))
    if asks_peers:
        floor.shares, floor.wrapped = True, False
    elif any(move.closes or move.asks for move in moves):
        asks = any(move.asks for move in moves)
        floor.shares = floor.shares and not (holder_spoke or asks)  # "Thank you. Next?"
        floor.wrapped = floor.wrapped or holder_spoke or asks
    if any(move.round for move in moves):
        floor.in_round = True
    if speech.search("floor.invites", turn.plain):
        floor.invites, floor.at, floor.in_round = True, number, False
    given = [(move.to, move.sure) for move in moves if move.to and move.to != turn.speaker]
    given = given or [(name, 0.0) for name in spoken.named(turn) if name != turn.speaker]
    if given:
        floor.called, floor.sure, floor.at = *given[-1], number
        if _names_the_seat(turn, floor.called, spoken):
            floor.sure, floor.in_round, floor.shares = SURE + 1, False, False
    elif number - floor.at > PENDING_TURNS:
        floor.called = None


def _names_the_seat(turn: Turn, called: str | None, spoken: TranscriptAnalysis) -> bool:
    """Whether the seat is named in the sentence that calls somebody, or right beside it."""
    parts = spoken.sentences(turn)
    calls = [number for number, part in enumerate(parts) if called in spoken.names_in(part)]
    near = parts[max(calls[-1] - 1, 0) : calls[-1] + 2] if calls else parts
    return any(spoken.speech(turn).search("floor.seat", part.plain) for part in near)


def _opening(
    floor: _Floor, number: int, turn: Turn, spoken: TranscriptAnalysis, is_held: bool
) -> Opening | None:
    """Return the opening if this turn begins a hot seat of its speaker."""
    turns, speech = spoken.transcript.turns, spoken.speech(turn)
    recent = number - floor.at <= PENDING_TURNS
    called = recent and floor.called == turn.speaker
    parts = spoken.sentences(turn)[:3]
    takes = any(takes_the_floor(part.plain, speech) for part in parts)
    invited = recent and floor.invites
    own_case = any(opens_own_case(part.plain, speech) for part in parts)
    leads = None if turn.speaker == spoken.moderator else spoken.moderator
    if leads is None and not (called or takes):
        return None
    stated = _statement(turns, number)
    count = sum(len(t.text.split()) for t in stated)
    if count < LEAST_STATEMENT:
        return None
    evidence = min(count, 60) / 20
    if called:
        evidence += 3.0 if floor.sure > SURE else 2.0 if floor.sure >= SURE else 1.0
    evidence += 2.0 * takes + 1.5 * (invited and not called) + 1.0 * own_case
    presents = _presents(stated, spoken)
    evidence += presents + _answered(turns, number, len(stated), leads)
    evidence += 1.0 * floor.wrapped
    called_surely = called and floor.sure > SURE
    shares = floor.shares and leads is not None
    in_round = (floor.in_round or shares) and not called_surely
    if presents < 1.0 and (in_round or not (called or takes or invited)):
        return None
    if not (called or takes or invited):
        evidence -= MORE_IF_NOT_CALLED
    if in_round and leads is not None:
        evidence -= MORE_IN_A_ROUND
    if is_held and not (floor.wrapped or invited or floor.sure > SURE):
        if presents < 1.0 and not called:  # "may I go on from there?"
            return None
        evidence -= 0.0 if takes else MORE_WITHIN_A_SEAT
    if evidence < ENOUGH:
        return None
    first = floor.at if called or invited else number
    return Opening(turn.speaker, max(first, 0), called and floor.sure >= SURE, evidence)


def _statement(turns: Sequence[Turn], number: int) -> list[Turn]:
    """Return the speaker's turns from this one until others have said more than a few words."""
    speaker = turns[number].speaker
    stated, others = [], 0
    for turn in turns[number : number + WINDOW]:
        if turn.speaker == speaker:
            stated.append(turn)
        else:
            others += len(turn.text.split())
        if others > INTERRUPTIONS and (stated[0] is not turn):
            break
    return stated


def _presents(stated: Sequence[Turn], spoken: TranscriptAnalysis) -> float:
    """Return points for words that present a challenge: "I don't know whether"."""
    points = 0.0
    focus = 0.0
    for turn in stated:
        speech = spoken.speech(turn)
        wants = speech.search("challenge.wants", turn.plain)
        names = speech.search("challenge.names_it", turn.plain)
        points = max(points, 1.5 * bool(wants) + 1.0 * bool(names))
        focus = max(focus, self_focus(turn.plain, speech))
    if focus < LEAST_FOCUS:
        return 0.0
    return points + (0.5 if focus >= 0.4 else 0.0)


def _answered(turns: Sequence[Turn], number: int, stated: int, moderator: str | None) -> float:
    """Return points for peers who answer, and for a member who answers them."""
    speaker = turns[number].speaker
    after = turns[number + stated : number + stated + WINDOW]
    peers = {t.speaker for t in after if t.speaker not in (speaker, moderator, "")}
    replies = sum(t.speaker == speaker for t in after)
    return 0.5 * min(len(peers), 3) + 0.6 * min(replies, 4)
