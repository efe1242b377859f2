"""Choice of a session's icebreaker: no repetition, and not too deep too soon."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256

from facilitator.domain.icebreakers.icebreaker import Icebreaker, IcebreakerHistory, IcebreakerUse
from facilitator.domain.icebreakers.occasion import Attendee, Occasion
from facilitator.domain.icebreakers.opener import choose_opener
from facilitator.domain.icebreakers.reasons import NOTHING_LEFT, reason_for_icebreaker
from facilitator.domain.language.likeness import Likeness, topics

PASS = "You may pass."
LATEST_KINDS = 2  # a kind is not repeated within so many sessions
Test = Callable[[Icebreaker], bool]


@dataclass(frozen=True, slots=True)
class Pick:
    """An icebreaker and an alternative, who should open, and the reasons; in one line each.

    ``first`` is None if nothing fits, ``second`` if nothing else does.
    """

    first: Icebreaker | None
    second: Icebreaker | None
    reason: str
    opener: Attendee | None
    opener_reason: str

    @property
    def said(self) -> str:
        """The question for members in one line, with the alternative and the right to pass."""
        if self.first is None:
            return ""
        other = f" Or, if you prefer: {self.second.text}" if self.second else ""
        return f"{self.first.text}{other} {PASS}"


def pick_icebreaker(
    library: Sequence[Icebreaker],
    memory: IcebreakerHistory,
    occasion: Occasion,
    seed: str = "",
    rejected: frozenset[str] = frozenset(),
) -> Pick:
    """Return the icebreaker that fits best; the same for the same seed.

    Never: one that was asked or offered here, or before somebody attending, within twelve months,
    or a near copy of it; one on a topic somebody avoids; one deeper than the group is familiar; one
    of another season; one that must be shown where there are no cameras; one of the ``rejected``
    texts. If nothing is left, these preferences are dropped in turn: the energy asked for, another
    kind than the last two, no topic shared with anything heard within twelve months, the time
    available, and last, that the moderator's thumb was not down.
    """
    choice = _Search(library, memory, occasion, seed, rejected)
    first = choice.best(lambda _: True)
    second = first and choice.best(_alternative_to(first, choice))
    suggested_opener, why = choose_opener(occasion.attending, memory.here)
    reason_text = reason_for_icebreaker(first, memory, occasion) if first else NOTHING_LEFT
    return Pick(first, second, reason_text, suggested_opener, why)


def _alternative_to(first: Icebreaker, choice: _Search) -> Test:
    """Test for a real alternative: no deeper, and about something else."""

    def is_other(one: Icebreaker) -> bool:
        return (
            one.depth <= first.depth
            and one.subject != first.subject
            and not (one.season and first.season)
            and not choice.likeness.is_near(one.text, first.text)
        )

    return is_other


@dataclass
class _Search:
    """One search through the library."""

    library: Sequence[Icebreaker]
    memory: IcebreakerHistory
    occasion: Occasion
    seed: str
    rejected: frozenset[str]
    latest: tuple[IcebreakerUse, ...] = field(init=False)
    heard: tuple[IcebreakerUse, ...] = field(init=False)

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
        """Return the best fitting icebreaker, with as few preferences dropped as possible."""
        fitting = [one for one in self.allowed if fits(one)]
        preferences: list[Test] = [
            self._has_energy, self._is_another_kind, self._is_another_subject,
            self._is_in_time, self._was_not_disliked,
        ]  # fmt: skip
        for dropped in range(len(preferences) + 1):
            left = [
                one
                for one in fitting
                if all(preference(one) for preference in preferences[dropped:])
            ]
            if left:
                return max(left, key=lambda one: (self._score(one), one.text))
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
        return bool(self._avoided_topics & _topics(one))

    @cached_property
    def _avoided_topics(self) -> frozenset[str]:
        said = (words for a in self.occasion.attending for words in a.avoids)
        return frozenset(topic for words in said for topic in topics(words))

    def _has_energy(self, one: Icebreaker) -> bool:
        return self.occasion.energy in ("", one.energy)

    def _is_another_kind(self, one: Icebreaker) -> bool:
        return one.kind not in {use.kind for use in self.latest[:LATEST_KINDS]}

    def _is_another_subject(self, one: Icebreaker) -> bool:
        return not self._recent_topics & _topics(one)

    @cached_property
    def _recent_topics(self) -> frozenset[str]:
        return frozenset(topic for use in self.heard for topic in _topics(use))

    @cached_property
    def _all_topics(self) -> frozenset[str]:
        return frozenset(topic for use in self.memory.heard for topic in _topics(use))

    def _is_in_time(self, one: Icebreaker) -> bool:
        minutes = self.occasion.minutes
        return minutes is None or one.minutes * len(self.occasion.attending) <= minutes

    def _was_not_disliked(self, one: Icebreaker) -> bool:
        return not any(use.thumbs < 0 and use.text == one.text for use in self.memory.here)

    def _score(self, one: Icebreaker) -> float:
        """Return a score; the weights only sort what is allowed, so no rule depends on them."""
        asked_before = any(self.likeness.is_near(one.text, use.text) for use in self.memory.heard)
        return (
            -2.0 * abs(one.depth - self.occasion.wanted_depth)
            - 6.0 * asked_before
            - 5.0 * bool(self._all_topics & _topics(one))
            + 1.0 * bool(one.season)
            + 1.0 * bool(one.by)
            + 0.5 * self._thumbs_score(one)
            - 0.3 * sum(use.kind == one.kind for use in self.latest[:6])
            + _pseudo_random(self.seed, one.text)
        )

    def _thumbs_score(self, one: Icebreaker) -> float:
        """Return what thumbs say about its subject, kind and depth, from -2 to 2."""
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


def _topics(one: Icebreaker | IcebreakerUse) -> frozenset[str]:
    return topics(one.text) | topics(one.subject)


@lru_cache(maxsize=32)
def _likeness(texts: tuple[str, ...]) -> Likeness:
    """Cached for each library; members' own icebreakers are compared by its word frequencies."""
    return Likeness(texts)


def _pseudo_random(seed: str, text: str) -> float:
    """Return a pseudo-random number from 0 to 1, always the same for a seed and a text."""
    return int.from_bytes(sha256(f"{seed}\0{text}".encode()).digest()[:4]) / 2**32
