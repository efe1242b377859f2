"""What the spoken requests of a transcript take off the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Scope:
    """What the requests of a transcript take, as numbers of turns.

    ``starts`` begin a passage, ``struck`` go on their own; ``asked`` made the requests for these.
    ``from_character`` is where a passage begins within a turn, if what stands before it is kept.
    """

    starts: set[int] = field(default_factory=set)
    from_character: dict[int, int] = field(default_factory=dict)
    struck: set[int] = field(default_factory=set)
    asked: set[int] = field(default_factory=set)

    def strike(self, number: int, numbers: Iterable[int] = ()) -> None:
        """Add turns that go because of the request in turn ``number``."""
        self.struck |= {number, *numbers}
        self.asked.add(number)
