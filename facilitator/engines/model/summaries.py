"""Checks what a model sums up: lines of summary, and which solutions say the same."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from facilitator.domain.recaps.recap import Solution
from facilitator.engines.model.answers import Given
from facilitator.engines.model.guards import Ground, names_somebody, refusal
from facilitator.engines.model.numbering import Part

LONGEST_LINE = 240  # characters


def summary_of(
    text: str, parts: Sequence[Part], speakers: Collection[str], language: str, today: date | None
) -> str:
    """Return a line of summary; empty if it claims what was not said in these parts.

    It may name no speaker: nobody would check what it says of them.
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not line or len(line) > LONGEST_LINE or names_somebody(line, speakers):
        return ""
    said = tuple(parts)
    ground = Ground("", said, said, said, frozenset(), frozenset(speakers), language, today)
    return "" if refusal(line, ground) else line


def ideas_among(
    given: Sequence[tuple[Given, Solution, Ground]],
) -> list[int]:
    """Return for each solution the number of its idea: the same for those that say the same.

    It is 0 for one that nobody repeats. What a model takes for the same is only believed if each
    text passes the guards on the words of the other giver, too.
    """
    ideas = [0] * len(given)
    for place, (answer, solution, ground) in enumerate(given):
        for before in range(place):
            first, other, whose = given[before]
            is_meant = answer.same_as in first.turns and other.peer != solution.peer
            if not (answer.same_as and is_meant) or other.kind is not solution.kind:
                continue
            if _holds(solution, whose) and _holds(other, ground):
                ideas[before] = ideas[before] or before + 1
                ideas[place] = ideas[before]
                break
    return ideas


def _holds(solution: Solution, ground: Ground) -> bool:
    """Whether a text is shown as written, and would be if the giver of this ground had said it.

    What was said around the cited turns does not count.
    """
    cited = replace(ground, around=ground.cited)
    return solution.check.doubt is None and refusal(solution.text, cited) is None
