"""Remove what was said off the record, and everything of people who are not recorded."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from facilitator.domain.notices import Notice, notice
from facilitator.domain.sessions.off_the_record_phrases import (
    BACK_PHRASE,
    LOOKS_BACK,
    NOT_YET,
    OFF_PHRASE,
    SENTENCE,
    STRIKE_REQUEST,
    has_key_word,
    only_explains,
    resume_positions,
    starts_passage,
)
from facilitator.domain.sessions.turns import Span, Transcript, Turn

SPLIT_WORDS = 4  # a phrase of four words may be split between turns
NEAR_TURNS = 4
FEW_WORDS = 8  # a turn this short refers to another one


@dataclass(frozen=True, slots=True)
class Redacted:
    """The transcript without the removed passages, and their number but not their words."""

    transcript: Transcript
    spans_left_out: int = 0
    warnings: tuple[Notice, ...] = ()


def goes_off_the_record(transcript: Transcript) -> bool:
    """Whether anything in a transcript asks to be left out."""
    return bool(_passage_starts(transcript.turns))


def redact(
    transcript: Transcript,
    *,
    hidden: Collection[str] = (),
    ends: Collection[float] = (),
    perhaps: Collection[str] = (),
) -> Redacted:
    """Cut from a turn that goes off the record to the words "back on the record".

    If nobody says them, the passage ends with the hot seat (``ends``: seconds from the start at
    which one is over), or else with the transcript. In doubt the whole turn is removed. All turns
    of ``hidden`` speakers are removed, and of the labels in ``perhaps``, which may be one of them;
    their own requests to go off the record still count. Safe to run twice: the second time finds
    nothing.
    """
    over = sorted(ends)
    # Before hidden speakers are removed: one of them may take everybody off the record.
    turns, passages, unclosed = _without_passages(transcript.turns, over)
    seen = tuple(t for t in turns if t.speaker not in hidden)
    named = tuple(t for t in seen if t.speaker not in perhaps)
    if len(named) < len(turns):
        turns, more, still_unclosed = _without_passages(named, over)
        passages, unclosed = passages + more, unclosed | still_unclosed
    warnings = [notice("off_the_record_not_ended", minute=minute) for minute in sorted(unclosed)]
    if len(named) < len(seen):
        warnings.append(notice("maybe_not_recorded_left_out"))
    return Redacted(replace(transcript, turns=turns), passages, tuple(warnings))


def _without_passages(
    turns: tuple[Turn, ...], ends: list[float]
) -> tuple[tuple[Turn, ...], int, set[int]]:
    """Return the turns left, the number of passages, and the minutes of those without an end."""
    passages, unclosed = 0, set[int]()
    while True:
        kept, found, open_ended = _cut(turns, ends)
        passages, unclosed = passages + found, unclosed | open_ended
        if kept == turns:
            return kept, passages, unclosed
        turns = kept  # turns that are adjacent now may contain a phrase again


def _cut(turns: tuple[Turn, ...], ends: list[float]) -> tuple[tuple[Turn, ...], int, set[int]]:
    """One pass: the turns left, the number of passages, the minutes of those without an end."""
    starts, struck = _passage_starts(turns), _struck_turns(turns)
    kept: list[Turn] = []
    passages, off, until = 0, False, float("inf")
    minute, unclosed = 0, set[int]()
    for number, turn in enumerate(turns):
        if off and turn.start >= until:
            off = False
            unclosed.add(minute)
        if number in starts and not off:
            off, passages, minute = True, passages + 1, int(turn.start // 60)
            until = next((end for end in ends if end > turn.start), float("inf"))
        if not off:
            passages += number in struck and bool(STRIKE_REQUEST.search(turn.text))
            kept += [] if number in struck else [turn]
            continue
        position = _resume_position(turns, number)
        if position is not None:
            off = False
            rest = _rest_of_turn(turn, position)
            kept += [rest] if rest else []
    return tuple(kept), passages, unclosed | ({minute} if off else set())


def _struck_turns(turns: tuple[Turn, ...]) -> set[int]:
    """Return the numbers of single turns to remove: "don't quote me", "strike that".

    A turn that says little else refers to its speaker's turns next to it.
    """
    numbers = set()
    for number, turn in enumerate(turns):
        if has_key_word(turn.text) and STRIKE_REQUEST.search(turn.text):
            numbers.add(number)
            if len(turn.text.split()) <= FEW_WORDS:
                numbers.add(_previous_turn_of(turn.speaker, turns, number))
                numbers.add(_next_turn_of(turn.speaker, turns, number))
    return numbers


def _passage_starts(turns: tuple[Turn, ...]) -> set[int]:
    """Return the numbers of the turns that start a passage."""
    numbers = set()
    for number, turn in enumerate(turns):
        if (split := _start_of_split_phrase(OFF_PHRASE, turns, number)) is not None:
            numbers.add(split)
        if not has_key_word(turn.text):
            continue
        after = turns[number + 1] if number + 1 < len(turns) else None
        if any(starts_passage(sentence, turn, after) for sentence in SENTENCE.findall(turn.text)):
            numbers.add(number)
            if LOOKS_BACK.search(turn.text):
                numbers.add(_previous_turn_of(turn.speaker, turns, number))
    return numbers


def _previous_turn_of(speaker: str, turns: tuple[Turn, ...], number: int) -> int:
    """Return the number of the speaker's turn shortly before this one, or of this one."""
    before = range(number - 1, max(number - 1 - NEAR_TURNS, -1), -1)
    return next((at for at in before if turns[at].speaker == speaker), number)


def _next_turn_of(speaker: str, turns: tuple[Turn, ...], number: int) -> int:
    """Return the number of the speaker's turn shortly after this one, or of this one."""
    after = range(number + 1, min(number + 1 + NEAR_TURNS, len(turns)))
    return next((at for at in after if turns[at].speaker == speaker), number)


def _start_of_split_phrase(
    phrase: re.Pattern[str], turns: tuple[Turn, ...], number: int
) -> int | None:
    """Return the speaker's earlier turn that begins a phrase which ends in this one."""
    speaker = turns[number].speaker
    head = " ".join(turns[number].text.split()[: SPLIT_WORDS - 1])
    tail, begin = "", number
    for before in range(number - 1, max(number - 1 - NEAR_TURNS, -1), -1):
        if turns[before].speaker != speaker:
            continue
        words = turns[before].text.split()[1 - SPLIT_WORDS :]
        tail, begin = " ".join([*words, tail] if tail else words), before
        whole = phrase.search(f"{tail} {head}") if has_key_word(f"{tail} {head}") else None
        if whole and whole.start() < len(tail) < whole.end():
            return begin
    return None


def _resume_position(turns: tuple[Turn, ...], number: int) -> int | None:
    """Return where the record resumes in this turn; None if it does not."""
    turn = turns[number]
    after = turns[number + 1] if number + 1 < len(turns) else None
    offs = [m.end() for m in OFF_PHRASE.finditer(turn.text)]
    ons = list(resume_positions(turn, after))
    if ons and (not offs or ons[-1] > offs[-1]):
        return ons[-1]
    if only_explains(turn.text):
        return max(m.end() for p in (OFF_PHRASE, BACK_PHRASE) for m in p.finditer(turn.text))
    begin = None if offs else _start_of_split_phrase(BACK_PHRASE, turns, number)
    if begin is not None and not NOT_YET & set(turns[begin].text.lower().split()[-8:]):
        return _first_words(turn.text)
    return None


def _first_words(text: str) -> int:
    """Return the end of the words that may belong to a phrase begun in an earlier turn."""
    words = list(re.finditer(r"\S+", text))[: SPLIT_WORDS - 1]
    return words[-1].end() if words else 0


def _rest_of_turn(turn: Turn, character: int) -> Turn | None:
    """Return the turn from this character on, with the times of the remaining spans."""
    spans, at = [], 0
    for span in turn.spans:
        rest = span.text[max(character - at, 0) :].lstrip(" .,;:!?-–—'\"”’")
        if rest:
            spans.append(Span(span.start, span.end, rest))
        at += len(span.text) + 1
    return Turn(turn.speaker, tuple(spans)) if spans else None
