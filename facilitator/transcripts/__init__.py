"""Readers: one module per transcript format, found by content."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from facilitator import plugins
from facilitator.domain.errors import UnreadableTranscript
from facilitator.domain.turns import Span, Transcript, Turn, merged

LARGEST_BYTES = 50 * 1024 * 1024
WHERE = (
    "In Zoom, open the recording in the cloud and download the file 'Audio transcript' (VTT): "
    "it names the speakers."
)


def read(content: bytes, *, known: Collection[str] = ()) -> Transcript:
    """Read one transcript. Raises UnreadableTranscript with what to do."""
    if len(content) > LARGEST_BYTES:
        raise UnreadableTranscript("This file is too large to be a transcript.", WHERE)
    text = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableTranscript("The transcript is empty.", WHERE)
    for name in plugins.names(__name__):
        reader = plugins.load(__name__, name)
        if reader.recognises(text):
            turns: list[Turn] = reader.turns(text)
            if not any(t.speaker for t in turns):
                raise UnreadableTranscript("Nobody is named as a speaker in this file.", WHERE)
            backwards = any(a.start > b.start for a, b in pairwise(turns))
            warnings = ("Some times ran backwards; the turns were put in order.",)
            ordered = sorted(turns, key=lambda t: t.start)
            return Transcript(tuple(merged(ordered)), name, warnings if backwards else ())
    raise UnreadableTranscript("This is no transcript that can be read.", WHERE)


def read_all(contents: Sequence[bytes], known: Collection[str] = ()) -> Transcript:
    """Read the files of one session, each following the one before; twins are read once."""
    turns: list[Turn] = []
    warnings: list[str] = []
    parts = [read(content, known=known) for content in dict.fromkeys(contents)]
    for part in parts:
        offset = turns[-1].end if turns else 0.0
        turns += [_later(turn, offset) for turn in part.turns]
        warnings += part.warnings
    if len(parts) < len(contents):
        warnings.append("The same file was given twice; it was read once.")
    return Transcript(tuple(turns), parts[0].source, tuple(warnings))


def _later(turn: Turn, offset: float) -> Turn:
    spans = tuple(Span(s.start + offset, s.end + offset, s.text) for s in turn.spans)
    return Turn(turn.speaker, spans)
