"""What the moderator does with a sentence: hand over, close a hot seat, open a round."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from facilitator.domain.turns import Transcript
from facilitator.engines.offline.words import words

_CLOSES = re.compile(
    r"\b(thank|thanks|pause|stop there|leave it there|wrap|time'?s up|at time|out of time|"
    r"appreciate|great (?:discussion|session|work|input)|well done)\b",
    re.I,
)
_ROUND = re.compile(
    r"\b(everybody|everyone|each of (?:you|us)|all of you|you all|(?:one|a) \w+ each|"
    r"(?:last|final|first|closing|opening|quick|check-?in|another) round|round of|"
    r"round (?:to|and)|go(?:ing)? (?:a)?round|before we (?:dive|begin|start|meet|close|go|finish)|"
    r"next (?:month|time|session)|commitments?|takeaways?|take-aways?|warm up)\b",
    re.I,
)
_HANDS_OVER = re.compile(
    r"\b(next|floor|hot seat|yours|your turn|turn to|move (?:on )?to|over to|go ahead|"
    r"up (?:is|now)|you're up|start with|begin with|kick (?:us )?off|challenge|bring|brought|"
    r"on your mind|"
    r"take us|tell us|share|help you|from (?:the group|us)|stage|hear from|go first)\b",
    re.I,
)
_LEADS = re.compile(
    r"\b(welcome|let's|we have|minutes?|agenda|confidential|round|hot seat|floor|up next|next up|"
    r"thanks everybody|thank you all|see you)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Move:
    """What one sentence of the moderator does; ``to`` is the member handed the floor."""

    to: str | None = None
    closes: bool = False
    round: bool = False


def names_in(text: str, members: Collection[str]) -> list[str]:
    """The members whose full or first name the text says, in order."""
    said = {w.removesuffix("'s") for w in words(text)}
    if not said:
        return []
    firsts = Counter(words(m)[0] for m in members if words(m))
    found = []
    for member in members:
        parts = words(member)
        if parts and parts[0] in said and (firsts[parts[0]] == 1 or set(parts) <= said):
            found.append((text.lower().replace("’", "'").find(parts[0]), member))
    return [member for _, member in sorted(found)]


def move(sentence: str, members: Collection[str]) -> Move:
    """Judge one sentence of the moderator."""
    named = names_in(sentence, members)
    closes = bool(_CLOSES.search(sentence))
    if _ROUND.search(sentence) and len(named) != 1:
        return Move(closes=closes, round=True)
    if len(named) == 1 and not closes and _HANDS_OVER.search(sentence):
        return Move(to=named[0])
    return Move(closes=closes)


def moderator_of(transcript: Transcript) -> str | None:
    """Who behaves like the moderator: opens, closes, leads on, and calls others by name."""
    speakers = transcript.speakers
    if len(speakers) < 3:
        return None
    scores: Counter[str] = Counter()
    for turn in transcript.turns:
        if turn.speaker:
            others = [s for s in speakers if s != turn.speaker]
            named = names_in(turn.text, others) if len(speakers) <= 40 else []
            scores[turn.speaker] += 2 * bool(_LEADS.search(turn.text)) + min(len(named), 2)
    edges = [t.speaker for t in (*transcript.turns[:2], *transcript.turns[-2:])]
    for speaker in edges:
        scores[speaker] += 2
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < 6 or not ranked[0][0]:
        return None
    if len(ranked) > 1 and ranked[1][1] > 0.75 * ranked[0][1]:
        return None
    return ranked[0][0]
