"""A theme: what a group is about, the words it uses, what a good challenge is there."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace

from facilitator.prompting.mistake import Mistake
from facilitator.prompting.sheet import Sheet, read_sheet


@dataclass(frozen=True, slots=True)
class Theme:
    """What colours the prompts and the agenda of a group."""

    name: str
    title: str = ""
    description: str = ""
    words: tuple[str, ...] = ()
    good_challenge: str = ""
    useful_solution: str = ""
    welcomes: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    bridging_questions: tuple[str, ...] = ()
    tone: str = ""
    opening_questions: tuple[str, ...] = ()
    next_step: str = ""

    @property
    def variables(self) -> dict[str, str | list[str]]:
        """What prompts may use of it, by the names they use."""
        return {
            "theme_words": list(self.words),
            "good_challenge": self.good_challenge,
            "useful_solution": self.useful_solution,
            "tone": self.tone,
        }

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that is said to a group in its theme's words."""
        own = (*self.welcomes, *self.closings, *self.bridging_questions, *self.opening_questions)
        return (*own, self.good_challenge, self.useful_solution, self.tone, self.next_step)

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
        welcomes=_sentences(sheet, "welcomes", ("group", "topic"), complete),
        closings=_sentences(sheet, "closings", (), complete),
        bridging_questions=_sentences(sheet, "bridging_questions", ("member",), complete),
        tone=sheet.text("tone", default=None if complete else ""),
        opening_questions=sheet.texts("opening_questions", needed=complete),
        next_step=sheet.text("next_step", default=None if complete else ""),
    )
    sheet.only()
    return theme, mistakes


def _sentences(sheet: Sheet, key: str, names: tuple[str, ...], needed: bool) -> tuple[str, ...]:
    """Sentences in which only these names may stand in braces."""
    found = sheet.texts(key, needed=needed)
    for sentence in found:
        for name in re.findall(r"[{}][^{}]*[{}]?", sentence):
            if name not in {"{" + known + "}" for known in names}:
                known = ", ".join("{" + n + "}" for n in names) or "nothing"
                sheet.wrong(key, f"{key}: only {known} may stand in braces, not {name}")
    return found
