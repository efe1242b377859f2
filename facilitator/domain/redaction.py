"""Leaves out what was said off the record, and everything of those not to be recorded."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from facilitator.domain.turns import Transcript, Turn

_OFF = re.compile(r"\b(?:off[- ]the[- ]record|off record|stop recording|(?:don'?t|not) record this|not for the notes|out of the notes)\b", re.I)  # fmt: skip
_ON = re.compile(r"\b(?:(?:back )?on[- ]the[- ]record|on record again|can record again)\b", re.I)


@dataclass(frozen=True, slots=True)
class Redacted:
    """The transcript without the passages; their number, and never their words."""

    transcript: Transcript
    spans_left_out: int = 0
    warnings: tuple[str, ...] = ()


def redact(transcript: Transcript, *, hidden: Collection[str] = ()) -> Redacted:
    """Cut from a turn that goes off the record to one that comes back, or to the end.

    In doubt the whole turn goes. Safe to run twice: the second time finds nothing.
    """
    kept: list[Turn] = []
    passages, off = 0, False
    for turn in transcript.turns:
        starts, ends = bool(_OFF.search(turn.text)), bool(_ON.search(turn.text))
        passages += starts and not off
        if not (off or starts or turn.speaker in hidden):
            kept.append(turn)
        off = (off or starts) and not ends
    warning = "Off the record until the end: nobody said 'back on the record'."
    return Redacted(replace(transcript, turns=tuple(kept)), passages, (warning,) if off else ())
