"""A recap as readers are shown it: with its session's facts and the trust receipt."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from facilitator.domain.language.spelling import holds_words, same_words
from facilitator.domain.recaps.recap import Evidence, Kind, Recap, Source


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a member is told about the handling of what was said.

    Which engine and model worked on it, and who got the words, the recap knows itself;
    ``sent_before`` is the model that got them for an earlier recap. ``left_out`` counts passages
    that somebody asked to leave out; ``not_recorded`` members of whom nothing is kept.
    ``deleted_on`` is the day the transcript goes; None where it is kept until somebody asks.
    """

    left_out: int = 0
    not_recorded: int = 0
    deleted_on: date | None = None
    sent_before: str | None = None


@dataclass(frozen=True, slots=True)
class RecapView:
    """A recap with the facts of its session; ``seconds`` is the transcript's length."""

    recap: Recap
    title: str
    group: str = ""
    theme: str = "base"
    held_at: datetime | None = None
    seconds: float = 0.0
    speakers: int = 0
    moderator: str | None = None
    session_id: int | None = None
    language: str = "en"
    receipt: Receipt = Receipt()


def showing(view: RecapView, kinds: Collection[Kind]) -> RecapView:
    """The view with only those solutions that the session's format shows; the rest is kept."""
    seats = tuple(
        replace(seat, solutions=tuple(s for s in seat.solutions if s.kind in kinds))
        for seat in view.recap.hot_seats
    )
    return replace(view, recap=replace(view.recap, hot_seats=seats))


def for_guest(view: RecapView, guest: str) -> RecapView:
    """Only what is a guest's own: their hot seats, commitments and main points."""
    recap = view.recap
    own = replace(
        recap,
        hot_seats=tuple(seat for seat in recap.hot_seats if seat.member == guest),
        commitments=tuple(said for said in recap.commitments if said.member == guest),
        points=tuple(point for point in recap.points if point.speaker == guest),
    )
    return replace(view, recap=own)


def promises_of(view: RecapView) -> RecapView:
    """Only what was promised."""
    return replace(view, recap=replace(view.recap, hot_seats=(), points=()))


def without_words(view: RecapView) -> RecapView:
    """Nothing of what was said."""
    bare = replace(view.recap, hot_seats=(), points=(), commitments=(), warnings=())
    return replace(view, recap=bare)


def clock(seconds: float) -> str:
    """Minutes and seconds, with hours where there are any: 12:34, 1:02:03."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def printable(text: str) -> str:
    """Without control characters and marks that turn the writing direction round.

    What people are called and say must not move a reader's cursor or reorder a page.
    """
    return "".join(c if c.isprintable() else " " for c in text)


def is_spoken(text: str, evidence: Sequence[Evidence]) -> bool:
    """Whether a statement is worded just as it was spoken, so that it may stand in quotes.

    How a name or a word of the theme is spelled is the transcript's choice, not the speaker's.
    """
    return any(e.source is Source.TRANSCRIPT and same_words(e.quote, text) for e in evidence)


def other_words(text: str, evidence: Sequence[Evidence]) -> str:
    """The first words said that are not the statement itself; none from memory."""
    said = (e.quote for e in evidence if e.source is Source.TRANSCRIPT)
    return next((quote for quote in said if not holds_words(text, quote)), "")
