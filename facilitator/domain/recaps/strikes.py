"""Removal of a member's words from a recap: which statements contain them, and texts without them.

A struck statement keeps its speaker and time, so that readers of an earlier version can learn that
something was removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from facilitator.domain.language.spelling import holds_words, same_words
from facilitator.domain.recaps.recap import Evidence, EvidenceSource, HotSeat
from facilitator.domain.recaps.statements import Statement, StatementPart, share_evidence
from facilitator.domain.sessions.turns import Span

STRUCK = "(struck)"  # replaces the text
# Shorter texts identify nobody: "Call her."; some scripts have no spaces.
FEWEST_WORDS, FEWEST_LETTERS = 3, 20
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_STOPS = r"[.,;:!?…\"”’]*"


@dataclass(frozen=True)
class Strike:
    """Words to remove: the statements that contain them, as found and as edited."""

    struck: tuple[Statement, ...]

    def is_in(self, statement: Statement) -> bool:
        """Whether a statement contains them, or is based on them.

        Another member's challenge is never affected, whatever its evidence.
        """
        if statement.part is StatementPart.CHALLENGE:
            same = [
                s for s in self.struck
                if s.part is StatementPart.CHALLENGE and s.member == statement.member
            ]  # fmt: skip
        else:
            same = list(self.struck)
        said = [words for one in same for words in one.evidence]
        return any(_is_long(one.text) and same_words(one.text, statement.text) for one in same) or (
            any(_shares_words(one, other) for one in said for other in statement.evidence)
        )

    def is_told(self, text: str) -> bool:
        """Whether a text contains any of them."""
        return any(holds_words(text, phrase) for phrase in self._phrases)

    def without(self, text: str) -> str:
        """Return the text without them, or unchanged if it contains none."""
        cut = self._cut(text, self._gaps(text, self._phrases))
        return text if cut == text else " ".join(cut.split())

    def heard(self, speaker: str, spans: Sequence[Span]) -> list[Span]:
        """Return the spans of a speaker's turn without them; spans with nothing else are dropped.

        If the words are not found verbatim, everything said at their time is removed.
        """
        said = {e for s in self.struck for e in s.evidence if e.source is EvidenceSource.TRANSCRIPT}
        said = {e for e in said if e.quote and e.speaker == speaker}
        cited = [e for e in said if any(_overlaps(e, span) for span in spans)]
        text = " ".join(span.text for span in spans)
        gaps = self._gaps(text, (*self._phrases, *(e.quote for e in cited))) if cited else []
        not_found = [e for e in cited if not _pattern(e.quote).search(text)]
        kept, at = [], 0
        for span in spans:
            end = at + len(span.text)
            here = [(max(a, at) - at, min(b, end) - at) for a, b in gaps if a < end and b > at]
            rest = " ".join(self._cut(span.text, here).split()) if here else span.text
            if _WORD.search(rest) and not any(_overlaps(e, span) for e in not_found):
                kept.append(Span(span.start, span.end, rest))
            at = end + 1
        return kept

    def quote(self, other: Evidence) -> str:
        """Return the quote of other evidence without what was struck at the same time."""
        at_once = [e for s in self.struck for e in s.evidence if share_evidence([e], [other])]
        parts = [part for e in at_once for part in (e.quote, *_SENTENCE.split(e.quote))]
        cut = self._cut(other.quote, self._gaps(other.quote, filter(_is_long, parts)))
        return other.quote if cut == other.quote else " ".join(cut.split())

    @cached_property
    def _phrases(self) -> tuple[str, ...]:
        """All wordings."""
        texts = [text for s in self.struck for text in (s.text, *(e.quote for e in s.evidence))]
        return tuple(dict.fromkeys(text for text in texts if text != STRUCK and _is_long(text)))

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


def struck_statement(statement: Statement) -> Statement:
    """Return what is left of a statement that was struck."""
    evidence = tuple(replace(e, quote="") for e in statement.evidence)
    return replace(statement, text=STRUCK, evidence=evidence)


def reword(challenge: Statement, text: str) -> Statement:
    """Return a challenge in its member's own words, marked as such."""
    said = next(iter(challenge.evidence), Evidence(challenge.speaker, 0.0, 0.0, ""))
    evidence = replace(said, quote=text, source=EvidenceSource.MEMBER)
    return replace(challenge, text=text, evidence=(evidence,))


def without_struck_solutions(seats: Iterable[HotSeat]) -> tuple[HotSeat, ...]:
    """Return hot seats without struck solutions: nobody needs to check those."""
    return tuple(
        replace(seat, solutions=tuple(s for s in seat.solutions if s.text != STRUCK))
        for seat in seats
    )


def _shares_words(struck: Evidence, other: Evidence) -> bool:
    """Whether two pieces of evidence were said at the same time and have words in common."""
    if not (struck.quote and other.quote and share_evidence([struck], [other])):
        return False
    return holds_words(struck.quote, other.quote) or holds_words(other.quote, struck.quote)


def _is_long(text: str) -> bool:
    return len(_WORD.findall(text)) >= FEWEST_WORDS or len(text) >= FEWEST_LETTERS


def _pattern(phrase: str) -> re.Pattern[str]:
    """Match the words of a phrase with any signs between them, and the stop after them."""
    words = r"\W+".join(map(re.escape, _WORD.findall(phrase)))
    return re.compile(rf"\b{words}\b{_STOPS}" if words else r"(?!)", re.I)


def _overlaps(words: Evidence, span: Span) -> bool:
    begins = words.start <= span.start < words.end or span.start <= words.start < span.end
    return begins or words.start == span.start
