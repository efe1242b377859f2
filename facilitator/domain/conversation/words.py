"""Splits turns into sentences and words, with their positions in the turn."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facilitator.domain.recaps.recap import Evidence
from facilitator.domain.sessions.turns import Turn

_END = re.compile(r"[.?!…]+[\"'”’)]*\s+")
_TITLES = frozenset("mr mrs ms dr st prof hon no vs approx e.g i.e".split())
_WORD = re.compile(r"[\w'’]+")
# Where one clause of speech ends and the next may begin.
_BREAK = re.compile(r"[,;:–—]\s+|\s+(?=(?:and|but|so|because|then|which|or)\s)", re.I)
# In captions without full stops: a conjunction, then a new subject.
_NEW_CLAUSE = re.compile(
    r"\s+(?=(?:and|but|so|because|or|then|well|yeah|yes|okay|ok|um|uh|anyway)\s+"
    r"(?:(?:then|maybe|yeah|now|if|when|you know)\s+)?"
    r"(?:i|i'm|im|i've|ive|i'll|you|we|he|she|they|it|it's|its|there|this|that|that's|my|our|what"
    r"|if|when|maybe)\s)",
    re.I,
)

LONGEST_QUOTE_WORDS = 45
UNPUNCTUATED_WORDS = 40


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a turn: the characters from ``first`` up to, not including, ``last``."""

    turn: Turn
    first: int
    last: int

    @property
    def text(self) -> str:
        return self.turn.text[self.first : self.last]

    @property
    def evidence(self) -> Evidence:
        part = self.turn.within(self.first, self.last)
        return Evidence(self.turn.speaker, part.start, part.end, self.text)


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, with straight apostrophes."""
    return _WORD.findall(text.lower().replace("’", "'"))


def sentences(turn: Turn) -> list[Sentence]:
    """Return the sentences of a turn; long ones without full stops are split into clauses."""
    return [Sentence(turn, first, last) for first, last in _places(turn.text)]


def _places(text: str) -> list[tuple[int, int]]:
    ends = [m.end() for m in _END.finditer(text) if not _is_title(text, m.start())]
    places: list[tuple[int, int]] = []
    at = 0
    for end in [*ends, len(text)]:
        last = at + len(text[at:end].rstrip())
        if last > at:
            places += _clauses(text, at, last)
        at = end
    return places


def _is_title(text: str, stop: int) -> bool:
    before = text[max(stop - 7, 0) : stop].split()
    return text[stop] == "." and bool(before) and before[-1].lower() in _TITLES


def _clauses(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Split a sentence into clauses if it is too long."""
    if text.count(" ", first, last) < UNPUNCTUATED_WORDS:
        return [(first, last)]
    clauses, at = [], first
    for mark in _NEW_CLAUSE.finditer(text, first, last):
        if text.count(" ", at, mark.start()) >= 7:
            clauses.append((at, mark.start()))
            at = mark.end()
    return [*clauses, (at, last)]


def clipped(sentence: Sentence, longest: int = LONGEST_QUOTE_WORDS) -> Sentence:
    """Return the sentence, cut at a clause if it has more than ``longest`` words."""
    text = sentence.text
    if text.count(" ") < longest:
        return sentence
    marks = list(_WORD.finditer(text))
    if len(marks) <= longest:
        return sentence
    limit = marks[longest].start()
    breaks = [m.start() for m in _BREAK.finditer(text) if limit / 3 < m.start() <= limit]
    last = breaks[-1] if breaks else marks[longest - 1].end()
    return Sentence(sentence.turn, sentence.first, sentence.first + last)
