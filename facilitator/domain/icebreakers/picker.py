"""Picks the icebreaker of a session: nobody hears one twice, and none goes too deep too soon."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256

from facilitator.domain.icebreakers.icebreaker import Icebreaker, Memory, Use
from facilitator.domain.icebreakers.occasion import Attendee, Occasion
from facilitator.domain.icebreakers.opener import opener
from facilitator.domain.icebreakers.reasons import NOTHING_LEFT, reason
from facilitator.domain.language.likeness import Likeness, topics

PASS = "You may pass."
LATEST_KINDS = 2  # sessions within which no kind comes back
Test = Callable[[Icebreaker], bool]


@dataclass(frozen=True, slots=True)
class Pick:
    """An icebreaker and a second one to choose from, who might open, and why; in one line each.

    ``first`` is None where nothing fits any more, ``second`` where nothing else does.
    """

    first: Icebreaker | None
    second: Icebreaker | None
    reason: str
    opener: Attendee | None
    opener_reason: str

    @property
    def said(self) -> str:
        """What members are asked, in one line: always with a pass, and a choice if there is one."""
        if self.first is None:
            return ""
        other = f" Or, if you prefer: {self.second.text}" if self.second else ""
        return f"{self.first.text}{other} {PASS}"


def pick(
    library: Sequence[Icebreaker],
    memory: Memory,
    occasion: Occasion,
    seed: str = "",
    rejected: frozenset[str] = frozenset(),
) -> Pick:
    """The icebreaker that fits best; the same for the same seed.

    Never: one that was asked or offered here, or before somebody attending, within twelve months,
    or a near copy of it; one on a topic somebody avoids; one deeper than the group is familiar;
    one of another season; one that must be shown where there are no cameras; one of the
    ``rejected`` texts. Where too little is left, these wishes are dropped, one after the other:
    the energy asked for, another kind than the last two, no topic shared with anything heard
    within twelve months, the time there is, and last, that the moderator's thumb was not down.
    """
    choice = _Choice(library, memory, occasion, seed, rejected)
    first = choice.best(lambda _: True)
    second = first and choice.best(_other_than(first, choice))
    who, why = opener(occasion.attending, memory.here)
    told = reason(first, memory, occasion) if first else NOTHING_LEFT
    return Pick(first, second, told, who, why)


def _other_than(first: Icebreaker, choice: _Choice) -> Test:
    """A real alternative: no deeper, and about something else."""

    def is_other(one: Icebreaker) -> bool:
        return (
            one.depth <= first.depth
            and one.subject != first.subject
            and not (one.season and first.season)
            and not choice.likeness.is_near(one.text, first.text)
        )

    return is_other


@dataclass
class _Choice:
    """One search through the library."""

    library: Sequence[Icebreaker]
    memory: Memory
    occasion: Occasion
    seed: str
    rejected: frozenset[str]
    latest: tuple[Use, ...] = field(init=False)
    heard: tuple[Use, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.latest = self.memory.latest
        self.heard = self.memory.heard_near(self.occasion.day)

    @cached_property
    def likeness(self) -> Likeness:
        return _likeness(tuple(one.text for one in self.library if not one.by))

    @cached_property
    def allowed(self) -> list[Icebreaker]:
        return [one for one in self.library if self._is_allowed(one)]

    def best(self, fits: Test) -> Icebreaker | None:
        """The best of what fits, with as few wishes dropped as can be."""
        among = [one for one in self.allowed if fits(one)]
        wishes: list[Test] = [
            self._has_energy, self._is_another_kind, self._is_another_subject,
            self._is_in_time, self._was_not_disliked,
        ]  # fmt: skip
        for dropped in range(len(wishes) + 1):
            left = [one for one in among if all(wish(one) for wish in wishes[dropped:])]
            if left:
                return max(left, key=lambda one: (self._worth(one), one.text))
        return None

    def _is_allowed(self, one: Icebreaker) -> bool:
        occasion = self.occasion
        return (
            one.text not in self.rejected
            and one.depth <= occasion.deepest
            and one.sessions_before <= occasion.sessions_together
            and (not one.season or one.season in occasion.seasons)
            and (not one.needs or occasion.has_cameras)
            and not self._is_avoided(one)
            and not any(self.likeness.is_near(one.text, use.text) for use in self.heard)
        )

    def _is_avoided(self, one: Icebreaker) -> bool:
        return bool(self._avoided & _topics(one))

    @cached_property
    def _avoided(self) -> frozenset[str]:
        said = (words for a in self.occasion.attending for words in a.avoids)
        return frozenset(topic for words in said for topic in topics(words))

    def _has_energy(self, one: Icebreaker) -> bool:
        return self.occasion.energy in ("", one.energy)

    def _is_another_kind(self, one: Icebreaker) -> bool:
        return one.kind not in {use.kind for use in self.latest[:LATEST_KINDS]}

    def _is_another_subject(self, one: Icebreaker) -> bool:
        return not self._fresh & _topics(one)

    @cached_property
    def _fresh(self) -> frozenset[str]:
        return frozenset(topic for use in self.heard for topic in _topics(use))

    @cached_property
    def _had(self) -> frozenset[str]:
        return frozenset(topic for use in self.memory.heard for topic in _topics(use))

    def _is_in_time(self, one: Icebreaker) -> bool:
        minutes = self.occasion.minutes
        return minutes is None or one.minutes * len(self.occasion.attending) <= minutes

    def _was_not_disliked(self, one: Icebreaker) -> bool:
        return not any(use.thumbs < 0 and use.text == one.text for use in self.memory.here)

    def _worth(self, one: Icebreaker) -> float:
        """How well one suits; the weights only order what fits, so that no rule hangs on them."""
        asked_before = any(self.likeness.is_near(one.text, use.text) for use in self.memory.heard)
        return (
            -2.0 * abs(one.depth - self.occasion.wanted_depth)
            - 6.0 * asked_before
            - 5.0 * bool(self._had & _topics(one))
            + 1.0 * bool(one.season)
            + 1.0 * bool(one.by)
            + 0.5 * self._liking(one)
            - 0.3 * sum(use.kind == one.kind for use in self.latest[:6])
            + _dice(self.seed, one.text)
        )

    def _liking(self, one: Icebreaker) -> float:
        """What thumbs say of its subject, kind and depth, from -2 to 2."""
        likes = sum(
            use.thumbs
            * (
                1.0 * (use.subject == one.subject)
                + 0.5 * (use.kind == one.kind)
                + 0.25 * (use.depth == one.depth)
            )
            for use in self.latest
        )
        return max(-2.0, min(2.0, likes))


def _topics(one: Icebreaker | Use) -> frozenset[str]:
    return topics(one.text) | topics(one.subject)


@lru_cache(maxsize=32)
def _likeness(texts: tuple[str, ...]) -> Likeness:
    """Made once for each library; members' own are compared by what is rare in ours."""
    return Likeness(texts)


def _dice(seed: str, text: str) -> float:
    """From 0 to 1, by chance, yet always the same for a seed and a text."""
    return int.from_bytes(sha256(f"{seed}\0{text}".encode()).digest()[:4]) / 2**32
