"""Finds the main points of a session without hot seats: each speaker's most central sentences."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from facilitator.domain.conversation.moderation import TranscriptAnalysis
from facilitator.domain.conversation.small_talk import is_about_the_call, is_courtesy
from facilitator.domain.conversation.words import Sentence, clipped, content_of, words
from facilitator.domain.notices import Notice, notice
from facilitator.domain.recaps.recap import Point

MOST_SPEAKERS = 12
FEWEST_WORDS, MOST_WORDS = 8, 32
SECOND_POINT_SHARE = 0.12  # of all words: who said more gets a second point
_TWICE = re.compile(r"\b(\w{1,20}) \1\b")
_FINISHED = re.compile(r"[.!]['\"”’)]*\s*$")


@dataclass(frozen=True, slots=True)
class Points:
    """The main points in order of time, and warnings for the moderator."""

    found: tuple[Point, ...] = ()
    warnings: tuple[Notice, ...] = ()


def find(spoken: TranscriptAnalysis, without: Container[str] = ()) -> Points:
    """Return up to two points of each of the MOST_SPEAKERS, not of those in ``without``.

    A warning counts the speakers who said less.
    """
    word_counts: Counter[str] = Counter()
    sentences_by_speaker: dict[str, list[Sentence]] = {}
    for turn in spoken.transcript.open_turns:
        if turn.speaker and turn.speaker not in without:
            parts = spoken.sentences(turn)
            sentences_by_speaker.setdefault(turn.speaker, []).extend(parts)
            word_counts[turn.speaker] += len(turn.text.split())
    rarity = _rarity(s for parts in sentences_by_speaker.values() for s in parts)
    total = word_counts.total() or 1
    points: list[Point] = []
    for speaker, count in word_counts.most_common(MOST_SPEAKERS):
        most = 2 if count / total >= SECOND_POINT_SHARE else 1
        for sentence in _central(sentences_by_speaker[speaker], rarity)[:most]:
            quoted = clipped(sentence, MOST_WORDS)
            points.append(Point(speaker, quoted.text, (quoted.evidence,)))
    more = len(word_counts) - MOST_SPEAKERS
    warnings = (notice("more_speakers", shown=MOST_SPEAKERS, more=more),) if more > 0 else ()
    return Points(tuple(sorted(points, key=lambda p: p.evidence[0].start)), warnings)


def _rarity(parts: Iterable[Sentence]) -> dict[str, float]:
    """Return the weight of each word: rarer words weigh more (inverse document frequency)."""
    seen: Counter[str] = Counter()
    total = 0
    for sentence in parts:
        total += 1
        seen.update(set(content_of(sentence)))
    return {word: math.log(1 + total / count) for word, count in seen.items() if count > 1}


def _central(parts: list[Sentence], rarity: Mapping[str, float]) -> list[Sentence]:
    """Return a speaker's sentences, most central first, without similar ones.

    Centrality as in the first step of LexRank (Erkan and Radev, 2004): the similarity to all other
    sentences together. With unit vectors that is one product with their sum, so the time grows
    linearly with the number of sentences, not with its square.
    """
    vectors = [_vector(s, rarity) for s in parts]
    whole: dict[str, float] = {}
    for vector in vectors:
        for word, weight in vector.items():
            whole[word] = whole.get(word, 0.0) + weight
    ranked = sorted(
        (
            (-_similarity(vector, whole) * _readability(sentence), n)
            for n, (vector, sentence) in enumerate(zip(vectors, parts, strict=True))
            if len(words(sentence.text)) >= FEWEST_WORDS
        ),
    )
    chosen: list[int] = []
    for _, n in ranked[:30]:
        if all(_similarity(vectors[n], vectors[other]) < 0.5 for other in chosen):
            chosen.append(n)
    return [parts[n] for n in chosen]


def _vector(sentence: Sentence, rarity: Mapping[str, float]) -> dict[str, float]:
    weights = {word: rarity[word] for word in content_of(sentence) if word in rarity}
    length = math.sqrt(sum(w * w for w in weights.values()))
    return {word: w / length for word, w in weights.items()} if length else {}


def _similarity(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())


def _readability(sentence: Sentence) -> float:
    """Return how well a sentence can stand alone, as a factor from 0 to 1.

    Finished, fluent, relevant and not too long is best.
    """
    text, plain, speech = sentence.text, sentence.plain, sentence.speech
    factor = 1.0
    if not _FINISHED.search(text):
        factor *= 0.6
    if speech.opens("points.dependent", plain):
        factor *= 0.45
    is_asked = text.rstrip().endswith("?")
    if is_asked or is_about_the_call(plain, speech) or is_courtesy(plain, speech):
        factor *= 0.3
    count = len(words(text))
    stumbles = len(speech.all("points.stumbles", plain)) + len(_TWICE.findall(plain))
    factor *= 0.75**stumbles
    if count > MOST_WORDS:
        factor *= 0.6
    return factor * min(count, 16) / 16
