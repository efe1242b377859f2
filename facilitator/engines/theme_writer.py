"""Writes an agenda's texts from the sentences of the group's theme, without a model."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.ports import AgendaBrief, HotSeatBrief, WrittenAgenda
from facilitator.prompting.theme import Theme


@dataclass(frozen=True, slots=True)
class ThemeWriter:
    """See Writer. Takes the next sentence of each list for each new agenda."""

    theme: Theme

    def agenda(self, brief: AgendaBrief) -> WrittenAgenda:
        """Return the theme's next sentences, with one opening question for each hot seat."""
        theme = self.theme
        welcome = theme.welcomes[brief.turn % len(theme.welcomes)]
        return WrittenAgenda(
            _filled(welcome, group=brief.group, topic=brief.topic),
            theme.opening_questions[brief.turn % len(theme.opening_questions)],
            theme.closings[brief.turn % len(theme.closings)],
            tuple(
                self._question(seat, brief.turn + number) for number, seat in enumerate(brief.seats)
            ),
        )

    def _question(self, seat: HotSeatBrief, turn: int) -> str:
        first = seat.member.split()[0]
        questions = self.theme.bridging_questions
        return _filled(questions[turn % len(questions)], member=first)


def _filled(sentence: str, **values: str) -> str:
    """Replace each {name} once; values are never read as templates themselves."""
    parts = [sentence]
    for name, value in values.items():
        parts = [
            piece
            for part in parts
            for at, cut in enumerate(part.split("{" + name + "}"))
            for piece in ([value, cut] if at else [cut])
        ]
    return "".join(parts)
