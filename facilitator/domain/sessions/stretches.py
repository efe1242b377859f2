"""Leaves out what was said while the moderator's board was off the record, by the time of day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from facilitator.domain.notices import Notice, notice
from facilitator.domain.sessions.turns import Span, Transcript

EXACT_SECONDS = 20.0  # a finger is slower than a tongue, and clocks differ
ROUGH_SECONDS = 900.0  # where nobody knows when the transcript begins


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time off the record; seconds from the start of the transcript, to be kept off for sure.

    ``end`` is infinite where nobody put it back on. ``margin`` is how far the times may be wrong.
    ``paused`` is how long the recording may have been paused before: what follows a pause stands so
    much earlier in the transcript.
    """

    start: float
    end: float = inf
    margin: float = EXACT_SECONDS
    paused: float = 0.0

    def covers(self, span: Span) -> bool:
        """Whether words may have been spoken in it; in doubt they were."""
        earliest = self.start - self.margin - self.paused
        return span.end > earliest and span.start < self.end + self.margin

    def is_within(self, span: Span) -> bool:
        """Whether words were spoken in it, if all clocks are right."""
        return span.end > self.start - self.paused and span.start < self.end


@dataclass(frozen=True, slots=True)
class Without:
    """The transcript that is left, how many stretches took something, and what to tell of them."""

    transcript: Transcript
    left_out: int = 0
    warnings: tuple[Notice, ...] = ()


def without(transcript: Transcript, stretches: Sequence[Stretch]) -> Without:
    """Cut every span that may have been spoken in one of the stretches.

    A transcript that has no times loses everything: any of it may have been said then.
    """
    spans = [span for turn in transcript.turns for span in turn.spans]
    if not stretches or not spans:
        return Without(transcript)
    if not any(span.start for span in spans):
        return Without(
            replace(transcript, turns=()), len(stretches), (notice("transcript_without_times"),)
        )
    turns = []
    for turn in transcript.turns:
        kept = tuple(s for s in turn.spans if not any(one.covers(s) for one in stretches))
        if kept:
            turns.append(turn if kept == turn.spans else replace(turn, spans=kept))
    number = sum(any(one.is_within(span) for span in spans) for one in stretches)
    return Without(replace(transcript, turns=tuple(turns)), number, _told(stretches))


def _told(stretches: Sequence[Stretch]) -> tuple[Notice, ...]:
    told = [
        notice("board_not_put_back_on", start=_minute(one.start)) if one.end == inf
        else notice("board_off_the_record", start=_minute(one.start), end=_minute(one.end))
        for one in stretches
    ]  # fmt: skip
    if any(one.margin > EXACT_SECONDS for one in stretches):
        told.append(notice("transcript_start_unknown"))
    paused = max(one.paused for one in stretches)
    if paused >= 60:
        told.append(notice("recording_paused", minutes=_minute(paused)))
    return tuple(told)


def _minute(seconds: float) -> int:
    return max(0, int(seconds // 60))
