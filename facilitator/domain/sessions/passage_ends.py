"""Finds where a passage off the record ends that nobody ends: with the hot seat it was part of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from facilitator.domain.language.phrases import fold
from facilitator.domain.sessions.request_scope import SpokenTurns
from facilitator.domain.sessions.turns import Turn

BEGINS = 8  # words of somebody who begins, rather than answers
TAKES_OVER_WITHIN = 8  # turns
LEAST_TURNS, LEAST_WORDS = 2, 40  # of somebody who has taken over
LONG_SECONDS = 180.0

Held = Sequence[tuple[str, float, float]]


def is_over(spoken: SpokenTurns, begin: int, number: int, held: Held = ()) -> bool:
    """Whether the hot seat of a passage that began in turn ``begin`` is over in turn ``number``.

    It is where a moderator opens or closes a round, or hands over to another member by name: with
    words of handing over, with thanks, or because that member then has the floor and the one before
    says nothing. A question to another member ends nothing, and in doubt the passage goes on.
    ``held`` is who had the floor from when to when, in seconds, as the floor rules found it: a long
    stretch of somebody else ends it, too. Without known moderators anybody but the member in the
    hot seat may hand over.
    """
    turns, moderators = spoken.turns, spoken.moderators
    turn, holder = turns[number], _holder(turns[begin:number], moderators)
    if any(
        member != holder
        and end - start >= LONG_SECONDS
        and turns[number - 1].start < start <= turn.start
        for member, start, end in held
    ):
        return True
    if turn.speaker == holder or (moderators and turn.speaker not in moderators):
        return False
    plain = spoken.plain[number]
    others = _named_in(plain, turns) - {holder, turn.speaker, *moderators}
    after = [t for t in turns[number + 1 :][:TAKES_OVER_WITHIN] if t.speaker != turn.speaker]
    if after and spoken.phrases.says(plain, "floor", "titles"):  # perhaps with a surname
        others |= {after[0].speaker} - {holder, *moderators}
    is_answered = bool(after) and after[0].speaker in others
    if is_answered and _has_taken_over(after, holder):
        return True
    if spoken.phrases.says(plain, "floor", "within"):
        return False
    if spoken.phrases.says(plain, "floor", "round"):
        return True
    if others and spoken.phrases.says(plain, "floor", "next"):
        return True
    begins = is_answered and len(after[0].text.split()) >= BEGINS
    return begins and spoken.phrases.says(plain, "floor", "thanks")


def _holder(turns: Sequence[Turn], moderators: Collection[str]) -> str:
    """Return who says most in these turns and moderates not; empty if nobody."""
    words: Counter[str] = Counter()
    for turn in turns:
        if turn.speaker not in moderators:
            words[turn.speaker] += len(turn.text.split())
    return words.most_common(1)[0][0] if words else ""


def _named_in(text: str, turns: Sequence[Turn]) -> set[str]:
    """Return the speakers of whom a part of the name is in a text, perhaps with a genitive's s."""
    spoken = set(re.findall(r"\w+", text))
    spoken |= {word.removesuffix("s") for word in spoken}
    speakers = {turn.speaker for turn in turns}
    return {speaker for speaker in speakers if spoken & set(re.findall(r"\w{2,}", fold(speaker)))}


def _has_taken_over(after: Sequence[Turn], holder: str) -> bool:
    """Whether the first speaker has the floor from here on, and the holder says nothing."""
    own = [turn for turn in after if turn.speaker == after[0].speaker]
    return (
        len(own) >= LEAST_TURNS
        and sum(len(turn.text.split()) for turn in own) >= LEAST_WORDS
        and all(turn.speaker != holder for turn in after)
    )
