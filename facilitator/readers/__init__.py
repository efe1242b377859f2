"""Transcript readers: one module per format, chosen by the content of the file.

A reader has `confidence(text) -> float`, from 0 to 1, that it can read the file (the highest one
reads it), and `parse(text, known) -> ParsedFile`. Readers get text: files are decoded and Word
files unpacked first. `known` are the names and aliases of members.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from facilitator import plugins
from facilitator.domain.errors import UnreadableTranscript
from facilitator.domain.notices import Notice, notice
from facilitator.domain.sessions.turns import Span, Transcript, Turn, merge_turns
from facilitator.readers._parsing.decoded import DOWNLOAD_ADVICE, EMPTY, LARGEST_BYTES, decode_file
from facilitator.readers._parsing.parsed import ParsedFile

__all__ = ["LARGEST_BYTES", "TranscriptFile", "formats", "read", "read_all"]

HEAD_LETTERS = 8_000
NO_SPEAKERS = "Nobody is named as a speaker in this file, so nothing in it can be attributed."


@dataclass(frozen=True, slots=True)
class TranscriptFile:
    """A file of a session; ``start`` is its start in seconds from the session's, if known."""

    content: bytes
    start: float | None = None


def formats() -> list[str]:
    """Return the names of all formats that can be read."""
    return plugins.names(__name__)


def read(content: bytes, *, known: Collection[str] = ()) -> Transcript:
    """Read one file. Raises UnreadableTranscript with advice."""
    return read_all([TranscriptFile(content)], known)


def read_all(pieces: Sequence[TranscriptFile], known: Collection[str] = ()) -> Transcript:
    """Read the files of one session: speech in order, chat messages inserted by their times.

    A piece with a known start is placed there. The same file given twice is read once.
    Raises UnreadableTranscript.
    """
    unique = list(dict.fromkeys(pieces))
    if not unique:
        raise UnreadableTranscript("There is no file to read.", DOWNLOAD_ADVICE)
    parts = [(piece, *_parse(piece.content, known)) for piece in unique]
    warnings = [w for _, _, part in parts for w in part.warnings]
    if len(unique) < len(pieces):
        warnings.append(notice("same_file_twice"))
    turns, began = _speech([(piece, part) for piece, _, part in parts if not part.is_chat])
    for piece, _, part in parts:
        if part.is_chat:
            turns = list(merge_turns(turns))  # no message splits a sentence of several cues
            offset = piece.start if piece.start is not None else _chat_offset(part, began)
            warnings += [] if piece.start is not None else _chat_warnings(part, began, bool(turns))
            messages = [_shifted(turn, offset) for turn in part.turns]
            turns = sorted([*turns, *messages], key=lambda turn: turn.start)
    source = "+".join(dict.fromkeys(name for _, name, _ in parts))
    held_on = next((part.held_on for _, _, part in parts if part.held_on), None)
    return Transcript(tuple(merge_turns(turns)), source, tuple(dict.fromkeys(warnings)), held_on)


def _speech(parts: Sequence[tuple[TranscriptFile, ParsedFile]]) -> tuple[list[Turn], float | None]:
    """Return the turns of all speech files, and the second of the day at which the first began."""
    turns: list[Turn] = []
    began = None
    for piece, part in parts:
        began = part.began if not turns else began
        after = max((turn.end for turn in turns), default=0.0)
        offset = piece.start if piece.start is not None else after
        turns += [_shifted(turn, offset) for turn in part.turns]
        if offset < after:
            turns.sort(key=lambda turn: turn.start)
    return turns, began


def _parse(content: bytes, known: Collection[str]) -> tuple[str, ParsedFile]:
    text = decode_file(content)
    name = _format_of(text[:HEAD_LETTERS]) or _format_of(text)  # a summary may come first
    if not name:
        raise UnreadableTranscript("This is no transcript that can be read.", DOWNLOAD_ADVICE)
    parsed: ParsedFile = plugins.load(__name__, name).parse(text, known)
    if not any(turn.speaker for turn in parsed.turns) and not (parsed.is_chat and parsed.warnings):
        raise UnreadableTranscript(NO_SPEAKERS if parsed.turns else EMPTY, DOWNLOAD_ADVICE)
    if any(a.start > b.start for a, b in pairwise(parsed.turns)):
        ordered = sorted(parsed.turns, key=lambda turn: turn.start)
        parsed = replace(
            parsed, turns=ordered, warnings=(*parsed.warnings, notice("times_ran_backwards"))
        )
    return name, parsed


def _format_of(text: str) -> str | None:
    """Return the format whose reader is most confident; None if no reader matches the text."""
    confidence = {name: plugins.load(__name__, name).confidence(text) for name in formats()}
    best = max(confidence, key=confidence.__getitem__)
    return best if confidence[best] else None


def _chat_offset(chat: ParsedFile, began: float | None) -> float:
    return chat.began - began if chat.began is not None and began is not None else 0.0


def _chat_warnings(chat: ParsedFile, began: float | None, has_speech: bool) -> list[Notice]:
    if chat.began is None or began is not None or not has_speech:
        return []
    return [notice("chat_order_uncertain")]


def _shifted(turn: Turn, offset: float) -> Turn:
    if not offset:
        return turn
    moved = (Span(max(s.start + offset, 0.0), max(s.end + offset, 0.0), s.text) for s in turn.spans)
    return Turn(turn.speaker, tuple(moved))
