"""Splits turns into numbered parts, so that a model can cite them instead of quoting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from facilitator.domain.conversation import promises
from facilitator.domain.conversation.words import Sentence, clipped, sentences, words
from facilitator.domain.recaps.recap import Evidence
from facilitator.domain.sessions.turns import Span, Transcript, Turn

LONGEST_PART_WORDS = 120
_SPOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered stretch of one turn, short enough for a citation to be precise."""

    number: int
    turn: Turn
    spoken: tuple[Sentence, ...]

    @property
    def speaker(self) -> str:
        return self.turn.speaker

    @property
    def text(self) -> str:
        return self.turn.text[self.spoken[0].first : self.spoken[-1].last]

    def evidence_for(self, statement: str) -> Evidence:
        """Return the sentence of this part that is closest to a statement, as a literal quote."""
        wanted = set(words(statement))
        best = max(self.spoken, key=lambda s: len(wanted & set(words(s.text))))
        return clipped(best).evidence


def number_parts(transcript: Transcript) -> list[Part]:
    """Return the parts of all turns that a recap may use, numbered from 1."""
    parts: list[Part] = []
    for turn in transcript.open_turns:
        collected: list[Sentence] = []
        length = 0
        for sentence in (s for whole in sentences(turn) for s in _cut(whole)):
            count = len(words(sentence.text))
            if collected and length + count > LONGEST_PART_WORDS:
                parts.append(Part(len(parts) + 1, turn, tuple(collected)))
                collected, length = [], 0
            collected.append(sentence)
            length += count
        if collected:
            parts.append(Part(len(parts) + 1, turn, tuple(collected)))
    return parts


def _cut(sentence: Sentence) -> list[Sentence]:
    """Cut a sentence that is too long, for lack of full stops, after every so many words."""
    ends = [m.end() for m in _SPOKEN.finditer(sentence.text)][
        LONGEST_PART_WORDS - 1 :: LONGEST_PART_WORDS
    ]
    edges = [0, *ends, len(sentence.text)]
    pieces = []
    for first, last in pairwise(edges):
        gap = len(sentence.text[first:last]) - len(sentence.text[first:last].lstrip())
        if sentence.text[first:last].strip():
            pieces.append(
                Sentence(sentence.turn, sentence.first + first + gap, sentence.first + last)
            )
    return pieces


def lines(
    parts: Sequence[Part], short: dict[str, str], width: int | None = None
) -> list[dict[str, object]]:
    """Return the parts as turns of a prompt, with short names to save tokens.

    Of a part longer than ``width`` words only the beginning and the end are shown.
    """
    return [
        {"number": part.number, "speaker": short.get(part.speaker, part.speaker) or "somebody",
         "text": shortened(part, width)}
        for part in parts
    ]  # fmt: skip


def shortened(part: Part, width: int | None) -> str:
    """Return a part's text, with about ``width`` words if that is given and it has no promise."""
    spoken = part.text.split()
    if width is None or len(spoken) <= width + 1 or _holds_promise(part.text, part.turn.language):
        return part.text
    ahead = width * 2 // 3
    return f"{' '.join(spoken[:ahead])} … {' '.join(spoken[ahead - width :])}"


@lru_cache(maxsize=4096)
def _holds_promise(text: str, language: str) -> bool:
    """Whether a text has a known form of a firm promise, in its language."""
    alone = Turn("", (Span(0, 0, text),), language)
    return any(promises.is_firm(sentence) for sentence in sentences(alone))


def short_names(speakers: Sequence[str]) -> dict[str, str]:
    """Map each speaker to their first name if no other speaker has the same one."""
    firsts = Counter(name.split()[0] for name in speakers if name.split())
    return {n: n.split()[0] for n in speakers if n.split() and firsts[n.split()[0]] == 1}
