"""Finds labels under which more than one person speaks: "Hi, it's Cara", said under Ben's name."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.conversation.moderation import TranscriptAnalysis
from facilitator.domain.conversation.words import Sentence, words
from facilitator.domain.sessions.turns import Turn

MOST_WORDS = 6  # of a sentence that only says who is speaking


@dataclass(frozen=True, slots=True)
class Introduction:
    """Somebody else than a label's owner says who they are, at ``start`` seconds."""

    label: str
    name: str
    start: float


def introductions(spoken: TranscriptAnalysis) -> dict[str, Introduction]:
    """Return for each label the first time that somebody else speaks under it."""
    found: dict[str, Introduction] = {}
    for turn in spoken.transcript.turns:
        if not turn.speaker or turn.speaker in found:
            continue
        for sentence in spoken.sentences(turn):
            name = _says_to_be(sentence, spoken)
            if name and name != turn.speaker:
                found[turn.speaker] = Introduction(turn.speaker, name, turn.start)
                break
    return found


def says_to_be_the_owner(turn: Turn, spoken: TranscriptAnalysis) -> bool:
    """Whether in this turn the owner of the label says so: "Pete here"."""
    return any(_says_to_be(s, spoken) == turn.speaker for s in spoken.sentences(turn))


def _says_to_be(sentence: Sentence, spoken: TranscriptAnalysis) -> str | None:
    if len(words(sentence.text)) > MOST_WORDS:
        return None
    names = spoken.names_in(sentence)
    says = len(names) == 1 and sentence.speech.opens("floor.speaks_as", spoken.marked(sentence))
    return names[0] if says else None
