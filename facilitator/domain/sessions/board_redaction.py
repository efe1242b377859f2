"""Cut from a transcript what was said while the moderator's board was off the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from facilitator.domain.notices import Notice, notice
from facilitator.domain.sessions.turns import Span, Transcript

EXACT_SECONDS = 20.0  # clicks lag behind speech, and clocks differ
ROUGH_SECONDS = 900.0  # if the start of the transcript is not known


@dataclass(frozen=True, slots=True)
class OffRecordPeriod:
    """A period off the record; seconds from the start of the transcript.

    ``end`` is infinite if nobody put it back on. ``margin`` is the possible error of the times.
    ``paused`` is how long the recording may have been paused before: later words then appear that
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
class CutTranscript:
    """The remaining transcript, the number of periods that removed something, and warnings."""

    transcript: Transcript
    left_out: int = 0
    warnings: tuple[Notice, ...] = ()


def cut_periods(transcript: Transcript, stretches: Sequence[OffRecordPeriod]) -> CutTranscript:
    """Cut every span that may have been spoken in one of these periods.

    A transcript without times loses everything: any of it may have been said then.
    """
    spans = [span for turn in transcript.turns for span in turn.spans]
    if not stretches or not spans:
        return CutTranscript(transcript)
    if not any(span.start for span in spans):
        return CutTranscript(
            replace(transcript, turns=()), len(stretches), (notice("transcript_without_times"),)
        )
    turns = []
    for turn in transcript.turns:
        kept = tuple(s for s in turn.spans if not any(stretch.covers(s) for stretch in stretches))
        if kept:
            turns.append(turn if kept == turn.spans else replace(turn, spans=kept))
    number = sum(any(stretch.is_within(span) for span in spans) for stretch in stretches)
    return CutTranscript(replace(transcript, turns=tuple(turns)), number, _warnings(stretches))


def _warnings(stretches: Sequence[OffRecordPeriod]) -> tuple[Notice, ...]:
    warnings = [
        notice("board_not_put_back_on", start=_minute(stretch.start)) if stretch.end == inf
        else notice("board_off_the_record", start=_minute(stretch.start), end=_minute(stretch.end))
        for stretch in stretches
    ]  # fmt: skip
    if any(stretch.margin > EXACT_SECONDS for stretch in stretches):
        warnings.append(notice("transcript_start_unknown"))
    paused = max(stretch.paused for stretch in stretches)
    if paused >= 60:
        warnings.append(notice("recording_paused", minutes=_minute(paused)))
    return tuple(warnings)


def _minute(seconds: float) -> int:
    return max(0, int(seconds // 60))
