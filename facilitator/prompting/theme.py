"""A theme: the subject of a group, its words, and what makes a good challenge there."""

from __future__ import annotations

import re
from typing import Annotated, Any, get_type_hints

from pydantic import AfterValidator, ValidationInfo, create_model

from facilitator.prompting.yaml_models import (
    Entry,
    NonEmptyTuple,
    Text,
    UniqueText,
    UniqueTexts,
    read_yaml,
)

_BRACES = re.compile(r"[{}][^{}]*[{}]?")


def _only(*names: str) -> AfterValidator:
    """Require that only these names stand in braces in a sentence."""
    known = [f"{{{name}}}" for name in names]

    def judged(sentence: str, info: ValidationInfo) -> str:
        for found in _BRACES.findall(sentence):
            if found not in known:
                may = ", ".join(known) or "nothing"
                raise ValueError(f"{info.field_name}: only {may} may stand in braces, not {found}")
        return sentence

    return AfterValidator(judged)


class Theme(Entry):
    """Texts for the prompts and agendas of a group; "base" provides what a theme leaves out."""

    title: Text
    description: Text
    words: UniqueTexts = ()
    good_challenge: Text = ""
    useful_solution: Text = ""
    welcomes: NonEmptyTuple[Annotated[UniqueText, _only("group", "topic")]] = ()
    closings: NonEmptyTuple[Annotated[UniqueText, _only()]] = ()
    bridging_questions: NonEmptyTuple[Annotated[UniqueText, _only("member")]] = ()
    tone: Text = ""
    opening_questions: UniqueTexts = ()
    next_step: Text = ""

    @property
    def variables(self) -> dict[str, str | list[str]]:
        """The values that prompts may use, by variable name."""
        return {
            "theme_words": list(self.words),
            "good_challenge": self.good_challenge,
            "useful_solution": self.useful_solution,
            "tone": self.tone,
        }

    @property
    def sentences(self) -> tuple[str, ...]:
        """All sentences of the theme that a group may read."""
        own = (*self.welcomes, *self.closings, *self.bridging_questions, *self.opening_questions)
        return (*own, self.good_challenge, self.useful_solution, self.tone, self.next_step)

    def on(self, base: Theme) -> Theme:
        """Return this theme, with missing values taken from ``base``."""
        return base.model_copy(update={key: value for key, value in self if value})


_hints = get_type_hints(Theme, include_extras=True)
_needed: dict[str, Any] = {
    name: (_hints[name], ...) for name in Theme.model_fields if name != "words"
}  # which words a group uses often, only its own theme knows
_Complete: type[Theme] = create_model("_Complete", __base__=Theme, **_needed)


def read_theme(text: str, name: str) -> Theme:
    """Parse a theme.yaml, which must be complete for "base". Raises Mistakes."""
    return read_yaml(text, _Complete if name == "base" else Theme)
