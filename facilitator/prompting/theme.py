"""A theme: what a group is about, the words it uses, what a good challenge is there."""

from __future__ import annotations

import re
from typing import Annotated, Any, get_type_hints

from pydantic import AfterValidator, ValidationInfo, create_model

from facilitator.prompting.sheet import Different, Entry, Many, Text, Texts, read_yaml

_BRACES = re.compile(r"[{}][^{}]*[{}]?")


def _only(*names: str) -> AfterValidator:
    """A sentence in which only these names may stand in braces."""
    known = [f"{{{name}}}" for name in names]

    def judged(sentence: str, info: ValidationInfo) -> str:
        for found in _BRACES.findall(sentence):
            if found not in known:
                may = ", ".join(known) or "nothing"
                raise ValueError(f"{info.field_name}: only {may} may stand in braces, not {found}")
        return sentence

    return AfterValidator(judged)


class Theme(Entry):
    """What colours the prompts and the agenda of a group; "base" has what a theme leaves out."""

    title: Text
    description: Text
    words: Texts = ()
    good_challenge: Text = ""
    useful_solution: Text = ""
    welcomes: Many[Annotated[Different, _only("group", "topic")]] = ()
    closings: Many[Annotated[Different, _only()]] = ()
    bridging_questions: Many[Annotated[Different, _only("member")]] = ()
    tone: Text = ""
    opening_questions: Texts = ()
    next_step: Text = ""

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
        return base.model_copy(update={key: value for key, value in self if value})


_hints = get_type_hints(Theme, include_extras=True)
_needed: dict[str, Any] = {name: (_hints[name], ...) for name in Theme.model_fields}
_Complete: type[Theme] = create_model("_Complete", __base__=Theme, **_needed)


def read_theme(text: str, name: str) -> Theme:
    """The theme of a theme.yaml, where "base" leaves out nothing. Raises Mistakes."""
    return read_yaml(text, _Complete if name == "base" else Theme)
