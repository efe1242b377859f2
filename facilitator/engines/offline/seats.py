"""Finds the hot seats: who holds the floor, and where one hands over to the next.

Every turn is judged under each hypothesis "member m is in the hot seat" and "nobody is"; the
cheapest path through the session (Viterbi, 1967) wins. What counts: in a hot seat every second turn
is the member's own, the member says *I* and the peers say *you*, and floors change at the
moderator's words. Work and memory grow linearly with the number of turns.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from facilitator.domain.turns import Transcript, Turn
from facilitator.engines.offline.grammar import said
from facilitator.engines.offline.moderation import Move, move
from facilitator.engines.offline.solutions import solution_in
from facilitator.engines.offline.words import sentences, words

_I = frozenset("i i'm i've i'd i'll im ive my me mine myself we our us".split())
_YOU = frozenset("you your you're you've you'd you'll yourself ur u youre".split())
_HELLO = re.compile(r"^\W*(hi|hello|hey|good (morning|afternoon|evening)|so,? my)\b", re.I)
_BYE = said(
    "bye",
    "take care",
    "good (?:luck|night)",
    "thank you so much",
    "thanks (?:so much|again)",
    "you'?re welcome",
    "have a (?:great|good|nice)",
)

SWITCH, SWITCH_AT_MODERATOR, HANDED_OVER = 6.0, 2.0, 7.0
LEAST_OWN_TURNS, LEAST_OWN_WORDS = 3, 30


@dataclass(frozen=True, slots=True)
class Item:
    """A turn, or one sentence of the moderator's, with what it tells about the floor."""

    turn: Turn
    speaker: str
    start: float
    end: float
    lean: float = 0.0
    move: Move | None = None
    hello: bool = False
    bye: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """A stretch of the session that belongs to ``member``; ``handed`` if the moderator said so."""

    member: str
    start: float
    end: float
    turns: tuple[Turn, ...]
    handed: bool = False


def lean(text: str) -> float:
    """From -1 (speaks about you) to 1 (speaks about oneself)."""
    spoken = words(text)
    mine, yours = sum(w in _I for w in spoken), sum(w in _YOU for w in spoken)
    return (mine - yours) / (mine + yours + 1)


def items_of(transcript: Transcript, moderator: str | None) -> list[Item]:
    members = [s for s in transcript.speakers if s != moderator]
    found = []
    for turn in transcript.turns:
        if turn.speaker and turn.speaker == moderator:
            for s in sentences(turn):
                part = turn.within(s.first, s.last)
                found.append(
                    Item(turn, turn.speaker, part.start, part.end, move=move(s.text, members))
                )
        else:
            found.append(
                Item(turn, turn.speaker, turn.start, turn.end, lean(turn.text),
                     hello=bool(_HELLO.search(turn.text)), bye=bool(_BYE.search(turn.text)))
            )  # fmt: skip
    return found


def find(transcript: Transcript, moderator: str | None) -> list[Seat]:
    """The hot seats of a session, in order; empty where nobody was in one."""
    own = Counter(t.speaker for t in transcript.turns if t.speaker and t.speaker != moderator)
    count: Counter[str] = Counter()
    for turn in transcript.turns:
        count[turn.speaker] += len(turn.text.split())
    members = [m for m in own if own[m] >= LEAST_OWN_TURNS and count[m] >= LEAST_OWN_WORDS]
    items = items_of(transcript, moderator)
    if not members or not items or len(own) < 2:
        return []
    path = _path(items, members, len(own))
    seats = [seat for seat in _stretches(items, path) if _holds(seat, moderator)]
    return seats if _is_peer_session(seats, moderator) else []


def _path(items: Sequence[Item], members: Sequence[str], speakers: int) -> list[str | None]:
    """The most likely holder of the floor at every item."""
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
            stay, come = best[state], best[leader] - cost
            step[state] = state if stay >= come else leader
            new[state] = max(stay, come) + _fits(item, state, recent, speakers)
        best = new
        back.append(step)
        if item.move is None:
            recent = [*recent[-3:], item.speaker]
    state = max(states, key=lambda s: best[s])
    path = [state]
    for step in reversed(back[1:]):
        state = step[state]
        path.append(state)
    return path[::-1]


def _switch_cost(items: Sequence[Item], n: int) -> float:
    item, before = items[n], items[n - 1] if n else None
    if item.move is not None or (before and before.move is not None):
        return SWITCH_AT_MODERATOR
    goodbye = any(i.bye for i in items[max(0, n - 3) : n])
    pause = item.start - before.end if before else 0.0
    return SWITCH - 1.5 * item.hello - 1.5 * goodbye - (1.0 if pause > 8 else 0.0)


def _fits(item: Item, state: str | None, recent: Sequence[str], speakers: int) -> float:
    """The log-likelihood of the item if ``state`` holds the floor."""
    if item.move is not None:
        if item.move.to is not None:
            return HANDED_OVER if item.move.to == state else 0.0
        return HANDED_OVER / 2 if item.move.round and state is None else 0.0
    if not item.speaker:
        return 0.0
    if state is None:
        return -math.log(max(speakers, 4)) + (0.5 if item.speaker not in recent else -0.3)
    if item.speaker == state:
        return math.log(0.5) + 0.9 * item.lean
    return math.log(0.5 / min(3, max(speakers - 1, 1))) - 0.9 * item.lean


def _stretches(items: Sequence[Item], path: Sequence[str | None]) -> list[Seat]:
    runs: list[tuple[str | None, list[Item]]] = []
    for item, state in zip(items, path, strict=True):
        if runs and runs[-1][0] == state:
            runs[-1][1].append(item)
        else:
            runs.append((state, [item]))
    found = []
    for state, run in runs:
        if state is None:
            continue
        turns = tuple(dict.fromkeys(i.turn for i in run))
        handed = any(i.move is not None and i.move.to == state for i in run)
        found.append(Seat(state, min(i.start for i in run), max(i.end for i in run), turns, handed))
    return found


def _holds(seat: Seat, moderator: str | None) -> bool:
    """Whether a stretch is a hot seat: enough of the member's own words, and peers who answer."""
    shape = _shape(seat, moderator)
    if not shape.peers or shape.own_words < LEAST_OWN_WORDS:
        return False
    if seat.handed:
        return True
    return (
        shape.own_turns >= LEAST_OWN_TURNS
        and 0.28 <= shape.own_share <= 0.68
        and shape.own_words_share <= 0.8
        and shape.leans_apart > -0.3
    )


def _is_peer_session(seats: Sequence[Seat], moderator: str | None) -> bool:
    """Whether hot seats that nobody handed over look like hot seats on the whole.

    A committee or a lecture also has people who hold the floor. What they lack: turns that go to
    and fro with one member, who says *I*, while the others say *you* and offer something.
    """
    if not seats or any(seat.handed for seat in seats):
        return True
    shapes = [_shape(seat, moderator) for seat in seats]
    return (
        median(shape.alternates for shape in shapes) >= 0.8
        and median(shape.peers_lean for shape in shapes) <= 0.2
        and median(shape.leans_apart for shape in shapes) >= 0.3
        and median(_offers(seat, moderator) for seat in seats) >= 0.12
    )


def _offers(seat: Seat, moderator: str | None) -> float:
    """The share of the peers' turns that give the member something, 0 to 1."""
    peers = [t for t in seat.turns if t.speaker not in (seat.member, moderator, "")]
    return sum(solution_in(t) is not None for t in peers) / max(len(peers), 1)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the talk of a stretch is dealt; shares are 0 to 1."""

    peers: int
    own_turns: int
    own_words: int
    own_share: float
    own_words_share: float
    alternates: float
    peers_lean: float
    leans_apart: float


def _shape(seat: Seat, moderator: str | None) -> _Shape:
    talk = [t for t in seat.turns if t.speaker and t.speaker != moderator]
    own = [t for t in talk if t.speaker == seat.member]
    peers = [t for t in talk if t.speaker != seat.member]
    mine, theirs = " ".join(t.text for t in own), " ".join(t.text for t in peers)
    count = len(mine.split())
    passes = sum(
        (a.speaker == seat.member) != (b.speaker == seat.member) for a, b in pairwise(talk)
    )
    return _Shape(
        peers=len({t.speaker for t in peers}),
        own_turns=len(own),
        own_words=count,
        own_share=len(own) / max(len(talk), 1),
        own_words_share=count / max(count + len(theirs.split()), 1),
        alternates=passes / max(len(talk) - 1, 1),
        peers_lean=lean(theirs),
        leans_apart=lean(mine) - lean(theirs),
    )
