"""Readers: one module per transcript format, found by content.

A reader has `recognises(text) -> float`, how sure it is from 0 to 1 that a file is its own (the
surest reads it), and `heard(text, known) -> Heard`. Readers get text: bytes, encodings and Word
packages are opened before. `known` are the names and aliases of members.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from facilitator import plugins
from facilitator.domain.errors import UnreadableTranscript
from facilitator.domain.notices import Notice, notice
from facilitator.domain.sessions.turns import Span, Transcript, Turn, merged
from facilitator.readers._heard import Heard
from facilitator.readers._opened import EMPTY, LARGEST_BYTES, WHERE, opened

__all__ = ["LARGEST_BYTES", "Piece", "formats", "read", "read_all"]

HEAD_LETTERS = 8_000
NOBODY_NAMED = "Nobody is named as a speaker in this file, so nothing in it can be attributed."


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of a session; ``start`` is its beginning in seconds of the session, where known."""

    content: bytes
    start: float | None = None


def formats() -> list[str]:
    """The names of all formats that can be read."""
    return plugins.names(__name__)


def read(content: bytes, *, known: Collection[str] = ()) -> Transcript:
    """Read one file. Raises UnreadableTranscript with what to do."""
    return read_all([Piece(content)], known)


def read_all(pieces: Sequence[Piece], known: Collection[str] = ()) -> Transcript:
    """Read the files of one session: speech follows speech, a chat is laid in by its times.

    A piece whose start is known goes there. The same file given twice is read once.
    Raises UnreadableTranscript.
    """
    once = list(dict.fromkeys(pieces))
    if not once:
        raise UnreadableTranscript("There is no file to read.", WHERE)
    parts = [(piece, *_heard(piece.content, known)) for piece in once]
    warnings = [w for _, _, heard in parts for w in heard.warnings]
    if len(once) < len(pieces):
        warnings.append(notice("same_file_twice"))
    turns, began = _speech([(piece, part) for piece, _, part in parts if not part.is_chat])
    for piece, _, part in parts:
        if part.is_chat:
            turns = list(merged(turns))  # a message waits for the end of a sentence cut in cues
            offset = piece.start if piece.start is not None else _chat_offset(part, began)
            warnings += [] if piece.start is not None else _chat_warnings(part, began, bool(turns))
            ours = [_later(turn, offset) for turn in part.turns]
            turns = sorted([*turns, *ours], key=lambda turn: turn.start)
    source = "+".join(dict.fromkeys(name for _, name, _ in parts))
    held_on = next((part.held_on for _, _, part in parts if part.held_on), None)
    return Transcript(tuple(merged(turns)), source, tuple(dict.fromkeys(warnings)), held_on)


def _speech(parts: Sequence[tuple[Piece, Heard]]) -> tuple[list[Turn], float | None]:
    """The turns of all files of speech, and the time of day at which the first began."""
    turns: list[Turn] = []
    began = None
    for piece, part in parts:
        began = part.began if not turns else began
        after = max((turn.end for turn in turns), default=0.0)
        offset = piece.start if piece.start is not None else after
        turns += [_later(turn, offset) for turn in part.turns]
        if offset < after:
            turns.sort(key=lambda turn: turn.start)
    return turns, began


def _heard(content: bytes, known: Collection[str]) -> tuple[str, Heard]:
    text = opened(content)
    name = _format_of(text[:HEAD_LETTERS]) or _format_of(text)  # a summary may be on top
    if not name:
        raise UnreadableTranscript("This is no transcript that can be read.", WHERE)
    heard: Heard = plugins.load(__name__, name).heard(text, known)
    if not any(turn.speaker for turn in heard.turns) and not (heard.is_chat and heard.warnings):
        raise UnreadableTranscript(NOBODY_NAMED if heard.turns else EMPTY, WHERE)
    if any(a.start > b.start for a, b in pairwise(heard.turns)):
        ordered = sorted(heard.turns, key=lambda turn: turn.start)
        heard = replace(
            heard, turns=ordered, warnings=(*heard.warnings, notice("times_ran_backwards"))
        )
    return name, heard


def _format_of(text: str) -> str | None:
    """The format whose reader is surest that this is its own; None if it is nobody's."""
    sure = {name: plugins.load(__name__, name).recognises(text) for name in formats()}
    surest = max(sure, key=sure.__getitem__)
    return surest if sure[surest] else None


def _chat_offset(chat: Heard, began: float | None) -> float:
    return chat.began - began if chat.began is not None and began is not None else 0.0


def _chat_warnings(chat: Heard, began: float | None, has_speech: bool) -> list[Notice]:
    if chat.began is None or began is not None or not has_speech:
        return []
    return [notice("chat_order_uncertain")]


def _later(turn: Turn, offset: float) -> Turn:
    if not offset:
        return turn
    moved = (Span(max(s.start + offset, 0.0), max(s.end + offset, 0.0), s.text) for s in turn.spans)
    return Turn(turn.speaker, tuple(moved))
