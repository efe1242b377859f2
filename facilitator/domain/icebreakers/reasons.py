"""Why an icebreaker was picked, in one line. Topics that somebody avoids are never mentioned."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain.icebreakers.icebreaker import Icebreaker, IcebreakerHistory
from facilitator.domain.icebreakers.occasion import Attendee, Occasion

NOTHING_LEFT = (
    "Everything that fits was heard within the last twelve months: add icebreakers of your own."
)
_DEPTHS = {1: "Light", 2: "Reflective", 3: "Personal", 4: "Deep"}
_SEASONS = {"new-year": "it fits the new year", "year-end": "it fits the end of the year"}


def reason_for_icebreaker(one: Icebreaker, memory: IcebreakerHistory, occasion: Occasion) -> str:
    """Return two parts: why this depth, and why this icebreaker."""
    return f"{_depth_reason(one, memory, occasion)}; {_subject_reason(one, memory, occasion)}."


def _depth_reason(one: Icebreaker, memory: IcebreakerHistory, occasion: Occasion) -> str:
    word, met = _DEPTHS[one.depth], occasion.sessions_together
    if occasion.strangers:
        return f"{word}, because {_strangers_text(occasion.strangers)}"
    if not met:
        return f"{word}, for a first session"
    if one.depth < occasion.deepest:
        latest = next(iter(memory.latest), None)
        deeper = latest is not None and latest.depth > one.depth
        return f"{word} this time" + (", after a deeper one" if deeper else "")
    return f"{word}, after {met} session{'s' if met > 1 else ''} together"


def _subject_reason(one: Icebreaker, memory: IcebreakerHistory, occasion: Occasion) -> str:
    if one.minutes * len(occasion.attending) > (occasion.minutes or float("inf")):
        return "it takes longer than there is time, nothing shorter is left"
    if one.by:
        return f"{one.by} added it"
    if one.season:
        return _SEASONS.get(one.season, f"it fits the {one.season}")
    days = [use.day for use in memory.here if use.subject == one.subject]
    if days:
        return f"nothing about {one.subject} since {max(days):%B %Y}"
    if any(use.kind == one.kind and use.thumbs > 0 for use in memory.here):
        return f"your thumb was up for one of its kind ({one.kind})"
    return f"nothing about {one.subject} here yet"


def _strangers_text(strangers: Sequence[Attendee]) -> str:
    new = [a.name for a in strangers if not a.is_guest]
    guests = [a.name for a in strangers if a.is_guest]
    parts = []
    if new:
        parts.append(f"{_listed(new)} {'is' if len(new) == 1 else 'are'} new")
    if guests:
        parts.append(f"{_listed(guests)} {'is a guest' if len(guests) == 1 else 'are guests'}")
    return " and ".join(parts)


def _listed(names: Sequence[str]) -> str:
    if len(names) > 2:
        return f"{names[0]} and {len(names) - 1} others"
    return " and ".join(names)
