"""The session an icebreaker is for: who attends, how deep it may go, and the season."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from facilitator.domain.icebreakers.icebreaker import DEPTHS, SESSIONS_BEFORE

# Time zones south of the equator, where the seasons are reversed.
_SOUTH = (
    "Antarctica/", "Australia/", "America/Argentina/", "Africa/Johannesburg", "Africa/Harare",
    "Africa/Maputo", "Africa/Windhoek", "America/Asuncion", "America/La_Paz", "America/Lima",
    "America/Montevideo", "America/Santiago", "America/Sao_Paulo", "Indian/Antananarivo",
    "Indian/Mauritius", "Pacific/Auckland", "Pacific/Fiji",
)  # fmt: skip
_SEASONS = ("winter", "spring", "summer", "autumn")
# Only two of five sessions go as deep as the group may, so that depth stays special.
_LIGHTER_BY = (0, 2, 1, 0, 1)


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who attends; ``avoids`` are topics, in their words, that must not be asked about."""

    id: int
    name: str
    is_new: bool = False
    is_guest: bool = False
    avoids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """An upcoming session.

    ``sessions_together`` counts the group's sessions before it. ``minutes`` is the time for the
    whole round and ``energy`` is calm or lively, if they matter. ``has_cameras`` is false if people
    cannot show anything. ``zone`` is the name of the group's time zone.
    """

    day: date
    attending: tuple[Attendee, ...] = ()
    sessions_together: int = 0
    minutes: float | None = None
    energy: str = ""
    has_cameras: bool = True
    zone: str = "UTC"

    @property
    def strangers(self) -> tuple[Attendee, ...]:
        """Attendees the group does not know yet."""
        return tuple(a for a in self.attending if a.is_new or a.is_guest)

    @property
    def deepest(self) -> int:
        """The maximum depth: by how well they know each other, light with strangers."""
        if self.strangers:
            return DEPTHS[0]
        return max(d for d in DEPTHS if SESSIONS_BEFORE[d] <= self.sessions_together)

    @property
    def wanted_depth(self) -> int:
        """The preferred depth."""
        lighter = _LIGHTER_BY[self.sessions_together % len(_LIGHTER_BY)]
        return max(DEPTHS[0], self.deepest - lighter)

    @property
    def seasons(self) -> frozenset[str]:
        """The season, and in December and January also the turn of the year."""
        quarter = self.day.month % 12 // 3
        seasons = {_SEASONS[(quarter + 2 * self.zone.startswith(_SOUTH)) % 4]}
        seasons |= {1: {"new-year"}, 12: {"year-end"}}.get(self.day.month, set())
        return frozenset(seasons)
