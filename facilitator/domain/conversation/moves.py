"""Classifies sentences by their effect on the floor, and scores who leads the session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facilitator.domain.conversation import handovers, rounds
from facilitator.domain.conversation.names import Names
from facilitator.domain.conversation.speech import Speech, speech_of
from facilitator.domain.language.phrases import fold

BEHIND_A_CLOSE = 2.0


@dataclass(frozen=True, slots=True)
class Move:
    """The move of one sentence; ``to`` is who is handed the floor, ``sure`` how likely, in points.

    ``asks`` is true if it asks what somebody will do, with ``round`` what everybody will do.
    ``words`` is true for a round that only asks how it was, ``last`` for one that ends the session.
    """

    to: str | None = None
    sure: float = 0.0
    closes: bool = False
    round: bool = False
    asks: bool = False
    words: bool = False
    last: bool = False

    @property
    def is_any(self) -> bool:
        return self is not NONE and bool(self.to or self.closes or self.round or self.asks)


NONE = Move()


def find_moves(
    texts: Sequence[str],
    speaker: str,
    names: Names,
    answers: str | None = None,
    speech: Speech | None = None,
) -> list[Move]:
    """Return the moves of the sentences of one turn.

    A member addressed by name stays the addressee of later sentences. ``answers`` is who speaks at
    length next: a member who is addressed and then begins has the floor.
    """
    spoken = speech or speech_of("")
    moves: list[Move] = []
    called: str | None = None
    closed = opened = False
    for text in texts:
        marked, named = handovers.mark_names(text, speaker, names, spoken)
        called = (named[0] if len(named) == 1 else None) or called
        move = _judge(marked, speaker, named, called, answers, spoken)
        if move.to and closed:  # "Thank you, Bob. Dana?"
            move = replace(move, sure=move.sure + BEHIND_A_CLOSE)
        # "A quick round. Bob, will you begin?" and "Experiences, please. Bob, go on."
        opened = opened or bool(spoken.search("floor.round_in_seat", marked))
        if move.to and move.to != speaker and opened:
            move = replace(move, sure=handovers.PERHAPS)
        closed, opened = closed or move.closes, opened or move.round
        moves.append(move)
    return moves


def _judge(
    marked: str,
    speaker: str,
    named: Sequence[str],
    called: str | None,
    answers: str | None,
    speech: Speech,
) -> Move:
    """Return the move of a sentence that names ``named``; ``called`` was addressed last."""
    closes = rounds.closes(marked, speech)
    asks = rounds.asks_for_commitments(marked, speech)
    if len(named) <= 1 and handovers.takes_the_floor(marked, speech):
        return Move(speaker, handovers.SURE, closes, asks=asks)
    if len(named) != 1 and rounds.opens_round(marked, speech):
        return Move(
            closes=closes,
            round=True,
            asks=asks,
            words=rounds.asks_for_words(marked, speech),
            last=rounds.is_last(marked, speech),
        )
    sure = 0.0
    if called and len(named) <= 1:
        sure = handovers.handover_score(marked, speech, is_answered=called == answers)
    if sure:
        return Move(called, sure, closes, asks=asks)
    return Move(closes=closes, asks=asks) if closes or asks else NONE


def handover_points(speaker: str, moves: Sequence[Move]) -> int:
    """Return points for handing the floor to others, as mostly a moderator does."""
    given = [move for move in moves if move.to and move.to != speaker]
    return sum(3 if move.sure >= handovers.SURE else 1 for move in given)


def leading_points(texts: Sequence[str], speech: Speech) -> int:
    """Return points for other sentences that mostly a moderator says."""
    plain = [fold(text) for text in texts]
    return 2 * any(speech.search("floor.leads", text) for text in plain) + 2 * any(
        rounds.opens_round(text, speech) for text in plain
    )
