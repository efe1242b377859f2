"""Leaves out what was said off the record, and everything of those not to be recorded."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from facilitator.domain.notices import Notice, notice
from facilitator.domain.sessions.off_the_record import (
    BACK,
    LOOKS_BACK,
    NOT_YET,
    OFF,
    SENTENCE,
    STRIKES,
    comes_back,
    explains_both,
    opens,
    speaks_of_it,
)
from facilitator.domain.sessions.turns import Span, Transcript, Turn

SPLIT_WORDS = 4  # a phrase of four words may be cut anywhere between turns
NEAR_TURNS = 4
FEW_WORDS = 8  # of a turn that only speaks of another one


@dataclass(frozen=True, slots=True)
class Redacted:
    """The transcript without the passages; their number, and never their words."""

    transcript: Transcript
    spans_left_out: int = 0
    warnings: tuple[Notice, ...] = ()


def goes_off_the_record(transcript: Transcript) -> bool:
    """Whether anything in it asks to be left out."""
    return bool(_starts(transcript.turns))


def redact(
    transcript: Transcript,
    *,
    hidden: Collection[str] = (),
    ends: Collection[float] = (),
    perhaps: Collection[str] = (),
) -> Redacted:
    """Cut from a turn that goes off the record to the words "back on the record".

    Where nobody says them, the passage ends with the hot seat (``ends``: seconds from the start
    at which one is over), else with the transcript. In doubt the whole turn goes. All turns of
    those in ``hidden`` go, and of the labels in ``perhaps``, which may be one of them; what they
    asked for off the record goes all the same. Safe to run twice: the second time finds nothing.
    """
    over = sorted(ends)
    # Before the hidden go: it may be one of them who takes everybody off the record.
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
    """The turns that stay, the passages found, and the minutes in which those without end began."""
    passages, unclosed = 0, set[int]()
    while True:
        kept, found, open_ended = _cut(turns, ends)
        passages, unclosed = passages + found, unclosed | open_ended
        if kept == turns:
            return kept, passages, unclosed
        turns = kept  # what stands beside each other now may hold the words again


def _cut(turns: tuple[Turn, ...], ends: list[float]) -> tuple[tuple[Turn, ...], int, set[int]]:
    """One pass: the turns that stay, the passages found, the minutes of those without an end."""
    starts, struck = _starts(turns), _struck(turns)
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
            passages += number in struck and bool(STRIKES.search(turn.text))
            kept += [] if number in struck else [turn]
            continue
        came_back = _came_back(turns, number)
        if came_back is not None:
            off = False
            rest = _after(turn, came_back)
            kept += [rest] if rest else []
    return tuple(kept), passages, unclosed | ({minute} if off else set())


def _struck(turns: tuple[Turn, ...]) -> set[int]:
    """The numbers of the turns that alone are to go, not to be quoted or to be struck.

    A turn that says little more than that speaks of its speaker's turns beside it.
    """
    found = set()
    for number, turn in enumerate(turns):
        if speaks_of_it(turn.text) and STRIKES.search(turn.text):
            found.add(number)
            if len(turn.text.split()) <= FEW_WORDS:
                found.add(_last_of(turn.speaker, turns, number))
                found.add(_next_of(turn.speaker, turns, number))
    return found


def _starts(turns: tuple[Turn, ...]) -> set[int]:
    """The numbers of the turns with which a passage begins."""
    found = set()
    for number, turn in enumerate(turns):
        if (split := _split(OFF, turns, number)) is not None:
            found.add(split)
        if not speaks_of_it(turn.text):
            continue
        after = turns[number + 1] if number + 1 < len(turns) else None
        if any(opens(sentence, turn, after) for sentence in SENTENCE.findall(turn.text)):
            found.add(number)
            if LOOKS_BACK.search(turn.text):
                found.add(_last_of(turn.speaker, turns, number))
    return found


def _last_of(speaker: str, turns: tuple[Turn, ...], number: int) -> int:
    """The number of the speaker's turn shortly before this one; this one if there is none."""
    before = range(number - 1, max(number - 1 - NEAR_TURNS, -1), -1)
    return next((at for at in before if turns[at].speaker == speaker), number)


def _next_of(speaker: str, turns: tuple[Turn, ...], number: int) -> int:
    """The number of the speaker's turn shortly after this one; this one if there is none."""
    after = range(number + 1, min(number + 1 + NEAR_TURNS, len(turns)))
    return next((at for at in after if turns[at].speaker == speaker), number)


def _split(phrase: re.Pattern[str], turns: tuple[Turn, ...], number: int) -> int | None:
    """The speaker's turn shortly before, where the phrase begins that ends in this one."""
    speaker = turns[number].speaker
    head = " ".join(turns[number].text.split()[: SPLIT_WORDS - 1])
    tail, begin = "", number
    for before in range(number - 1, max(number - 1 - NEAR_TURNS, -1), -1):
        if turns[before].speaker != speaker:
            continue
        words = turns[before].text.split()[1 - SPLIT_WORDS :]
        tail, begin = " ".join([*words, tail] if tail else words), before
        whole = phrase.search(f"{tail} {head}") if speaks_of_it(f"{tail} {head}") else None
        if whole and whole.start() < len(tail) < whole.end():
            return begin
    return None


def _came_back(turns: tuple[Turn, ...], number: int) -> int | None:
    """Where in this turn the record begins again; None if it does not."""
    turn = turns[number]
    after = turns[number + 1] if number + 1 < len(turns) else None
    offs = [m.end() for m in OFF.finditer(turn.text)]
    ons = list(comes_back(turn, after))
    if ons and (not offs or ons[-1] > offs[-1]):
        return ons[-1]
    if explains_both(turn.text):
        return max(m.end() for p in (OFF, BACK) for m in p.finditer(turn.text))
    begin = None if offs else _split(BACK, turns, number)
    if begin is not None and not NOT_YET & set(turns[begin].text.lower().split()[-8:]):
        return _first_words(turn.text)
    return None


def _first_words(text: str) -> int:
    """The end of the words that may belong to a phrase which began in an earlier turn."""
    words = list(re.finditer(r"\S+", text))[: SPLIT_WORDS - 1]
    return words[-1].end() if words else 0


def _after(turn: Turn, character: int) -> Turn | None:
    """The turn from this character on; its times are those of the spans it still touches."""
    spans, at = [], 0
    for span in turn.spans:
        rest = span.text[max(character - at, 0) :].lstrip(" .,;:!?-–—'\"”’")
        if rest:
            spans.append(Span(span.start, span.end, rest))
        at += len(span.text) + 1
    return Turn(turn.speaker, tuple(spans)) if spans else None
