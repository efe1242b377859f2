"""Words an agenda with the sentences of the group's theme: the writer where no model is asked."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.ports import AgendaBrief, AgendaWords, SeatBrief
from facilitator.prompting.theme import Theme


@dataclass(frozen=True, slots=True)
class PackWriter:
    """See Writer. It goes through the theme's sentences one by one, session after session."""

    theme: Theme

    def agenda(self, brief: AgendaBrief) -> AgendaWords:
        """The next sentences of the theme. A hot seat with no challenge yet is asked for it."""
        theme = self.theme
        welcome = theme.welcomes[brief.turn % len(theme.welcomes)]
        return AgendaWords(
            _filled(welcome, group=brief.group, topic=brief.topic),
            theme.opening_questions[brief.turn % len(theme.opening_questions)],
            theme.closings[brief.turn % len(theme.closings)],
            tuple(
                self._question(seat, brief.turn + number) for number, seat in enumerate(brief.seats)
            ),
        )

    def _question(self, seat: SeatBrief, turn: int) -> str:
        first = seat.member.split()[0]
        questions = self.theme.bridging_questions
        return _filled(questions[turn % len(questions)], member=first)


def _filled(sentence: str, **values: str) -> str:
    """What stands in braces is replaced once; a value is never read as a template."""
    parts = [sentence]
    for name, value in values.items():
        parts = [
            piece
            for part in parts
            for at, cut in enumerate(part.split("{" + name + "}"))
            for piece in ([value, cut] if at else [cut])
        ]
    return "".join(parts)
