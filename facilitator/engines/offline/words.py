"""Sentences and words of speech, with their places in the turn."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facilitator.domain.recap import Evidence
from facilitator.domain.turns import Turn

_END = re.compile(r"[.?!…]+[\"'”’)]*\s+")
_WORD = re.compile(r"[\w'’]+")
_BREAK = re.compile(r"[,;:–—]\s+|\s+(?=(?:and|but|so|because|then|which|or)\s)", re.I)

LONGEST_QUOTE_WORDS = 45


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a turn: its words and the characters [first, last) they take up."""

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
    """The words of a text in lower case, with one kind of apostrophe."""
    return _WORD.findall(text.lower().replace("’", "'"))


def sentences(turn: Turn) -> list[Sentence]:
    """The sentences of a turn; speech without full stops is cut at its spans."""
    found, at = [], 0
    text = turn.text
    for mark in _END.finditer(text):
        found.append(Sentence(turn, at, len(text[: mark.end()].rstrip())))
        at = mark.end()
    if at < len(text):
        found.append(Sentence(turn, at, len(text.rstrip())))
    return [s for s in found if s.last > s.first]


def clipped(sentence: Sentence, longest: int = LONGEST_QUOTE_WORDS) -> Sentence:
    """The sentence, cut at a clause where it has more than ``longest`` words."""
    marks = list(_WORD.finditer(sentence.text))
    if len(marks) <= longest:
        return sentence
    limit = marks[longest].start()
    breaks = [m.start() for m in _BREAK.finditer(sentence.text) if limit / 2 < m.start() <= limit]
    last = breaks[-1] if breaks else marks[longest - 1].end()
    return Sentence(sentence.turn, sentence.first, sentence.first + last)
