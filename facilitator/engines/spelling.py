"""Corrects a recap's spelling of names and theme words; quotes stay as they were said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator.domain.language.spelling import Spelling
from facilitator.domain.people.person import Roster
from facilitator.domain.recaps.recap import Recap
from facilitator.domain.sessions.turns import Transcript
from facilitator.ports import Engine


class SpellingEngine:
    """Wraps another engine and corrects the spelling of its texts."""

    def __init__(self, engine: Engine, words: Sequence[str]) -> None:
        self._engine = engine
        self._words = tuple(words)

    def recap(self, transcript: Transcript, roster: Roster) -> Recap:
        """See Engine."""
        recap = self._engine.recap(transcript, roster)
        correct = Spelling(self._words, [person.name for person in roster.people]).right
        seats = tuple(
            replace(
                seat,
                challenge=replace(seat.challenge, text=correct(seat.challenge.text)),
                solutions=tuple(replace(s, text=correct(s.text)) for s in seat.solutions),
                summary=correct(seat.summary),
            )
            for seat in recap.hot_seats
        )
        promises = tuple(replace(c, text=correct(c.text)) for c in recap.commitments)
        points = tuple(replace(p, text=correct(p.text)) for p in recap.points)
        return replace(
            recap,
            hot_seats=seats,
            commitments=promises,
            points=points,
            summary=correct(recap.summary),
        )
