"""Writes what was said as Zoom's audio transcript: numbered cues of a line or so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

MOST_WORDS = 12  # of a cue
WORDS_A_SECOND = 150 / 60
BEFORE_A_TURN, BEFORE_A_CUE = 1.1, 0.2  # seconds of silence
LEAST_SECONDS = 0.6


def web_vtt(turns: Iterable[tuple[str, str]]) -> bytes:
    """Speakers and what they said, one after the other, at 150 words a minute."""
    lines = ["WEBVTT", ""]
    numbers, at = count(1), 3.0
    for speaker, text in turns:
        at += BEFORE_A_TURN
        for part in _parts(text.split()):
            end = at + max(len(part) / WORDS_A_SECOND, LEAST_SECONDS)
            lines += [str(next(numbers)), f"{_stamp(at)} --> {_stamp(end)}"]
            lines += [f"{speaker}: {' '.join(part)}", ""]
            at = end + BEFORE_A_CUE
    return "\n".join(lines).encode()


def _parts(words: list[str]) -> Iterator[list[str]]:
    """Words in parts of about the same length; a cue seldom has a word alone."""
    parts = -(-len(words) // MOST_WORDS)
    for n in range(parts):
        yield words[n * len(words) // parts : (n + 1) * len(words) // parts]


def _stamp(seconds: float) -> str:
    millis = round(seconds * 1000)
    minutes, rest = divmod(millis, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
