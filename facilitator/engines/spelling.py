"""Any engine's recap in the spelling of the roster and the theme; quotes stay to the letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator.domain.language.spelling import Spelling
from facilitator.domain.people.people import Roster
from facilitator.domain.recaps.recap import Recap
from facilitator.domain.sessions.turns import Transcript
from facilitator.ports import Engine


class SpelledEngine:
    """Another engine's recap with its texts spelled right."""

    def __init__(self, engine: Engine, words: Sequence[str]) -> None:
        self._engine = engine
        self._words = tuple(words)

    def recap(self, transcript: Transcript, roster: Roster) -> Recap:
        """See Engine."""
        made = self._engine.recap(transcript, roster)
        right = Spelling(self._words, [person.name for person in roster.people]).right
        seats = tuple(
            replace(
                seat,
                challenge=replace(seat.challenge, text=right(seat.challenge.text)),
                solutions=tuple(replace(s, text=right(s.text)) for s in seat.solutions),
            )
            for seat in made.hot_seats
        )
        promises = tuple(replace(c, text=right(c.text)) for c in made.commitments)
        points = tuple(replace(p, text=right(p.text)) for p in made.points)
        return replace(made, hot_seats=seats, commitments=promises, points=points)
