"""An icebreaker with its tags, and when it was asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

DEPTHS = (1, 2, 3, 4)  # light, reflective, personal, deep
KINDS = ("question", "story", "choice", "show", "imagine", "game")
ENERGIES = ("calm", "lively")
SEASONS = ("spring", "summer", "autumn", "winter", "new-year", "year-end")
NEEDS = ("camera", "object at hand")  # what a call must allow; most icebreakers need nothing
LONGEST_MINUTES = 3.0
# How often a group has met before a depth fits it: trust is not made by asking for it.
SESSIONS_BEFORE = {1: 0, 2: 2, 3: 4, 4: 8}


@dataclass(frozen=True, slots=True)
class Icebreaker:
    """An opening question; ``minutes`` is the time one person needs.

    ``subject`` is its topic in a word or two. ``familiar`` is how often a group must have met
    before it; where it is None, the depth says so. ``by`` is the member who added it.
    """

    text: str
    depth: int
    minutes: float
    kind: str
    subject: str
    energy: str = "calm"
    season: str = ""
    needs: str = ""
    familiar: int | None = None
    by: str = ""

    @property
    def sessions_before(self) -> int:
        return SESSIONS_BEFORE[self.depth] if self.familiar is None else self.familiar


@dataclass(frozen=True, slots=True)
class Use:
    """An icebreaker that was asked; ``thumbs`` is 1 for up, -1 for down, else 0.

    Of one that was only offered no more than the day and the text is known.
    """

    day: date
    text: str
    subject: str = ""
    kind: str = ""
    depth: int = 0
    opener: int | None = None
    thumbs: int = 0


@dataclass(frozen=True, slots=True)
class Memory:
    """What was asked ``here``, in this group, and ``elsewhere``, before somebody attending now.

    ``offered`` are second ones to choose from, here or elsewhere, that were heard and not taken.
    """

    here: tuple[Use, ...] = ()
    elsewhere: tuple[Use, ...] = ()
    offered: tuple[Use, ...] = ()

    @property
    def latest(self) -> tuple[Use, ...]:
        """What was asked here, the newest first."""
        return tuple(sorted(self.here, key=lambda use: use.day, reverse=True))

    def heard_near(self, day: date) -> tuple[Use, ...]:
        """What was heard less than twelve months from a day, before it or after."""
        return tuple(use for use in self.heard if within_a_year(use.day, day))

    @property
    def heard(self) -> tuple[Use, ...]:
        """All that was read out, asked or only offered."""
        return (*self.here, *self.elsewhere, *self.offered)


def within_a_year(one: date, other: date) -> bool:
    """Whether less than twelve months lie between two days, by the calendar.

    Twelve months are over on the same date of the next year. A session on "the first Wednesday"
    often comes round after 364 days: that is still within.
    """
    early, late = sorted((one, other))
    return late < _anniversary(early)


def _anniversary(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # the 29th of February
        return date(day.year + 1, 3, 1)
