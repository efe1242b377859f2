"""Cues of WebVTT (W3C, webvtt1) and SRT files: times and text, whoever wrote them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from facilitator.domain.turns import Span, Turn
from facilitator.transcripts._heard import Heard, seconds
from facilitator.transcripts._labels import Labels

CONTINUES_SECONDS = 2.0
TRUNCATED = "The file ends in the middle of a cue; what came after it is missing."
_ENDS = (".", "!", "?", "…")
_BLANK = re.compile(r"\n[ \t]+(?=\n)")


class Cue(NamedTuple):
    """One timed entry; seconds from the start of the file."""

    start: float
    end: float
    text: str


def cues(text: str) -> tuple[list[Cue], bool]:
    """All cues in the order of the file, and whether its end seems cut off."""
    found: list[Cue] = []
    cut = False
    if _BLANK.search(text):
        text = _BLANK.sub("\n", text)
    for block in text.split("\n\n"):
        if "-->" not in block:
            cut = _half_a_time(block)
            continue
        head, _, body = block.partition("-->")
        if head[-14:-13] in ("\n", "") and body[13:14] == "\n":  # as everybody writes it
            start, end, said = _at(head[-13:-1]), _at(body[1:13]), body[14:].strip()
        else:
            times, _, said = body.partition("\n")
            start = seconds(head.rstrip().rpartition("\n")[2])
            end = seconds(times.strip().partition(" ")[0])
            said = said.strip()
        cut = start is None or end is None or not said
        if start is not None and end is not None and said:
            found.append(Cue(start, end if end > start else start, said))
    return found, cut


def labelled(text: str, known: Collection[str]) -> Heard:
    """Turns of cues that begin with `Speaker Name: `; one without goes on if it clearly does."""
    read, cut = cues(text)
    lines = [" ".join(cue.text.split()) if "\n" in cue.text else cue.text for cue in read]
    labels = Labels(lines, known)
    turns = _turns(zip(read, labels.split(), strict=True))
    return Heard(turns, (*labels.warnings, *((TRUNCATED,) if cut else ())))


def _turns(said: Iterable[tuple[Cue, tuple[str | None, str]]]) -> list[Turn]:
    """A speaker's cues that follow close upon one another are one turn."""
    groups: list[tuple[str, list[Span]]] = []
    speaker, before, goes_on = "", 0.0, False
    for (start, end, _), (label, words) in said:
        is_near = start - before <= CONTINUES_SECONDS
        if label is None:
            label = speaker if goes_on and is_near else ""
        if words:
            span = Span(start, end, words)
            if is_near and groups and groups[-1][0] == label and start >= groups[-1][1][-1].start:
                groups[-1][1].append(span)
            else:
                groups.append((label, [span]))
        speaker, before, goes_on = label, end, not words.endswith(_ENDS)
    return [Turn(speaker, tuple(spans)) for speaker, spans in groups]


def _at(clock: str) -> float | None:
    """Seconds of `01:02:03.400`, quickly; whatever else there is, as carefully as it takes."""
    if len(clock) == 12 and clock[2] == clock[5] == ":" and clock[8] == ".":
        try:
            return int(clock[:2]) * 3600 + int(clock[3:5]) * 60 + float(clock[6:])
        except ValueError:
            return None
    return seconds(clock)


def _half_a_time(block: str) -> bool:
    last = block.strip().rpartition("\n")[2]
    return bool(re.fullmatch(r"\d{1,2}(?::[\d:.,]*)?(?: -{0,2})?", last)) and ":" in last
