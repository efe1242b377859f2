"""What a member takes out of a recap: which statements hold those words, and a text without them.

Of a statement that was struck stays that there was one, of whom and when, so that readers of an
earlier version can be told that something was taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from facilitator.domain.language.spelling import holds_words, same_words
from facilitator.domain.recaps.recap import Evidence, HotSeat, Source
from facilitator.domain.recaps.statements import Part, Statement, cite_the_same
from facilitator.domain.sessions.turns import Span

STRUCK = "(struck)"  # in place of the text
FEWEST_WORDS, FEWEST_LETTERS = 3, 20  # less is nobody's own: "Call her."; some scripts have no gaps
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_STOPS = r"[.,;:!?…\"”’]*"


@dataclass(frozen=True)
class Strike:
    """Words that are to be gone: the statements that hold them, as they were found and reworded."""

    struck: tuple[Statement, ...]

    def is_in(self, statement: Statement) -> bool:
        """Whether a statement says them, or rests on them.

        What another member brought to the hot seat is theirs, whatever it rests on.
        """
        if statement.part is Part.CHALLENGE:
            like = [
                s for s in self.struck
                if s.part is Part.CHALLENGE and s.member == statement.member
            ]  # fmt: skip
        else:
            like = list(self.struck)
        said = [words for one in like for words in one.evidence]
        return any(_is_long(one.text) and same_words(one.text, statement.text) for one in like) or (
            any(_shares(one, other) for one in said for other in statement.evidence)
        )

    def is_told(self, text: str) -> bool:
        """Whether a text holds any of them."""
        return any(holds_words(text, phrase) for phrase in self._phrases)

    def without(self, text: str) -> str:
        """The text without them; as it is where it holds none."""
        cut = self._cut(text, self._gaps(text, self._phrases))
        return text if cut == text else " ".join(cut.split())

    def heard(self, speaker: str, spans: Sequence[Span]) -> list[Span]:
        """What a speaker's turn says without them; nothing is left of a span that was just these.

        Where the words cannot be found to the letter, all of it that was said at their time goes.
        """
        said = {e for s in self.struck for e in s.evidence if e.source is Source.TRANSCRIPT}
        said = {e for e in said if e.quote and e.speaker == speaker}
        cited = [e for e in said if any(_overlaps(e, span) for span in spans)]
        text = " ".join(span.text for span in spans)
        gaps = self._gaps(text, (*self._phrases, *(e.quote for e in cited))) if cited else []
        lost = [e for e in cited if not _pattern(e.quote).search(text)]
        kept, at = [], 0
        for span in spans:
            end = at + len(span.text)
            here = [(max(a, at) - at, min(b, end) - at) for a, b in gaps if a < end and b > at]
            left = " ".join(self._cut(span.text, here).split()) if here else span.text
            if _WORD.search(left) and not any(_overlaps(e, span) for e in lost):
                kept.append(Span(span.start, span.end, left))
            at = end + 1
        return kept

    def quote(self, other: Evidence) -> str:
        """What is left of words another statement rests on: none of what was struck at its time."""
        at_once = [e for s in self.struck for e in s.evidence if cite_the_same([e], [other])]
        parts = [part for e in at_once for part in (e.quote, *_SENTENCE.split(e.quote))]
        cut = self._cut(other.quote, self._gaps(other.quote, filter(_is_long, parts)))
        return other.quote if cut == other.quote else " ".join(cut.split())

    @cached_property
    def _phrases(self) -> tuple[str, ...]:
        """Every wording."""
        told = [text for s in self.struck for text in (s.text, *(e.quote for e in s.evidence))]
        return tuple(dict.fromkeys(text for text in told if text != STRUCK and _is_long(text)))

    @staticmethod
    def _gaps(text: str, phrases: Iterable[str]) -> list[tuple[int, int]]:
        return sorted(m.span() for p in phrases for m in _pattern(p).finditer(text))

    @staticmethod
    def _cut(text: str, gaps: Iterable[tuple[int, int]]) -> str:
        kept, at = [], 0
        for start, end in gaps:
            if start > at:
                kept.append(text[at:start])
            at = max(at, end)
        return "".join((*kept, text[at:]))


def wordless(statement: Statement) -> Statement:
    """What stays of a statement that was struck."""
    evidence = tuple(replace(e, quote="") for e in statement.evidence)
    return replace(statement, text=STRUCK, evidence=evidence)


def reworded(challenge: Statement, text: str) -> Statement:
    """A challenge as its member words it, marked as that."""
    said = next(iter(challenge.evidence), Evidence(challenge.speaker, 0.0, 0.0, ""))
    own = replace(said, quote=text, source=Source.MEMBER)
    return replace(challenge, text=text, evidence=(own,))


def as_left(seats: Iterable[HotSeat]) -> tuple[HotSeat, ...]:
    """Hot seats without what was struck of the solutions: what is gone need not be looked at."""
    return tuple(
        replace(seat, solutions=tuple(s for s in seat.solutions if s.text != STRUCK))
        for seat in seats
    )


def _shares(struck: Evidence, other: Evidence) -> bool:
    """Whether words were said at the same time, and are some of the same."""
    if not (struck.quote and other.quote and cite_the_same([struck], [other])):
        return False
    return holds_words(struck.quote, other.quote) or holds_words(other.quote, struck.quote)


def _is_long(text: str) -> bool:
    return len(_WORD.findall(text)) >= FEWEST_WORDS or len(text) >= FEWEST_LETTERS


def _pattern(phrase: str) -> re.Pattern[str]:
    """The words of a phrase with whatever signs between them, and the stop after them."""
    words = r"\W+".join(map(re.escape, _WORD.findall(phrase)))
    return re.compile(rf"\b{words}\b{_STOPS}" if words else r"(?!)", re.I)


def _overlaps(words: Evidence, span: Span) -> bool:
    begins = words.start <= span.start < words.end or span.start <= words.start < span.end
    return begins or words.start == span.start
