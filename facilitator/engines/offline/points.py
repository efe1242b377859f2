"""The main points of a talk without hot seats: what each speaker said that most of it is about."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.domain.conversation.moderation import Spoken
from facilitator.domain.conversation.small_talk import is_about_the_call, is_courtesy
from facilitator.domain.conversation.vocabulary import among
from facilitator.domain.conversation.words import Sentence, clipped, words
from facilitator.domain.language.english import content
from facilitator.domain.notices import Notice, notice
from facilitator.domain.recaps.recap import Point

MOST_SPEAKERS = 12
FEWEST_WORDS, MOST_WORDS = 8, 32
SECOND_POINT_SHARE = 0.12  # of all that was said: who has said more gets a second point
_STUMBLES = re.compile(
    r"\b(?:uh|um|er|erm|hmm?|mm|you know|i mean|sort of|kind of)\b|\b(\w+) \1\b", re.I
)
# How a sentence begins that leans on the one before it, or on nothing.
_HANGS = re.compile(
    r"^\W*(?:"
    + among("""
        and but or so which because 'cause cause as if than of to for it that this he she they there
        those these you oh look yeah no uh um well then instead working trying
    """)
    + r")\b",
    re.I,
)
_FINISHED = re.compile(r"[.!]['\"”’)]*\s*$")


@dataclass(frozen=True, slots=True)
class Points:
    """The main points in order of time, and what the moderator has to be told about them."""

    found: tuple[Point, ...] = ()
    warnings: tuple[Notice, ...] = ()


def find(spoken: Spoken) -> Points:
    """Up to two points of each of those who spoke most; the others are counted in a warning."""
    count: Counter[str] = Counter()
    said: dict[str, list[Sentence]] = {}
    for turn in spoken.transcript.open_turns:
        if turn.speaker:
            parts = spoken.sentences(turn)
            said.setdefault(turn.speaker, []).extend(parts)
            count[turn.speaker] += len(turn.text.split())
    rarity = _rarity(s for parts in said.values() for s in parts)
    everybody = count.total() or 1
    found: list[Point] = []
    for speaker, share in count.most_common(MOST_SPEAKERS):
        wanted = 2 if share / everybody >= SECOND_POINT_SHARE else 1
        for sentence in _central(said[speaker], rarity)[:wanted]:
            quoted = clipped(sentence, MOST_WORDS)
            found.append(Point(speaker, quoted.text, (quoted.evidence,)))
    more = len(count) - MOST_SPEAKERS
    warnings = (notice("more_speakers", shown=MOST_SPEAKERS, more=more),) if more > 0 else ()
    return Points(tuple(sorted(found, key=lambda p: p.evidence[0].start)), warnings)


def _rarity(parts: Iterable[Sentence]) -> dict[str, float]:
    """How much a word tells: the rarer, the more (inverse document frequency)."""
    seen: Counter[str] = Counter()
    total = 0
    for sentence in parts:
        total += 1
        seen.update(set(content(words(sentence.text))))
    return {word: math.log(1 + total / count) for word, count in seen.items() if count > 1}


def _central(parts: list[Sentence], rarity: Mapping[str, float]) -> list[Sentence]:
    """A speaker's sentences, most central first, no two of them alike.

    Centrality as in LexRank (Erkan and Radev, 2004), in its first step: the likeness to all other
    sentences together. With vectors of length one that is one product with their sum, so the work
    grows with the number of sentences and not with its square.
    """
    vectors = [_vector(s.text, rarity) for s in parts]
    whole: dict[str, float] = {}
    for vector in vectors:
        for word, weight in vector.items():
            whole[word] = whole.get(word, 0.0) + weight
    ranked = sorted(
        (
            (-_likeness(vector, whole) * _readable(sentence), n)
            for n, (vector, sentence) in enumerate(zip(vectors, parts, strict=True))
            if len(words(sentence.text)) >= FEWEST_WORDS
        ),
    )
    chosen: list[int] = []
    for _, n in ranked[:30]:
        if all(_likeness(vectors[n], vectors[other]) < 0.5 for other in chosen):
            chosen.append(n)
    return [parts[n] for n in chosen]


def _vector(text: str, rarity: Mapping[str, float]) -> dict[str, float]:
    weights = {word: rarity[word] for word in content(words(text)) if word in rarity}
    length = math.sqrt(sum(w * w for w in weights.values()))
    return {word: w / length for word, w in weights.items()} if length else {}


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())


def _readable(sentence: Sentence) -> float:
    """How well a sentence stands alone, as a factor: finished, fluent, to the point, not long."""
    text = sentence.text
    factor = 1.0
    if not _FINISHED.search(text):
        factor *= 0.6
    if _HANGS.match(text):
        factor *= 0.45
    if text.rstrip().endswith("?") or is_about_the_call(text) or is_courtesy(text):
        factor *= 0.3
    count = len(words(text))
    factor *= 0.75 ** len(_STUMBLES.findall(text))
    if count > MOST_WORDS:
        factor *= 0.6
    return factor * min(count, 16) / 16
