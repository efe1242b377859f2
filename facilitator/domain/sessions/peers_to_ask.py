"""Which peers to call on first in a hot seat, by their solutions, challenges and profiles."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.language.english import content_words, stem

MOST = 3
LONGEST_QUOTE = 120  # characters
ALIKE = 0.2  # minimum for two texts about the same topic; 1 means the same words
HELPED = 1.25  # weight of a solution that helped, according to the member
FIRST_TIME = 1.25  # weight of a peer who never exchanged a solution with the member

_NOT_YET = " No solution has gone between them and {} yet."
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE = re.compile(r"(?<=[.?!…])\s+")


@dataclass(frozen=True, slots=True)
class GivenSolution:
    """A solution that a peer gave to a member's challenge in an earlier session.

    ``session`` is its label as it reads after "in": "March (session 12)". ``helped`` is the
    member's later answer, None if there is none.
    """

    peer: str
    text: str
    challenge: str
    member: str
    session: str
    helped: bool | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What a peer knows and can help with, in their own words."""

    peer: str
    text: str


@dataclass(frozen=True, slots=True)
class PeerToAsk:
    """A peer to call on, and why."""

    peer: str
    reason: str


def peers_to_ask(
    challenge: str,
    member: str,
    attending: Collection[str],
    given: Sequence[GivenSolution],
    profiles: Sequence[Profile] = (),
    *,
    strangers: Collection[str] = (),
) -> tuple[PeerToAsk, ...]:
    """Return up to three attending peers, the best first; none if nothing is similar.

    A peer is suggested who gave a solution to a similar challenge, who brought one, or whose
    profile mentions it. Never the member, and never for a solution that did not help. Quotes are
    verbatim. Among peers who fit about equally, one of the ``strangers``, with whom the member has
    never exchanged a solution, goes first.
    """
    facts = [f for f in (*_facts(given), *_profile_facts(profiles)) if f.about and f.text.strip()]
    asked = _stems(challenge)
    weights = _weights({asked, *(fact.about for fact in facts)})
    scored_facts = [
        (_similarity(asked, fact.about, weights) * fact.counts(strangers), fact)
        for fact in facts
        if fact.peer in attending and fact.peer != member
    ]
    best: dict[str, str] = {}
    for score, fact in sorted(scored_facts, key=lambda scored: (-scored[0], scored[1].peer)):
        if score and fact.peer not in best:
            is_first = fact.peer in strangers
            best[fact.peer] = fact.said(asked, weights) + is_first * _NOT_YET.format(member)
    return tuple(PeerToAsk(peer, reason) for peer, reason in list(best.items())[:MOST])


def reason_for(given: GivenSolution, challenge: str) -> str:
    """Return the reason for a peer whom a person chose for this solution, worded like others."""
    fact, asked = _solution_fact(given), _stems(challenge)
    return fact.said(asked, _weights({asked, fact.about}))


def is_quote_current(
    reason: str, given: Sequence[GivenSolution], profiles: Sequence[Profile]
) -> bool:
    """Whether the quote in a reason is still part of these solutions or profiles."""
    lead, _, rest = reason.partition(": “")
    quote = rest.rpartition("”")[0].removesuffix("…")
    return any(
        fact.lead == lead and quote in " ".join(fact.text.split())
        for fact in (*_facts(given), *_profile_facts(profiles))
    )


@dataclass(frozen=True, slots=True)
class _Fact:
    """A reason for a peer: the text to quote, its topics, and the words that introduce it."""

    peer: str
    lead: str
    text: str
    about: frozenset[str]
    helped: bool = False

    def counts(self, strangers: Collection[str]) -> float:
        """Return the factor for its similarity."""
        first = FIRST_TIME if self.peer in strangers else 1
        return first * (HELPED if self.helped else 1)

    def said(self, asked: frozenset[str], weights: Mapping[str, float]) -> str:
        """Return the fact in one line, with the sentence that is closest to ``asked``."""
        sentences = _SENTENCE.split(" ".join(self.text.split()))
        quote = max(sentences, key=lambda s: _square(_stems(s) & asked, weights))
        if len(quote) > LONGEST_QUOTE:
            quote = quote[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
        return f"{self.lead}: “{quote}”" + (" It helped." if self.helped else "")


def _facts(given: Iterable[GivenSolution]) -> Iterable[_Fact]:
    for solution in given:
        about = _stems(solution.challenge)
        lead = f"{solution.member} brought something like it in {solution.session}"
        yield _Fact(solution.member, lead, solution.challenge, about)
        if solution.helped is not False:
            yield _solution_fact(solution)


def _solution_fact(gift: GivenSolution) -> _Fact:
    lead = f"{gift.peer} told {gift.member} in {gift.session}"
    about = _stems(gift.challenge) | _stems(gift.text)
    return _Fact(gift.peer, lead, gift.text, about, gift.helped is True)


def _profile_facts(profiles: Iterable[Profile]) -> Iterable[_Fact]:
    for profile in profiles:
        lead = f"From {profile.peer}'s profile"
        yield _Fact(profile.peer, lead, profile.text, _stems(profile.text))


def _stems(text: str) -> frozenset[str]:
    """Return the stems of the content words of a text."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    return frozenset(s for s in map(stem, content_words(words)) if not s.isdigit())


def _weights(texts: Collection[frozenset[str]]) -> Mapping[str, float]:
    """Return a weight for each stem: the rarer, the higher."""
    seen = Counter(word for text in texts for word in text)
    return {word: math.log((1 + len(texts)) / count) for word, count in seen.items()}


def _similarity(
    asked: frozenset[str], about: frozenset[str], weights: Mapping[str, float]
) -> float:
    """Return the similarity of two sets of stems, from 0 to 1; 0 if it is too small.

    One common word is too little, unless it is the only one asked about: it may mean two things.
    """
    shared = asked & about
    if len(shared) < min(2, len(asked)) or not shared:
        return 0.0
    length = math.sqrt(_square(asked, weights) * _square(about, weights))
    similarity = _square(shared, weights) / length
    return similarity if similarity >= ALIKE else 0.0


def _square(words: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] ** 2 for word in words)
