"""Parses the cues of WebVTT (W3C, webvtt1) and SRT files, whichever program wrote them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from facilitator.domain.notices import notice
from facilitator.domain.sessions.turns import Span, Turn
from facilitator.readers._parsing.clock import parse_clock
from facilitator.readers._parsing.labels import LONGEST_LABEL, Labels
from facilitator.readers._parsing.parsed import ParsedFile
from facilitator.readers._parsing.tool_lines import is_tool_line

CONTINUES_SECONDS = 2.0
VOICE = re.compile(
    r"<v(?:\.[^\s.<>]{0,80}){0,9}\s{1,9}([^>]{1,200})>([^<]*(?:<(?!/?v[\s.>])[^<]*)*)"
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<[\d:.]{1,20}>")
_BLANK = re.compile(r"\n[ \t]+(?=\n)")
_NEXT_CUE = re.compile(r"\n(?:(?:\d+|\S+/\d+-\d+)\n)?(?=\d{1,5}:\d[\d:.,]*[ \t]*-->)")
_NEXT_LABEL = re.compile(rf"\n(?=[^\n]{{1,{LONGEST_LABEL}}}?(?::\s|:$|：)|(?:[-–—]|>>)\s)")
_NO_SPEECH = re.compile(
    r"(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)|(?:\d{1,9}|\S{1,200}/\d{1,9}-\d{1,9})$"
)
_NOTE_LINE = re.compile(r"(?:^|(?<=\n))NOTE(?:[ \t][^\n]*)?(?:\n|$)")
SPEAKER_IN_ID = r'\d{1,9} "([^"\n]{1,200})" \(\d{1,20}\)'
_SPEAKER_IN_ID = re.compile(SPEAKER_IN_ID)
_IN_BRACKETS = re.compile(r"(?:^|(?<=\n))[\[(]([^\[\]()\n:]{1,80})[\])]:?\s?(?=\S)")
_DASH_ALONE = re.compile(r"\n[-–—](?=\n|$)")
_ENDS = frozenset(".!?…。！？")


class RawCue(NamedTuple):
    """One timed entry as it is written; times in seconds from the file's start.

    ``speaker`` is the name in its identifier, where Webex writes it.
    """

    start: float
    end: float
    said: str
    speaker: str = ""


class RawCues(NamedTuple):
    """All entries of a file with text, how many had none, and whether its end seems cut off."""

    entries: list[RawCue]
    unread: int
    is_cut: bool


class Cue(NamedTuple):
    """A timed entry without markup, or the part of it by one voice."""

    start: float
    end: float
    text: str
    voice: str = ""


def raw_cues(text: str) -> RawCues:
    """Return the entries in file order; the text may stand below a blank line."""
    found: list[RawCue] = []
    unread, is_cut = 0, False
    for head, arrow, body in _blocks(text):
        if not arrow:
            words = head.strip()
            is_cut = bool(words) and _is_half_a_time(words)
            if words and found and not is_cut and not _NO_SPEECH.match(words):
                more = found[-1]._replace(said=words)
                found[-1:] = [found[-1], more] if found[-1].said else [more]
            continue
        start, end, said = _timed(head, body)
        is_cut = start is None or end is None or not said
        if start is not None and end is not None:
            found.append(RawCue(start, max(start, end), said, _speaker_in(head)))
        elif not _NO_SPEECH.match(head.strip()):
            unread += 1
    entries = [one for one in found if one.said]
    unread += len(found) - len(entries) - (is_cut and bool(found) and not found[-1].said)
    return RawCues(entries, unread, is_cut)


def parse_cues(text: str, known: Collection[str]) -> ParsedFile:
    """Parse turns from cues with a voice tag, or that begin with `Speaker Name: `.

    A cue with neither continues an unfinished sentence, except in files with voice tags, and where
    most cues have a label and no sentence ends with punctuation.
    """
    raw = raw_cues(text)
    found = list(_cues(raw.entries))
    is_cut = raw.is_cut or _stops_short(text, found)
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
    warnings = (*labels.warnings, *((notice("file_ends_early"),) if is_cut else ()))
    return ParsedFile(turns, warnings, unread=raw.unread)


def _cues(entries: list[RawCue]) -> Iterator[Cue]:
    """Yield the entries without markup, one for each voice in them."""
    has_brackets = _names_in_brackets(entries)
    for start, end, said, speaker in entries:
        if "NOTE" in said:
            said = _NOTE_LINE.sub("", said)
        if has_brackets:
            said = _IN_BRACKETS.sub(r"\1: ", _DASH_ALONE.sub("", said))
        is_plain = not ("\n" in said or "<" in said or "&" in said)
        parts = iter([("", said)]) if is_plain else _voices(said)
        yield from (Cue(start, end, words, voice or speaker) for voice, words in parts if words)


def _names_in_brackets(entries: list[RawCue]) -> bool:
    """Whether most cues begin with a name in brackets, so that these are no sounds."""
    names = Counter(found[1] for one in entries if (found := _IN_BRACKETS.match(one.said)))
    again = sum(count for count in names.values() if count > 1)
    return names.total() * 2 > len(entries) and again * 2 > names.total()


def _stops_short(text: str, found: list[Cue]) -> bool:
    return bool(found) and text[-1:] != "\n" and found[-1].text[-1] not in _ENDS


def _speaker_in(head: str) -> str:
    """Return the name in an identifier, as Webex writes it: `12 "Dana Ruiz" (1234567890)`."""
    if '"' not in head:
        return ""
    found = _SPEAKER_IN_ID.fullmatch(head.rstrip().rpartition("\n")[0].rpartition("\n")[2].strip())
    return " ".join(found[1].split()) if found else ""


def _turns(said: Iterable[tuple[Cue, tuple[str | None, str]]]) -> list[Turn]:
    """Join a speaker's cues into one turn where they follow closely."""
    groups: list[tuple[str, list[Span]]] = []
    speaker, before, goes_on = "", 0.0, False
    for (start, end, _, _), (label, words) in said:
        is_near = start - before <= CONTINUES_SECONDS
        if label is None:
            label = speaker if goes_on and is_near else ""
        if words and not is_tool_line(words):
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
    last = block.rpartition("\n")[2]
    return bool(re.fullmatch(r"\d{1,2}(?::[\d:.,]*)?(?: -{0,2})?", last)) and ":" in last
