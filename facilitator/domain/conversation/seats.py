"""Finds the hot seats: who holds the floor, and where it changes.

Every turn is scored under each hypothesis "member m is in the hot seat" and "nobody is"; the most
likely path through the session (Viterbi, 1967) wins. In a hot seat every second turn is the
member's, the member says *I* and the peers say *you*; the floor changes where somebody hands over
or takes it. Time and memory grow linearly with the number of turns.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from facilitator.domain.conversation.challenge import states_problem
from facilitator.domain.conversation.handovers import SURE, opens_own_case, takes_the_floor
from facilitator.domain.conversation.moderation import TranscriptAnalysis
from facilitator.domain.conversation.moves import Move
from facilitator.domain.conversation.openings import find_openings
from facilitator.domain.conversation.turn_taking import (
    LEAST_OWN_TURNS,
    LEAST_OWN_WORDS,
    Seat,
    is_hot_seat,
    is_peer_session,
    self_focus,
    without_closing_round,
)
from facilitator.domain.sessions.turns import Turn

SWITCH, SWITCH_AT_MODERATOR, ROUND = 6.0, 2.0, 3.5
OPENED, KEPT = 7.0, 6.0
CALLED_WITHIN = 0.3  # of a call that hands nothing over, while somebody has the floor
OWN_START, OWN_THING = 5.0, 2.0
OPENING = 3  # sentences at the start of a turn in which members may take the floor
CLOSED = -1e6
AFTER_A_GAP_SECONDS = 180.0
MOST_OF_A_GROUP = 30  # speakers


@dataclass(frozen=True, slots=True)
class Item:
    """A turn, or one sentence of the moderator, with its features."""

    turn: Turn
    speaker: str
    start: float
    end: float
    self_focus: float = 0.0
    move: Move | None = None
    moderates: bool = False
    share: float = 1.0
    hello: bool = False
    bye: bool = False
    closed: bool = False
    opens: str | None = None  # whose hot seat opens here
    held_by: str | None = None  # who keeps the floor until it is clearly somebody else's


def find_hot_seats(spoken: TranscriptAnalysis) -> list[Seat]:
    """Return the hot seats of a session, in order; empty if there were none.

    None overlaps a closed stretch of the transcript.
    """
    return select_hot_seats(find_stretches(spoken), spoken)


def find_stretches(spoken: TranscriptAnalysis) -> list[Seat]:
    """Return who most likely held the floor from when to when, in hot seats or otherwise."""
    speakers = {t.speaker for t in spoken.transcript.turns if t.speaker != spoken.moderator} - {""}
    items = _with_openings(_items(spoken), spoken)
    members = _members(spoken, items)
    if len(speakers) < 2 or not members:
        return []
    return _joined(_stretches(items, _path(items, members, len(speakers))), items, spoken.moderator)


def select_hot_seats(held: Sequence[Seat], spoken: TranscriptAnalysis) -> list[Seat]:
    """Return the stretches that are hot seats, each without a closing round of promises."""
    hot_seats = [
        without_closing_round(s, spoken.moderator) for s in held if is_hot_seat(s, spoken.moderator)
    ]
    if len(spoken.transcript.speakers) > MOST_OF_A_GROUP and not any(s.handed for s in hot_seats):
        return []  # a public hearing
    return hot_seats if is_peer_session(hot_seats, spoken.moderator) else []


def _members(spoken: TranscriptAnalysis, items: Sequence[Item]) -> list[str]:
    """Return who may be in a hot seat: who is handed the floor, or members who say enough."""
    turn_counts: Counter[str] = Counter()
    word_counts: Counter[str] = Counter()
    for turn in spoken.transcript.turns:
        turn_counts[turn.speaker] += 1
        word_counts[turn.speaker] += len(turn.text.split())
    handed_to = {i.move.to for i in items if i.move and i.move.to and i.move.sure >= SURE}
    handed_to |= {i.opens for i in items if i.opens}
    return [
        member
        for member in spoken.transcript.speakers
        if member in handed_to
        or (
            member != spoken.moderator
            and turn_counts[member] >= LEAST_OWN_TURNS
            and word_counts[member] >= LEAST_OWN_WORDS
        )
    ]


def _items(spoken: TranscriptAnalysis) -> list[Item]:
    items: list[Item] = []
    for turn in spoken.transcript.turns:
        if spoken.transcript.is_closed(turn.start):
            items.append(Item(turn, "", turn.start, turn.end, closed=True))
        elif turn.speaker and turn.speaker == spoken.moderator:
            items += _moderator_items(turn, spoken)
        else:
            items.append(_member_item(turn, spoken))
    return items


def _with_openings(items: list[Item], spoken: TranscriptAnalysis) -> list[Item]:
    """Return the items with the hot seats that open at them, and who keeps the floor after that."""
    turns = spoken.transcript.turns
    opens = {id(turns[opening.first]): opening.member for opening in find_openings(spoken)}
    marked: list[Item] = []
    holder: str | None = None
    is_over = in_closing_round = False
    for item in items:
        opened = opens.pop(id(item.turn), None)
        if opened:
            holder, is_over, in_closing_round = opened, False, False
        move = item.move if item.moderates else None
        if move and in_closing_round and not opened and move.to == item.speaker:
            item = replace(item, move=replace(move, to=None, sure=0.0))  # "and I have one as well"
        elif move and holder and not opened and move.to not in (None, holder) and move.sure < SURE:
            item = replace(item, move=replace(move, sure=CALLED_WITHIN * move.sure))
        in_closing_round = in_closing_round or bool(move and move.round and move.asks)
        is_over = is_over or bool(move and move.asks)
        if holder and move and move.round and not (is_over or move.words or move.last):
            item = replace(item, move=replace(move, round=False))  # a round within the seat
        elif item.closed or (move and move.round):
            holder = None
        marked.append(replace(item, opens=opened, held_by=holder) if holder else item)
    return marked


def _moderator_items(turn: Turn, spoken: TranscriptAnalysis) -> list[Item]:
    parts = spoken.sentences(turn)
    items = []
    for sentence, move in zip(parts, spoken.moves(turn), strict=True):
        part = turn.within(sentence.first, sentence.last)
        focus = self_focus(sentence.plain, sentence.speech)
        items.append(
            Item(turn, turn.speaker, part.start, part.end, focus, move,
                 moderates=True, share=1 / len(parts))
        )  # fmt: skip
    return items


def _member_item(turn: Turn, spoken: TranscriptAnalysis) -> Item:
    speech = spoken.speech(turn)
    return Item(
        turn, turn.speaker, turn.start, turn.end, self_focus(turn.plain, speech),
        _member_move(turn, spoken),
        hello=bool(speech.opens("floor.hello", turn.plain)),
        bye=bool(speech.search("floor.bye", turn.plain)),
    )  # fmt: skip


def _member_move(turn: Turn, spoken: TranscriptAnalysis) -> Move | None:
    """Return a member's move: they take the floor, or hand it over if nobody moderates."""
    if not turn.speaker:
        return None
    parts, speech = spoken.sentences(turn)[:OPENING], spoken.speech(turn)
    leads = spoken.moderator
    if leads is None or spoken.names_anybody(turn):
        for move in spoken.moves(turn):
            if move.to == turn.speaker:
                return Move(turn.speaker, OWN_START)
            if move.to and move.sure >= SURE and leads in (None, move.to):
                return replace(move, sure=SURE if leads else OWN_START)
            if move.round and leads is None:
                return move
    elif any(takes_the_floor(part.plain, speech) for part in parts):
        return Move(turn.speaker, OWN_START)
    if any(opens_own_case(part.plain, speech) for part in parts) or states_problem(turn):
        return Move(turn.speaker, OWN_THING)
    return None


def _path(items: Sequence[Item], members: Sequence[str], speakers: int) -> list[str | None]:
    """Return the most likely holder of the floor at every item."""
    states: list[str | None] = [None, *members]
    best = {state: (0.0 if state is None else -SWITCH_AT_MODERATOR) for state in states}
    back: list[dict[str | None, str | None]] = []
    recent: list[str] = []
    for n, item in enumerate(items):
        cost = _switch_cost(items, n)
        leader = max(states, key=lambda s: best[s])
        step: dict[str | None, str | None] = {}
        new: dict[str | None, float] = {}
        for state in states:
            leaving = KEPT if leader is not None and leader == item.held_by else 0.0
            stay, come = best[state], best[leader] - cost - leaving
            step[state] = state if stay >= come else leader
            new[state] = max(stay, come) + _score(item, state, recent, speakers)
        best = new
        back.append(step)
        if not item.moderates:
            recent = [*recent[-3:], item.speaker]
    state = max(states, key=lambda s: best[s])
    path = [state]
    for step in reversed(back[1:]):
        state = step[state]
        path.append(state)
    return path[::-1]


def _switch_cost(items: Sequence[Item], n: int) -> float:
    item, before = items[n], items[n - 1] if n else None
    if item.moderates or item.closed or (before and (before.moderates or before.closed)):
        return SWITCH_AT_MODERATOR
    if item.move and (item.move.to or item.move.round):
        return SWITCH_AT_MODERATOR
    goodbye = any(i.bye for i in items[max(0, n - 3) : n])
    pause = item.start - before.end if before else 0.0
    return SWITCH - 1.5 * item.hello - 1.5 * goodbye - (1.0 if pause > 8 else 0.0)


def _score(item: Item, state: str | None, recent: Sequence[str], speakers: int) -> float:
    """Return the log-likelihood of the item if ``state`` holds the floor."""
    if item.closed:
        return 0.0 if state is None else CLOSED
    score = OPENED if item.opens and item.opens == state else 0.0
    if item.move is not None:
        if item.move.to is not None and item.move.to == state:
            score += item.move.sure
        elif item.move.round and state is None:
            score += ROUND
    if item.moderates:
        return score + (_moderator_score(item) if item.speaker == state else 0.0)
    return score + _speaker_score(item, state, recent, speakers)


def _moderator_score(item: Item) -> float:
    """Score a sentence of the moderator if the moderator is in the hot seat."""
    leads = item.move is not None and (item.move.round or item.move.closes)
    return item.share * (0.5 + 0.9 * item.self_focus) - 3.0 * leads


def _speaker_score(item: Item, state: str | None, recent: Sequence[str], speakers: int) -> float:
    if not item.speaker:
        return 0.0
    if state is None:
        return -math.log(max(speakers, 4)) + (0.5 if item.speaker not in recent else -0.3)
    weight = 0.9 if item.held_by != state else 0.3  # in a round of experiences, peers say "I"
    if item.speaker == state:
        return math.log(0.5) + weight * item.self_focus
    return math.log(0.5 / min(3, max(speakers - 1, 1))) - weight * item.self_focus


def _stretches(items: Sequence[Item], path: Sequence[str | None]) -> list[Seat]:
    runs: list[tuple[str | None, list[Item]]] = []
    for item, state in zip(items, path, strict=True):
        if runs and runs[-1][0] == state:
            runs[-1][1].append(item)
        else:
            runs.append((state, [item]))
    seats = []
    for state, run in runs:
        if state is None:
            continue
        opening = next((n for n, item in enumerate(run) if item.opens == state), 0)
        if opening <= len(run) / 3:
            run = run[opening:]  # what the member said before belongs to no hot seat
        turns = tuple(dict.fromkeys(i.turn for i in run))
        handed = any(_hands_over(i, state) or i.opens == state for i in run)
        seats.append(Seat(state, min(i.start for i in run), max(i.end for i in run), turns, handed))
    return seats


def _hands_over(item: Item, member: str) -> bool:
    """Whether the floor is handed to the member here, by the moderator or another speaker."""
    move = item.move
    return bool(
        move and move.to == member and move.sure > OWN_START
        and (item.moderates or item.speaker != member)
    )  # fmt: skip


def _joined(held: Sequence[Seat], items: Sequence[Item], moderator: str | None) -> list[Seat]:
    """Join two stretches of a member where only a peer's stretch lies between them."""
    joined: list[Seat] = []
    others: list[Seat] = []
    for seat in held:
        before = joined[-1] if joined else None
        if not is_hot_seat(seat, moderator):
            others.append(seat)
        elif before and before.member == seat.member and _is_continued(before, seat, items):
            between = dict.fromkeys(
                i.turn for i in items if before.start <= i.start and i.end <= seat.end
            )
            handed = before.handed or seat.handed
            joined[-1] = Seat(seat.member, before.start, seat.end, tuple(between), handed)
            others = [p for p in others if p.start < before.start]
        else:
            joined.append(seat)
    return sorted([*joined, *others], key=lambda seat: seat.start)


def _is_continued(before: Seat, seat: Seat, items: Sequence[Item]) -> bool:
    gap = [i for i in items if before.end <= i.start < seat.start]
    return seat.start - before.end <= AFTER_A_GAP_SECONDS and not any(
        i.closed or (i.move and i.move.round) for i in gap
    )
