"""A theme: what a group is about, the words it uses, what a good challenge is there."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from facilitator.prompting.mistake import Mistake
from facilitator.prompting.sheet import read_sheet


@dataclass(frozen=True, slots=True)
class Theme:
    """What colours the prompts and the agenda of a group."""

    name: str
    title: str = ""
    description: str = ""
    words: tuple[str, ...] = ()
    good_challenge: str = ""
    useful_solution: str = ""
    tone: str = ""
    opening_questions: tuple[str, ...] = ()

    @property
    def variables(self) -> dict[str, str | list[str]]:
        """What prompts may use of it, by the names they use."""
        return {
            "theme_words": list(self.words),
            "good_challenge": self.good_challenge,
            "useful_solution": self.useful_solution,
            "tone": self.tone,
        }

    def on(self, base: Theme) -> Theme:
        """This theme with what it leaves out taken from ``base``."""
        own = {f.name: getattr(self, f.name) or getattr(base, f.name) for f in fields(self)}
        return replace(self, **own)


def read_theme(text: str, name: str) -> tuple[Theme, list[Mistake]]:
    """The theme of a theme.yaml as far as it can be read, and all that is wrong with it."""
    mistakes: list[Mistake] = []
    sheet = read_sheet(text, mistakes)
    complete = name == "base"
    theme = Theme(
        name=name,
        title=sheet.text("title"),
        description=sheet.text("description"),
        words=sheet.texts("words", needed=complete),
        good_challenge=sheet.text("good_challenge", default=None if complete else ""),
        useful_solution=sheet.text("useful_solution", default=None if complete else ""),
        tone=sheet.text("tone", default=None if complete else ""),
        opening_questions=sheet.texts("opening_questions", needed=complete),
    )
    sheet.only()
    return theme, mistakes
