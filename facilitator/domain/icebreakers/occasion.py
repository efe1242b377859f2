"""For whom and when an icebreaker is wanted: how deep it may go, and what the season is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from facilitator.domain.icebreakers.icebreaker import DEPTHS, SESSIONS_BEFORE

# Places south of the equator by their time zones, where the seasons are the other way round.
_SOUTH = (
    "Antarctica/", "Australia/", "America/Argentina/", "Africa/Johannesburg", "Africa/Harare",
    "Africa/Maputo", "Africa/Windhoek", "America/Asuncion", "America/La_Paz", "America/Lima",
    "America/Montevideo", "America/Santiago", "America/Sao_Paulo", "Indian/Antananarivo",
    "Indian/Mauritius", "Pacific/Auckland", "Pacific/Fiji",
)  # fmt: skip
_SEASONS = ("winter", "spring", "summer", "autumn")
# Out of five sessions two go as deep as the group may: depth stays special.
_LIGHTER_BY = (0, 2, 1, 0, 1)


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who comes; ``avoids`` are topics, in their words, that nobody shall ask about."""

    id: int
    name: str
    is_new: bool = False
    is_guest: bool = False
    avoids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """A session to come.

    ``sessions_together`` counts the group's sessions before it. ``minutes`` is the time for the
    whole round and ``energy`` calm or lively, where they matter. ``has_cameras`` is false where
    people cannot show anything. ``zone`` is the name of the group's time zone.
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
        """Those whom the group does not know yet."""
        return tuple(a for a in self.attending if a.is_new or a.is_guest)

    @property
    def deepest(self) -> int:
        """How deep an icebreaker may go: as deep as they know each other, light with strangers."""
        if self.strangers:
            return DEPTHS[0]
        return max(d for d in DEPTHS if SESSIONS_BEFORE[d] <= self.sessions_together)

    @property
    def wanted_depth(self) -> int:
        """The depth that suits best."""
        lighter = _LIGHTER_BY[self.sessions_together % len(_LIGHTER_BY)]
        return max(DEPTHS[0], self.deepest - lighter)

    @property
    def seasons(self) -> frozenset[str]:
        """The season, and the turn of the year in December and January."""
        quarter = self.day.month % 12 // 3
        found = {_SEASONS[(quarter + 2 * self.zone.startswith(_SOUTH)) % 4]}
        found |= {1: {"new-year"}, 12: {"year-end"}}.get(self.day.month, set())
        return frozenset(found)
