"""Writes a transcript in the form of Zoom's audio transcripts: numbered cues of about a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

MOST_WORDS = 12  # of a cue
WORDS_A_SECOND = 150 / 60
BEFORE_A_TURN, BEFORE_A_CUE = 1.1, 0.2  # seconds of silence
LEAST_SECONDS = 0.6


def to_web_vtt(turns: Iterable[tuple[str, str]]) -> bytes:
    """A WebVTT file of (speaker, text) turns, spoken one after the other at 150 words a minute."""
    lines = ["WEBVTT", ""]
    numbers, seconds = count(1), 3.0
    for speaker, text in turns:
        seconds += BEFORE_A_TURN
        for part in _parts(text.split()):
            end = seconds + max(len(part) / WORDS_A_SECOND, LEAST_SECONDS)
            lines += [str(next(numbers)), f"{_stamp(seconds)} --> {_stamp(end)}"]
            lines += [f"{speaker}: {' '.join(part)}", ""]
            seconds = end + BEFORE_A_CUE
    return "\n".join(lines).encode()


def _parts(words: list[str]) -> Iterator[list[str]]:
    """Split words into parts of similar length; a cue rarely has a single word."""
    parts = -(-len(words) // MOST_WORDS)
    for n in range(parts):
        yield words[n * len(words) // parts : (n + 1) * len(words) // parts]


def _stamp(seconds: float) -> str:
    millis = round(seconds * 1000)
    minutes, rest = divmod(millis, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
