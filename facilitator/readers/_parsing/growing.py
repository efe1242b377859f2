"""Folds captions that were saved while they grew, and sentences that a recogniser repeats.

Some tools save each caption again and again until it is whole: "I will", "I will call", "I will
call them." Recognisers repeat a sentence while nobody speaks. Both were said once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from facilitator.domain.sessions.turns import Span, Turn

LEAST_STEPS, LEAST_SHARE = 5, 0.3  # of the neighbouring passages of one speaker
LEAST_KEPT = 0.6  # of the words, from the first: the tool may correct the last ones
LOOKS_BACK = 3  # passages; two speakers may grow side by side
LOOP_TIMES, LOOP_WORDS = 3, 4
_ENDS = ".,!?…;: "
_WORD = re.compile(r"\w+")


class _Passage(NamedTuple):
    speaker: str
    span: Span


def fold(turns: Sequence[Turn]) -> list[Turn]:
    """Return the turns with each growing caption once, in its last form, from its first time."""
    passages = [_Passage(turn.speaker, span) for turn in turns for span in turn.spans]
    same = list(_pairs(passages))
    steps = sum(_begins_with(after, before) for before, after in same)
    steps -= 2 * sum(_begins_with(before, after) for before, after in same)  # none shrinks
    grows = steps >= LEAST_STEPS and steps >= LEAST_SHARE * len(same)
    loops = sum(before == after for before, after in same) >= LOOP_TIMES - 1
    if not (grows or loops):
        return list(turns)
    kept = list(_grown(passages)) if grows else passages
    return [Turn(speaker, (span,)) for speaker, span in _without_loops(kept)]


def _pairs(passages: Sequence[_Passage]) -> Iterator[tuple[str, str]]:
    """Yield the words of each passage with those of the speaker shortly before."""
    last: dict[str, tuple[int, str]] = {}
    for number, (speaker, span) in enumerate(passages):
        before = last.get(speaker)
        if before and number - before[0] <= LOOKS_BACK:
            yield before[1], span.text
        last[speaker] = number, span.text


def _begins_with(text: str, before: str) -> bool:
    """Whether a text is a longer form of the one before, at a glance."""
    stem = before.rstrip(_ENDS)
    return len(text) > len(before) and text[: len(stem)].lower() == stem.lower()


def _grown(passages: Sequence[_Passage]) -> Iterator[_Passage]:
    kept: list[_Passage] = []
    for passage in passages:
        for place in range(len(kept) - 1, max(len(kept) - 1 - LOOKS_BACK, -1), -1):
            before = kept[place]
            if before.speaker == passage.speaker:
                if _is_longer_form(passage.span.text, before.span.text):
                    span = Span(before.span.start, passage.span.end, passage.span.text)
                    kept[place] = _Passage(passage.speaker, span)
                    break
                kept.append(passage)
                break
        else:
            kept.append(passage)
    yield from kept


def _is_longer_form(text: str, before: str) -> bool:
    words, old = _WORD.findall(text.lower()), _WORD.findall(before.lower())
    if len(words) < len(old):
        return False
    shared = next((n for n, (a, b) in enumerate(zip(words, old, strict=False)) if a != b), len(old))
    return shared == len(old) or (before[-1:] not in ".!?…" and shared >= LEAST_KEPT * len(old))


def _without_loops(passages: Sequence[_Passage]) -> Iterator[_Passage]:
    for (_, text), group in groupby(passages, key=lambda one: (one.speaker, one.span.text)):
        same = list(group)
        is_sentence = text[-1:] in ".!?…" and len(text.split()) >= LOOP_WORDS
        is_loop = len(same) >= LOOP_TIMES and is_sentence
        yield from same[:1] if is_loop else same
