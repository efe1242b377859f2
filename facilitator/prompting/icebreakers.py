"""Reads a pack of icebreakers, a list in YAML: the base one, or that of a theme."""

from __future__ import annotations

from facilitator.domain.icebreakers.icebreaker import (
    DEPTHS,
    ENERGIES,
    KINDS,
    LONGEST_MINUTES,
    NEEDS,
    SEASONS,
    Icebreaker,
)
from facilitator.domain.icebreakers.judge import Yardstick, judge
from facilitator.prompting.mistake import Mistake
from facilitator.prompting.sheet import Sheet, read_sheet


def read_icebreakers(text: str) -> tuple[tuple[Icebreaker, ...], list[Mistake]]:
    """The icebreakers of a file as far as they can be read, and all that is wrong with them."""
    mistakes: list[Mistake] = []
    sheet = read_sheet(text, mistakes)
    found: dict[str, Icebreaker] = {}
    for entry in sheet.sheets("icebreakers"):
        one = _icebreaker(entry)
        if one is None:
            continue
        if one.text in found:
            entry.wrong("text", f"{one.text!r} is there twice")
        for reason in judge(one.text, one.depth, Yardstick(language="")):
            entry.wrong("text", reason)
        found[one.text] = one
    sheet.only()
    return tuple(found.values()), mistakes


def _icebreaker(entry: Sheet) -> Icebreaker | None:
    text, tags = entry.text("text"), entry.sheet("tags")
    entry.only()
    if tags is None or not text:
        return None
    one = Icebreaker(
        text=text,
        depth=_depth(tags),
        minutes=tags.number("minutes"),
        kind=tags.choice("kind", KINDS),
        subject=tags.text("subject"),
        energy=tags.choice("energy", ENERGIES),
        season=tags.choice("season", SEASONS, default=""),
        needs=tags.choice("needs", NEEDS, default=""),
        familiar=int(tags.number("familiar")) if tags.has("familiar") else None,
    )
    if one.minutes > LONGEST_MINUTES:
        tags.wrong("minutes", f"minutes is the time one person needs, {LONGEST_MINUTES:g} at most")
    tags.only()
    return one


def _depth(tags: Sheet) -> int:
    depth = tags.number("depth")
    if depth not in DEPTHS:
        tags.wrong("depth", f"depth must be one of {', '.join(map(str, DEPTHS))}")
        return DEPTHS[0]
    return int(depth)
