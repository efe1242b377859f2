"""Transcript readers: one module per format, chosen by the content of the file.

A reader has `confidence(text) -> float`, from 0 to 1, that it can read the file (the highest one
reads it), `parse(text, known) -> ParsedFile`, and `ADVICE`: where the tool has a transcript with
names. Readers get text: files are decoded and Word files unpacked first. `known` are the names and
aliases of members. What readers share is in `_parsing`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from facilitator import plugins
from facilitator.domain.errors import UnreadableTranscript
from facilitator.domain.notices import Notice, notice
from facilitator.domain.sessions.turns import Span, Transcript, Turn, merge_turns
from facilitator.readers._parsing.advice import ANY, GRANOLA, advice_for
from facilitator.readers._parsing.decoded import CHECK_EXPORT, EMPTY, LARGEST_BYTES, decode_file
from facilitator.readers._parsing.growing import fold
from facilitator.readers._parsing.headings import find_headings, names_recur
from facilitator.readers._parsing.notes import without_notes
from facilitator.readers._parsing.parsed import ParsedFile
from facilitator.readers._parsing.rows import is_json

__all__ = ["LARGEST_BYTES", "TranscriptFile", "formats", "read", "read_all"]

HEAD_LETTERS = 8_000
NO_SPEAKERS = "Nobody is named as a speaker in this file, so nothing in it can be attributed."
NO_TRANSCRIPT = "This is no transcript that can be read."
NOTES = "These are notes that a program made of the call, and no transcript: nobody said them so."
ONLY_ME = "This file only tells 'Me' and 'Them' apart, so nothing in it can be attributed."
# what a tool calls those whom it cannot tell apart
_NOBODY = frozenset("me them you others other speaker".split())


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
        raise UnreadableTranscript("There is no file to read.", ANY)
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
    warnings += _counts([part for _, _, part in parts])
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
    """Return the format and what was read, without notes. Raises UnreadableTranscript."""
    whole = decode_file(content)
    text, left_out = without_notes(whole) if _may_hold_notes(whole) else (whole, 0)
    if left_out and names_recur(find_headings(whole.split("\n"), known)):
        text, left_out = whole, 0  # all that stands below names and times is speech
    name = _format_of(text)
    if not name:
        raise UnreadableTranscript(NOTES if left_out else NO_TRANSCRIPT, advice_for(whole))
    reader = plugins.load(__name__, name)
    parsed: ParsedFile = reader.parse(text, known)
    named = [turn.speaker for turn in parsed.turns if turn.speaker]
    if left_out > 2 * len(named):
        raise UnreadableTranscript(NOTES, advice_for(whole))
    if not named and not (parsed.is_chat and parsed.warnings):
        if parsed.turns:
            raise UnreadableTranscript(NO_SPEAKERS, reader.ADVICE)
        empty = (
            f"{EMPTY} It has {parsed.unread} lines, cues or rows without words that can be read."
        )
        raise UnreadableTranscript(empty if parsed.unread else EMPTY, CHECK_EXPORT)
    if named and _NOBODY.issuperset(speaker.casefold() for speaker in named):
        raise UnreadableTranscript(ONLY_ME, GRANOLA)
    warnings = parsed.warnings
    turns = parsed.turns if parsed.is_chat else fold(parsed.turns)
    if any(a.start > b.start for a, b in pairwise(turns)):
        turns = sorted(turns, key=lambda turn: turn.start)
        warnings = (*warnings, notice("times_ran_backwards"))
    if left_out:
        warnings = (*warnings, notice("notes_left_out", number=left_out))
    return name, replace(parsed, turns=turns, warnings=warnings)


def _may_hold_notes(text: str) -> bool:
    return not (is_json(text) or "-->" in text[:HEAD_LETTERS])


def _format_of(text: str) -> str | None:
    """Return the format whose reader is most confident; None if no reader matches the text.

    What comes first may be a summary; then all is looked at.
    """
    for part in [text] if is_json(text) else [text[:HEAD_LETTERS], text]:
        confidence = {name: plugins.load(__name__, name).confidence(part) for name in formats()}
        best = max(confidence, key=confidence.__getitem__)
        if confidence[best]:
            return best
    return None


def _counts(parts: Sequence[ParsedFile]) -> list[Notice]:
    """Tell how much could not be understood, and how much names no speaker."""
    unread, unnamed = sum(part.unread for part in parts), sum(part.unnamed for part in parts)
    notices = [notice("lines_not_read", number=unread)] if unread else []
    return [*notices, notice("lines_without_speaker", number=unnamed)] if unnamed else notices


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
