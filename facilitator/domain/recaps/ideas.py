"""Solutions of a hot seat that say the same: shown once, with all who gave them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.recaps.recap import Solution
from facilitator.domain.recaps.strikes import STRUCK
from facilitator.domain.recaps.view import quote_if_different


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a peer next to a text; ``peer`` is empty if it is clear whose they are."""

    peer: str
    words: str


@dataclass(frozen=True, slots=True)
class Idea:
    """What one peer gave, or several said alike; ``solution`` is the one whose text is shown."""

    solution: Solution
    alike: tuple[Solution, ...]  # all of them, in order

    @property
    def peers(self) -> list[str]:
        """Those who gave it, in order, each once."""
        return list(dict.fromkeys(one.peer for one in self.alike))

    @property
    def quotes(self) -> list[Quote]:
        """Words of each giver that differ from the text."""
        is_shared = len(self.peers) > 1
        found = [
            Quote(one.peer if is_shared else "", quote)
            for one in self.alike
            if (quote := quote_if_different(self.solution.text, one.evidence))
        ]
        return list(dict.fromkeys(found)) if is_shared else found[:1]


def ideas_of(solutions: Sequence[Solution]) -> list[Idea]:
    """Return the ideas in the order in which they were first given.

    Only what is marked as saying the same, and of the same kind, is one idea.
    """
    groups: dict[object, list[Solution]] = {}
    for place, given in enumerate(solutions):
        is_alone = not given.idea or given.text == STRUCK
        key = (place,) if is_alone else (given.idea, given.kind)
        groups.setdefault(key, []).append(given)
    return [Idea(_clearest(alike), tuple(alike)) for alike in groups.values()]


def _clearest(alike: Sequence[Solution]) -> Solution:
    """Return the first one that is shown as written, or else the first."""
    return next((one for one in alike if one.check.doubt is None), alike[0])
