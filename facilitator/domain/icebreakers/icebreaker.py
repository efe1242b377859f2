"""An icebreaker with its tags, and the record of those already asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

DEPTHS = (1, 2, 3, 4)  # light, reflective, personal, deep
KINDS = ("question", "story", "choice", "show", "imagine", "game")
ENERGIES = ("calm", "lively")
SEASONS = ("spring", "summer", "autumn", "winter", "new-year", "year-end")
NEEDS = ("camera", "object at hand")  # requirements of an icebreaker; most have none
LONGEST_MINUTES = 3.0
# How many sessions a group needs before each depth: trust takes time.
SESSIONS_BEFORE = {1: 0, 2: 2, 3: 4, 4: 8}


@dataclass(frozen=True, slots=True)
class Icebreaker:
    """An opening question; ``minutes`` is the time one person needs.

    ``subject`` is its topic in a word or two. ``familiar`` is how many sessions a group must have
    had before it; None means the default of its depth. ``by`` is the member who added it.
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
class IcebreakerUse:
    """An icebreaker that was asked; ``thumbs`` is 1 for up, -1 for down, else 0.

    If it was only offered, nothing but day and text is set.
    """

    day: date
    text: str
    subject: str = ""
    kind: str = ""
    depth: int = 0
    opener: int | None = None
    thumbs: int = 0


@dataclass(frozen=True, slots=True)
class IcebreakerHistory:
    """What was asked ``here``, in this group, and ``elsewhere``, before somebody attending now.

    ``offered`` are alternatives, here or elsewhere, that were read out but not chosen.
    """

    here: tuple[IcebreakerUse, ...] = ()
    elsewhere: tuple[IcebreakerUse, ...] = ()
    offered: tuple[IcebreakerUse, ...] = ()

    @property
    def latest(self) -> tuple[IcebreakerUse, ...]:
        """What was asked here, the newest first."""
        return tuple(sorted(self.here, key=lambda use: use.day, reverse=True))

    def heard_near(self, day: date) -> tuple[IcebreakerUse, ...]:
        """Return what was heard less than twelve months before or after a day."""
        return tuple(use for use in self.heard if within_a_year(use.day, day))

    @property
    def heard(self) -> tuple[IcebreakerUse, ...]:
        """Everything that was read out, asked or only offered."""
        return (*self.here, *self.elsewhere, *self.offered)


def within_a_year(first: date, second: date) -> bool:
    """Whether two days are less than twelve calendar months apart.

    Twelve months end on the same date of the next year. Sessions on "the first Wednesday" may be
    364 days apart: that is still within a year.
    """
    early, late = sorted((first, second))
    return late < _anniversary(early)


def _anniversary(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # the 29th of February
        return date(day.year + 1, 3, 1)
