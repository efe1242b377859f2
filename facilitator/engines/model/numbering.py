"""Numbers what was said, so that a model can cite it and never has to quote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from facilitator.domain.conversation.words import Sentence, clipped, sentences, words
from facilitator.domain.recaps.recap import Evidence
from facilitator.domain.sessions.turns import Transcript, Turn

LONGEST_PART_WORDS = 120
_PROMISES = re.compile(r"\bI(?:['’]ll| will|['’]m going to| am going to| commit| promise)\b", re.I)
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
        """The words of this part that come nearest to a statement, to the letter."""
        wanted = set(words(statement))
        best = max(self.spoken, key=lambda s: len(wanted & set(words(s.text))))
        return clipped(best).evidence


def numbered(transcript: Transcript) -> list[Part]:
    """The parts of all turns that a recap may be made of, numbered from 1."""
    parts: list[Part] = []
    for turn in transcript.open_turns:
        held: list[Sentence] = []
        length = 0
        for sentence in (s for whole in sentences(turn) for s in _cut(whole)):
            count = len(words(sentence.text))
            if held and length + count > LONGEST_PART_WORDS:
                parts.append(Part(len(parts) + 1, turn, tuple(held)))
                held, length = [], 0
            held.append(sentence)
            length += count
        if held:
            parts.append(Part(len(parts) + 1, turn, tuple(held)))
    return parts


def _cut(sentence: Sentence) -> list[Sentence]:
    """A sentence in stretches of words, where speech without full stops makes it too long."""
    ends = [m.end() for m in _SPOKEN.finditer(sentence.text)][
        LONGEST_PART_WORDS - 1 :: LONGEST_PART_WORDS
    ]
    edges = [0, *ends, len(sentence.text)]
    found = []
    for first, last in pairwise(edges):
        gap = len(sentence.text[first:last]) - len(sentence.text[first:last].lstrip())
        if sentence.text[first:last].strip():
            found.append(
                Sentence(sentence.turn, sentence.first + first + gap, sentence.first + last)
            )
    return found


def lines(
    parts: Sequence[Part], short: dict[str, str], width: int | None = None
) -> list[dict[str, object]]:
    """The parts as a prompt's turns, under short names: names cost tokens on every line.

    Of a longer part than ``width`` words only how it begins and ends is shown.
    """
    return [
        {"number": part.number, "speaker": short.get(part.speaker, part.speaker) or "somebody",
         "text": shortened(part.text, width)}
        for part in parts
    ]  # fmt: skip


def shortened(text: str, width: int | None) -> str:
    """The text in about ``width`` words, promises kept; all of it where ``width`` is None."""
    spoken = text.split()
    if width is None or len(spoken) <= width + 1 or _PROMISES.search(text):
        return text
    ahead = width * 2 // 3
    return f"{' '.join(spoken[:ahead])} … {' '.join(spoken[ahead - width :])}"


def short_names(speakers: Sequence[str]) -> dict[str, str]:
    """First names where nobody else has the same one."""
    firsts = Counter(name.split()[0] for name in speakers if name.split())
    return {n: n.split()[0] for n in speakers if n.split() and firsts[n.split()[0]] == 1}
