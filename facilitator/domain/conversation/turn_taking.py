"""Decides whether a stretch of talk is a hot seat: one member has the floor, others answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from facilitator.domain.conversation.promises import is_promise
from facilitator.domain.conversation.solutions import solution_in
from facilitator.domain.conversation.speech import Speech, speech_of
from facilitator.domain.conversation.words import sentences, words
from facilitator.domain.sessions.turns import Turn

LEAST_OWN_TURNS, LEAST_OWN_WORDS, LEAST_WORDS_IF_HANDED = 3, 30, 15
LEAST_IN_ROUND = 3
FEW_OFFERS, MANY_OFFERS = 0.08, 0.28  # shares of the peers' turns


@dataclass(frozen=True, slots=True)
class Seat:
    """A stretch of the session in which ``member`` has the floor; ``handed`` if handed over."""

    member: str
    start: float
    end: float
    turns: tuple[Turn, ...]
    handed: bool = False


def self_focus(plain: str, speech: Speech) -> float:
    """Return from -1, if a folded text is about "you", to 1, if it is about "I"."""
    mine = yours = 0
    for word in words(plain):
        if speech.lists("i", word):
            mine += 1
        elif speech.lists("you", word):
            yours += 1
    return (mine - yours) / (mine + yours + 1)


def is_hot_seat(seat: Seat, moderator: str | None) -> bool:
    """Whether a stretch is a hot seat: the member says enough, and peers answer."""
    shape = _shape(seat, moderator)
    if seat.handed:
        return shape.peers > 0 and shape.own_words >= LEAST_WORDS_IF_HANDED
    return (
        shape.peers > 0
        and shape.own_words >= LEAST_OWN_WORDS
        and shape.own_turns >= LEAST_OWN_TURNS
        and 0.28 <= shape.own_share <= 0.68
        and shape.own_words_share <= 0.8
        and shape.leans_apart > -0.3
    )


def without_closing_round(seat: Seat, moderator: str | None) -> Seat:
    """Return the seat without a closing round, in which most promise something, each once.

    Such a round is no part of the hot seat, even if no sentence opens it.
    """
    leads = None if seat.member == moderator else moderator
    spoke: set[str] = set()
    promised, cut = 0, len(seat.turns)
    for number in range(len(seat.turns) - 1, 0, -1):
        turn = seat.turns[number]
        if turn.speaker == leads:
            continue
        if turn.speaker in spoke:
            break
        spoke.add(turn.speaker)
        if turn.speaker != seat.member and solution_in(turn) is not None:
            break
        if any(is_promise(s) for s in sentences(turn)):
            promised, cut = promised + 1, number
    if promised < 2 or len(spoke) < LEAST_IN_ROUND or promised <= len(spoke) / 2:
        return seat
    turns = seat.turns[:cut]
    while len(turns) > 1 and turns[-1].speaker == leads:
        turns = turns[:-1]
    return replace(seat, end=max(t.end for t in turns), turns=turns)


def is_peer_session(seats: Sequence[Seat], moderator: str | None) -> bool:
    """Whether hot seats without a handover look like real hot seats as a whole.

    In committees and lectures people hold the floor too. What they lack is turns that alternate
    with one member, who says *I*, while the others say *you* and offer something.
    """
    if not seats or any(seat.handed for seat in seats):
        return True
    shapes = [_shape(seat, moderator) for seat in seats]
    alternates = median(shape.alternates for shape in shapes)
    offers = median(_offers(seat, moderator) for seat in seats)
    if offers >= MANY_OFFERS:  # peers who share experience say *I* as well
        return alternates >= 0.6
    return (
        alternates >= 0.75
        and offers >= FEW_OFFERS
        and median(shape.peers_lean for shape in shapes) <= 0.2
        and median(shape.leans_apart for shape in shapes) >= 0.3
    )


def _offers(seat: Seat, moderator: str | None) -> float:
    """Return the share of the peers' turns with a solution, 0 to 1."""
    peers = [t for t in seat.turns if t.speaker not in (seat.member, moderator, "")]
    return sum(solution_in(t) is not None for t in peers) / max(len(peers), 1)


def _focus(turns: Sequence[Turn]) -> float:
    """Return the focus of all these turns together (see `self_focus`)."""
    mine = yours = 0
    for turn in turns:
        speech = speech_of(turn.language)
        said = words(turn.plain)
        mine += sum(speech.lists("i", word) for word in said)
        yours += sum(speech.lists("you", word) for word in said)
    return (mine - yours) / (mine + yours + 1)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the turns and words of a stretch are distributed; shares are from 0 to 1."""

    peers: int
    own_turns: int
    own_words: int
    own_share: float
    own_words_share: float
    alternates: float
    peers_lean: float
    leans_apart: float


def _shape(seat: Seat, moderator: str | None) -> _Shape:
    leads = None if seat.member == moderator else moderator
    talk = [t for t in seat.turns if t.speaker and t.speaker != leads]
    own = [t for t in talk if t.speaker == seat.member]
    peers = [t for t in talk if t.speaker != seat.member]
    count = sum(len(t.text.split()) for t in own)
    theirs = sum(len(t.text.split()) for t in peers)
    mine_leans, theirs_lean = _focus(own), _focus(peers)
    passes = sum(
        (a.speaker == seat.member) != (b.speaker == seat.member) for a, b in pairwise(talk)
    )
    return _Shape(
        peers=len({t.speaker for t in peers}),
        own_turns=len(own),
        own_words=count,
        own_share=len(own) / max(len(talk), 1),
        own_words_share=count / max(count + theirs, 1),
        alternates=passes / max(len(talk) - 1, 1),
        peers_lean=theirs_lean,
        leans_apart=mine_leans - theirs_lean,
    )
