"""Remove what was said off the record, and everything of people who are not recorded."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from facilitator.domain.notices import Notice, notice
from facilitator.domain.sessions.near_turns import FEW_WORDS, SPLIT_WORDS
from facilitator.domain.sessions.parts_of_turns import rest_of_turn, start_of_turn
from facilitator.domain.sessions.passage_ends import Held, is_over
from facilitator.domain.sessions.repetition import told_first
from facilitator.domain.sessions.request_scope import SpokenTurns
from facilitator.domain.sessions.spoken_requests import (
    About,
    CallPhrases,
    prepared,
    sentence_starts,
)
from facilitator.domain.sessions.turns import Transcript, Turn


@dataclass(frozen=True, slots=True)
class Redacted:
    """The transcript without the removed passages, and their number but not their words."""

    transcript: Transcript
    spans_left_out: int = 0
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known besides the words: see ``redact``; ``ends`` are sorted."""

    ends: list[float]
    held: Held
    moderators: frozenset[str]
    phrases: CallPhrases


def goes_off_the_record(
    transcript: Transcript, moderators: Collection[str] = (), phrases: CallPhrases | None = None
) -> bool:
    """Whether anything in a transcript asks to be left out; see ``redact``."""
    scope = SpokenTurns(transcript.turns, moderators, phrases).scope()
    return bool(scope.starts or scope.struck)


def phrases_of(transcript: Transcript) -> CallPhrases:
    """Return the phrases to look for in a transcript, for all that looks for them."""
    return CallPhrases(prepared(turn.text) for turn in transcript.turns)


def redact(
    transcript: Transcript,
    *,
    hidden: Collection[str] = (),
    ends: Collection[float] = (),
    perhaps: Collection[str] = (),
    held: Held = (),
    moderators: Collection[str] = (),
    phrases: CallPhrases | None = None,
) -> Redacted:
    """Cut from a turn that goes off the record to the words that put it back on.

    If nobody says them, the passage ends with the hot seat: where one is certainly over (``ends``,
    in seconds from the start), or at the next hand-over or round (`passage_ends.is_over`, which
    knows ``held`` and ``moderators``), or else with the transcript. In doubt the whole turn is
    removed. All turns of ``hidden`` speakers are removed, and of the labels in ``perhaps``, which
    may be one of them; their own requests to go off the record still count. ``phrases`` are those
    of the transcript, if it was searched before. Safe to run twice: the second time finds nothing.
    """
    known = _Known(sorted(ends), held, frozenset(moderators), phrases or phrases_of(transcript))
    # Before hidden speakers are removed: one of them may take everybody off the record.
    turns, passages, unclosed = _without_passages(transcript.turns, known)
    seen = tuple(t for t in turns if t.speaker not in hidden)
    named = tuple(t for t in seen if t.speaker not in perhaps)
    if len(named) < len(turns):
        turns, more, still_unclosed = _without_passages(named, known)
        passages, unclosed = passages + more, unclosed | still_unclosed
    warnings = [notice("off_the_record_not_ended", minute=minute) for minute in sorted(unclosed)]
    if len(named) < len(seen):
        warnings.append(notice("maybe_not_recorded_left_out"))
    return Redacted(replace(transcript, turns=turns), passages, tuple(warnings))


def _without_passages(
    turns: tuple[Turn, ...], known: _Known
) -> tuple[tuple[Turn, ...], int, set[int]]:
    """Return the turns left, the number of passages, and the minutes of those without an end."""
    passages, unclosed = 0, set[int]()
    while True:
        kept, found, open_ended = _cut(turns, known)
        passages, unclosed = passages + found, unclosed | open_ended
        if kept == turns:
            return kept, passages, unclosed
        turns = kept  # turns that are adjacent now may contain a phrase again


def _cut(turns: tuple[Turn, ...], known: _Known) -> tuple[tuple[Turn, ...], int, set[int]]:
    """One pass: the turns left, the number of passages, the minutes of those without an end."""
    spoken = SpokenTurns(turns, known.moderators, known.phrases)
    scope = spoken.scope()
    kept: list[Turn] = []
    begin: int | None = None
    passages, until, unclosed = 0, float("inf"), set[int]()
    for number, turn in enumerate(turns):
        rest: Turn | None = turn
        if begin is not None and (
            turn.start >= until or is_over(spoken, begin, number, known.held)
        ):
            unclosed.add(_minute(turns[begin]))
            rest, begin = _without_repetition(turns, begin, number), None
        if begin is None and number in scope.starts:
            begin, passages = number, passages + 1
            before = (
                start_of_turn(turn, scope.from_character.get(number, 0)) if rest is turn else None
            )
            kept += [before] if before else []
            until = next((end for end in known.ends if end > turn.start), float("inf"))
        if begin is None:
            passages += number in scope.asked
            kept += [rest] if rest and number not in scope.struck else []
            continue
        position = _resume_position(spoken, number)
        if position is not None:
            begin, rest = None, rest_of_turn(turn, position)
            kept += [rest] if rest else []
    return (
        tuple(kept),
        passages,
        unclosed | ({_minute(turns[begin])} if begin is not None else set()),
    )


def _minute(turn: Turn) -> int:
    return int(turn.start // 60)


def _without_repetition(turns: tuple[Turn, ...], begin: int, number: int) -> Turn | None:
    """Return the turn that ends a passage, from where it repeats nothing told in the passage."""
    told, turn = told_first(turns[begin:number], turns[:begin]), turns[number]
    return next(
        (
            turn if start == 0 else rest_of_turn(turn, start)
            for start in sentence_starts(turn.text)
            if not told.is_repeated_in(turn.text[start:])
        ),
        None,
    )


def _resume_position(spoken: SpokenTurns, number: int) -> int | None:
    """Return where the record resumes in this turn; None if it does not."""
    plain = spoken.plain[number]
    ons = [end for _, end in spoken.phrases.places_back_on(plain, spoken.answer(number))]
    offs = [
        request.end
        for request in spoken.requests(number)
        if request.about in (About.NEXT, About.EITHER, About.BOTH)
    ]
    if ons and (not offs or max(ons) >= max(offs)):
        return max(ons)
    if not offs and _ends_split_words_back_on(spoken, number):
        return _first_words(plain)
    return None


def _ends_split_words_back_on(spoken: SpokenTurns, number: int) -> bool:
    """Whether words that put it back on the record began in an earlier turn and end in this one."""
    for begin, tail, head in spoken.splits(number):
        places = spoken.phrases.places_back_on(f"{tail} {head}", None, loosely=False)
        if any(start < len(tail) < end for start, end in places):
            return not spoken.phrases.is_not_yet(" ".join(spoken.plain[begin].split()[-FEW_WORDS:]))
    return False


def _first_words(text: str) -> int:
    """Return the end of the words that may belong to a phrase begun in an earlier turn."""
    words = list(re.finditer(r"\S+", text))[: SPLIT_WORDS - 1]
    return words[-1].end() if words else 0
