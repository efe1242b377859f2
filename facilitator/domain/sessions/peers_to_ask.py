"""Which peers to call on first in a hot seat, from what they gave, brought or can do."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.language.english import content, stem

MOST = 3
LONGEST_QUOTE = 120  # characters
ALIKE = 0.2  # from here on two texts are about the same; 1 is the same words
HELPED = 1.25  # what an idea counts of which the member said that it helped
FIRST_TIME = 1.25  # what a fact counts of a peer who never exchanged anything with the member

_NOT_YET = " No solution has gone between them and {} yet."
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE = re.compile(r"(?<=[.?!…])\s+")


@dataclass(frozen=True, slots=True)
class Given:
    """A solution that a peer gave to a member's challenge in an earlier session.

    ``session`` is its label as it reads after "in": "March (session 12)". ``helped`` is what the
    member said of it later, None where they said nothing.
    """

    peer: str
    text: str
    challenge: str
    member: str
    session: str
    helped: bool | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What a peer knows and is good for, in their own words."""

    peer: str
    text: str


@dataclass(frozen=True, slots=True)
class Called:
    """A peer to call on, and the fact that speaks for it."""

    peer: str
    reason: str


def peers_to_ask(
    challenge: str,
    member: str,
    attending: Collection[str],
    given: Sequence[Given],
    profiles: Sequence[Profile] = (),
    *,
    strangers: Collection[str] = (),
) -> tuple[Called, ...]:
    """Up to three peers of those attending, the best first; nobody where nothing is alike.

    A peer is worth calling who gave a solution to such a challenge, who brought one like it, or
    whose profile speaks of it. Never the member, and never for an idea that did not help. What
    is quoted was said to the letter. Among peers who fit about equally one of the ``strangers``,
    with whom the member has never exchanged a solution, goes first.
    """
    facts = [f for f in (*_facts(given), *_of_profiles(profiles)) if f.about and f.text.strip()]
    asked = _stems(challenge)
    weights = _weights({asked, *(fact.about for fact in facts)})
    alike = [
        (_likeness(asked, fact.about, weights) * fact.counts(strangers), fact)
        for fact in facts
        if fact.peer in attending and fact.peer != member
    ]
    best: dict[str, str] = {}
    for found, fact in sorted(alike, key=lambda scored: (-scored[0], scored[1].peer)):
        if found and fact.peer not in best:
            is_first = fact.peer in strangers
            best[fact.peer] = fact.said(asked, weights) + is_first * _NOT_YET.format(member)
    return tuple(Called(peer, reason) for peer, reason in list(best.items())[:MOST])


def reason_for(given: Given, challenge: str) -> str:
    """Why to call on a peer whom somebody chose for what they gave, told like every other."""
    fact, asked = _gift(given), _stems(challenge)
    return fact.said(asked, _weights({asked, fact.about}))


def is_still_said(reason: str, given: Sequence[Given], profiles: Sequence[Profile]) -> bool:
    """Whether what a reason quotes still stands in what may be told: it was kept since."""
    lead, _, rest = reason.partition(": “")
    quote = rest.rpartition("”")[0].removesuffix("…")
    return any(
        fact.lead == lead and quote in " ".join(fact.text.split())
        for fact in (*_facts(given), *_of_profiles(profiles))
    )


@dataclass(frozen=True, slots=True)
class _Fact:
    """Something that happened: what it was about, and how it is told with its own words."""

    peer: str
    lead: str
    text: str
    about: frozenset[str]
    helped: bool = False

    def counts(self, strangers: Collection[str]) -> float:
        """How much more than its likeness it counts."""
        first = FIRST_TIME if self.peer in strangers else 1
        return first * (HELPED if self.helped else 1)

    def said(self, asked: frozenset[str], weights: Mapping[str, float]) -> str:
        """The fact in one line, with the sentence that is most about what is asked."""
        sentences = _SENTENCE.split(" ".join(self.text.split()))
        quote = max(sentences, key=lambda s: _square(_stems(s) & asked, weights))
        if len(quote) > LONGEST_QUOTE:
            quote = quote[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
        return f"{self.lead}: “{quote}”" + (" It helped." if self.helped else "")


def _facts(given: Iterable[Given]) -> Iterable[_Fact]:
    for gift in given:
        brought = _stems(gift.challenge)
        lead = f"{gift.member} brought something like it in {gift.session}"
        yield _Fact(gift.member, lead, gift.challenge, brought)
        if gift.helped is not False:
            yield _gift(gift)


def _gift(gift: Given) -> _Fact:
    lead = f"{gift.peer} told {gift.member} in {gift.session}"
    about = _stems(gift.challenge) | _stems(gift.text)
    return _Fact(gift.peer, lead, gift.text, about, gift.helped is True)


def _of_profiles(profiles: Iterable[Profile]) -> Iterable[_Fact]:
    for profile in profiles:
        lead = f"From {profile.peer}'s profile"
        yield _Fact(profile.peer, lead, profile.text, _stems(profile.text))


def _stems(text: str) -> frozenset[str]:
    """What a text is about: the stems of its words that say something."""
    spoken = _WORD.findall(text.lower().replace("’", "'"))
    return frozenset(s for s in map(stem, content(spoken)) if not s.isdigit())


def _weights(texts: Collection[frozenset[str]]) -> Mapping[str, float]:
    """How much each stem tells: the rarer, the more."""
    seen = Counter(word for text in texts for word in text)
    return {word: math.log((1 + len(texts)) / count) for word, count in seen.items()}


def _likeness(asked: frozenset[str], about: frozenset[str], weights: Mapping[str, float]) -> float:
    """How alike two texts are by what they are about, from 0 to 1; 0 where it is too little.

    One word is too little, unless it is all that is asked about: it may mean two things.
    """
    shared = asked & about
    if len(shared) < min(2, len(asked)) or not shared:
        return 0.0
    length = math.sqrt(_square(asked, weights) * _square(about, weights))
    found = _square(shared, weights) / length
    return found if found >= ALIKE else 0.0


def _square(words: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] ** 2 for word in words)
