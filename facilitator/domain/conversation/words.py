"""Splits turns into sentences and words, with their positions in the turn."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facilitator.domain.conversation.speech import Speech, speech_of
from facilitator.domain.recaps.recap import Evidence
from facilitator.domain.sessions.turns import Turn

_END = re.compile(r"[.?!…]{1,9}[\"'”’»)]{0,3}\s+")
_WORD = re.compile(r"[\w'’]+")
_PUNCTUATION_BREAK = re.compile(r"[,;:–—](?=\s)")

LONGEST_QUOTE_WORDS = 45
UNPUNCTUATED_WORDS = 40
FEWEST_IN_A_CLAUSE = 7


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
    def plain(self) -> str:
        """The folded text, as the rules read it."""
        return self.turn.plain[self.first : self.last]

    @property
    def speech(self) -> Speech:
        """The phrases of the language in which this was said."""
        return speech_of(self.turn.language)

    @property
    def evidence(self) -> Evidence:
        part = self.turn.within(self.first, self.last)
        return Evidence(self.turn.speaker, part.start, part.end, self.text)


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, with straight apostrophes."""
    return _WORD.findall(text.lower().replace("’", "'"))


def content_of(sentence: Sentence) -> list[str]:
    """Return the words of a sentence that say what it is about, folded."""
    empty = sentence.speech.words("empty")
    return [w for w in words(sentence.plain) if len(w) > 2 and w not in empty and not w.isdigit()]


def sentences(turn: Turn) -> list[Sentence]:
    """Return the sentences of a turn; long ones without full stops are split into clauses."""
    return [Sentence(turn, first, last) for first, last in _places(turn)]


def _places(turn: Turn) -> list[tuple[int, int]]:
    text, speech = turn.text, speech_of(turn.language)
    ends = [m.end() for m in _END.finditer(text) if not _is_abbreviation(turn, m, speech)]
    places: list[tuple[int, int]] = []
    at = 0
    for end in [*ends, len(text)]:
        last = at + len(text[at:end].rstrip())
        if last > at:
            places += _clauses(turn, at, last, speech)
        at = end
    return places


def _is_abbreviation(turn: Turn, stop: re.Match[str], speech: Speech) -> bool:
    """Whether a full stop belongs to a word ("Dr. Weber") or to a number ("15. März")."""
    if turn.text[stop.start()] != ".":
        return False
    before = turn.plain[max(stop.start() - 7, 0) : stop.start()].split()
    if not before:
        return False
    if before[-1].isdigit() and len(before[-1]) <= 2:
        following = turn.plain[stop.end() : stop.end() + 20].split()
        return bool(following) and following[0].strip(".,!?") in speech.words("behind_a_number")
    return before[-1] in speech.words("titles")


def _clauses(turn: Turn, first: int, last: int, speech: Speech) -> list[tuple[int, int]]:
    """Split a sentence into clauses if it is too long."""
    if turn.text.count(" ", first, last) < UNPUNCTUATED_WORDS:
        return [(first, last)]
    clauses, at = [], first
    for mark in speech.all("clauses.begin", turn.plain[first:last]):
        start = first + mark.start()
        if turn.text.count(" ", at, start) > FEWEST_IN_A_CLAUSE:
            clauses.append((at, at + len(turn.text[at:start].rstrip())))
            at = start
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
    breaks = [m.start() for m in _PUNCTUATION_BREAK.finditer(text)]
    breaks += [m.start() for m in sentence.speech.all("clauses.break", sentence.plain)]
    fitting = [at for at in breaks if limit / 3 < at <= limit]
    last = max(fitting) if fitting else marks[longest - 1].end()
    return Sentence(
        sentence.turn, sentence.first, sentence.first + len(text[:last].rstrip(" ,;:–—"))
    )
