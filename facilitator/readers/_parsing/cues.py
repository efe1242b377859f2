"""Parses the cues of WebVTT (W3C, webvtt1) and SRT files, whichever program wrote them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from facilitator.domain.notices import notice
from facilitator.domain.sessions.turns import Span, Turn
from facilitator.readers._parsing.labels import LONGEST_LABEL, Labels
from facilitator.readers._parsing.parsed import ParsedFile, parse_clock

CONTINUES_SECONDS = 2.0
VOICE = re.compile(
    r"<v(?:\.[^\s.<>]{0,80}){0,9}\s{1,9}([^>]{1,200})>([^<]*(?:<(?!/?v[\s.>])[^<]*)*)"
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<[\d:.]{1,20}>")
_BLANK = re.compile(r"\n[ \t]+(?=\n)")
_NEXT_CUE = re.compile(r"\n(?:(?:\d+|\S+/\d+-\d+)\n)?(?=\d{1,5}:\d[\d:.,]*[ \t]*-->)")
_NEXT_LABEL = re.compile(rf"\n(?=[^\n]{{1,{LONGEST_LABEL}}}?(?::\s|:$|：)|(?:[-–—]|>>)\s)")
_ENDS = frozenset(".!?…。！？")


class Cue(NamedTuple):
    """One timed entry, or the part of it by one voice; times in seconds from the file's start."""

    start: float
    end: float
    text: str
    voice: str = ""


def cues(text: str) -> tuple[list[Cue], bool]:
    """Return all cues in file order, and whether the end of the file seems cut off."""
    result: list[Cue] = []
    is_cut = False
    for head, arrow, body in _blocks(text):
        if not arrow:
            is_cut = _is_half_a_time(head)
            continue
        start, end, said = _timed(head, body)
        is_cut = start is None or end is None or not said
        if start is None or end is None or not said:
            continue
        end = max(start, end)
        if "\n" in said or "<" in said or "&" in said:
            result += [Cue(start, end, words, voice) for voice, words in _voices(said) if words]
        else:
            result.append(Cue(start, end, said))
    stops_short = bool(result) and text[-1:] != "\n" and result[-1].text[-1] not in _ENDS
    return result, is_cut or stops_short


def parse_cues(text: str, known: Collection[str]) -> ParsedFile:
    """Parse turns from cues with a voice tag, or that begin with `Speaker Name: `.

    A cue with neither continues an unfinished sentence, except in files with voice tags, and where
    most cues have a label and no sentence ends with punctuation.
    """
    found, is_cut = cues(text)
    voices = {cue.voice for cue in found if cue.voice}
    labels = Labels((cue.text for cue in found if not cue.voice), (*known, *voices))
    pairs = list(labels.split())
    if voices:
        unvoiced = iter(pairs)
        pairs = [(cue.voice, cue.text) if cue.voice else next(unvoiced) for cue in found]
    has_ends = any(words[-1:] in _ENDS for _, words in pairs)
    if voices or (labels.on_most_lines and not has_ends):
        pairs = [(label or "", words) for label, words in pairs]
    elif is_cut and pairs and pairs[-1][0] is None:
        pairs[-1] = "", pairs[-1][1]  # may be half a label
    turns = _turns(zip(found, pairs, strict=True))
    return ParsedFile(turns, (*labels.warnings, *((notice("file_ends_early"),) if is_cut else ())))


def _turns(said: Iterable[tuple[Cue, tuple[str | None, str]]]) -> list[Turn]:
    """Join a speaker's cues into one turn where they follow closely."""
    groups: list[tuple[str, list[Span]]] = []
    speaker, before, goes_on = "", 0.0, False
    for (start, end, _, _), (label, words) in said:
        is_near = start - before <= CONTINUES_SECONDS
        if label is None:
            label = speaker if goes_on and is_near else ""
        if words:
            span = Span(start, end, words)
            if is_near and groups and groups[-1][0] == label and start >= groups[-1][1][-1].start:
                groups[-1][1].append(span)
            else:
                groups.append((label, [span]))
        speaker, before, goes_on = label, end, words[-1:] not in _ENDS
    return [Turn(speaker, tuple(spans)) for speaker, spans in groups]


def _blocks(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each block, split at its arrow; cues may follow each other without a blank line."""
    if _BLANK.search(text):
        text = _BLANK.sub("\n", text)
    for block in text.split("\n\n"):
        parted = block.partition("-->")
        if "-->" in parted[2]:
            yield from (cue.partition("-->") for cue in _NEXT_CUE.split(block))
        else:
            yield parted


def _voices(said: str) -> Iterator[tuple[str, str]]:
    """Yield the voices of a cue and their words; an untagged line with a label is separate."""
    rest, *voiced = VOICE.split(said)
    yield from (("", _plain(part)) for part in _NEXT_LABEL.split(rest))
    for voice, words, rest in zip(voiced[::3], voiced[1::3], voiced[2::3], strict=True):
        yield _plain(voice), _plain(words)
        yield from (("", _plain(part)) for part in _NEXT_LABEL.split(rest))


def _plain(text: str) -> str:
    return " ".join(unescape(_TAG.sub("", text)).split())


def _timed(head: str, body: str) -> tuple[float | None, float | None, str]:
    """Return start, end and text of a cue, by a fast path for the usual way to write times."""
    if head[-14:-13] in ("\n", "") and body[13:14] == "\n" and head[-5:-4] == body[9:10] == ".":
        try:
            start = _minute(head[-13:-7]) + float(head[-7:-1])
            return start, _minute(body[1:7]) + float(body[7:13]), body[14:].strip()
        except ValueError:
            pass
    times, _, said = body.partition("\n")
    start_at = parse_clock(head.rstrip().rpartition("\n")[2])
    return start_at, parse_clock(times.strip().partition(" ")[0]), said.strip()


@lru_cache(maxsize=1024)
def _minute(clock: str) -> int:
    """Return the seconds of `01:02:`, the prefix of all times of a minute. Raises ValueError."""
    if clock[2::3] != "::":
        raise ValueError(clock)
    return int(clock[:2]) * 3600 + int(clock[3:5]) * 60


def _is_half_a_time(block: str) -> bool:
    last = block.strip().rpartition("\n")[2]
    return bool(re.fullmatch(r"\d{1,2}(?::[\d:.,]*)?(?: -{0,2})?", last)) and ":" in last
