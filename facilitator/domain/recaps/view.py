"""A recap as readers see it: with facts about its session and about how the data was handled."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from facilitator.domain.language.spelling import holds_words, same_words
from facilitator.domain.recaps.recap import Evidence, EvidenceSource, Recap, SolutionKind


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a member is told about the handling of the transcript.

    The engine, the model and who received the words are in the recap; ``sent_before`` is the model
    that received them for an earlier recap. ``left_out`` counts passages that somebody asked to
    leave out; ``not_recorded`` members of whom nothing is stored. ``deleted_on`` is the day the
    transcript is deleted; None if it is kept until somebody asks.
    """

    left_out: int = 0
    not_recorded: int = 0
    deleted_on: date | None = None
    sent_before: str | None = None


@dataclass(frozen=True, slots=True)
class RecapView:
    """A recap with facts about its session; ``seconds`` is the transcript's length."""

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


def with_kinds(view: RecapView, kinds: Collection[SolutionKind]) -> RecapView:
    """Return the view with only the kinds of solutions that the session's format shows."""
    seats = tuple(
        replace(seat, solutions=tuple(s for s in seat.solutions if s.kind in kinds))
        for seat in view.recap.hot_seats
    )
    recap = view.recap if seats == view.recap.hot_seats else view.recap.without_summaries()
    seats = tuple(
        replace(seat, solutions=shown.solutions)
        for seat, shown in zip(recap.hot_seats, seats, strict=True)
    )
    return replace(view, recap=replace(recap, hot_seats=seats))


def for_guest(view: RecapView, guest: str) -> RecapView:
    """Return the view with only a guest's own hot seats, commitments and main points."""
    recap = view.recap
    own = replace(
        recap,
        hot_seats=tuple(seat for seat in recap.hot_seats if seat.member == guest),
        commitments=tuple(said for said in recap.commitments if said.member == guest),
        points=tuple(point for point in recap.points if point.speaker == guest),
        summary="",
    )
    return replace(view, recap=own)


def commitments_only(view: RecapView) -> RecapView:
    """Return the view with only the commitments."""
    return replace(view, recap=replace(view.recap, hot_seats=(), points=(), summary=""))


def without_words(view: RecapView) -> RecapView:
    """Return the view without anything that was said."""
    bare = replace(view.recap, hot_seats=(), points=(), commitments=(), warnings=(), summary="")
    return replace(view, recap=bare)


def format_duration(seconds: float) -> str:
    """Format seconds as minutes and seconds, with hours if any: 12:34, 1:02:03."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def printable(text: str) -> str:
    """Replace control characters and marks that change the writing direction by spaces.

    Names and quotes must not move a reader's cursor or reorder a page.
    """
    return "".join(c if c.isprintable() else " " for c in text)


def is_spoken(text: str, evidence: Sequence[Evidence]) -> bool:
    """Whether a statement is worded exactly as it was spoken, so that it may be put in quotes.

    Spelling of names and theme words is ignored: it is the transcript's choice, not the speaker's.
    """
    return any(
        e.source is EvidenceSource.TRANSCRIPT and same_words(e.quote, text) for e in evidence
    )


def quote_if_different(text: str, evidence: Sequence[Evidence]) -> str:
    """Return the first quote that differs from the statement; empty for memories."""
    said = (e.quote for e in evidence if e.source is EvidenceSource.TRANSCRIPT)
    return next((quote for quote in said if not holds_words(text, quote)), "")
