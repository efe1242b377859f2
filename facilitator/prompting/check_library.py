"""Checks the whole prompt library: prompts, themes, icebreakers and formats."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from facilitator.domain.errors import BadPrompt
from facilitator.prompting.library import PromptLibrary
from facilitator.prompting.mistake import bad_prompt


def check_all(library: PromptLibrary) -> None:
    """Read all prompts and icebreakers of all themes, the themes and the formats.

    Raises BadPrompt with all mistakes.
    """
    mistakes: list[str] = []
    themes = ["base", *library.themes()]
    steps: list[Callable[[], object]] = [partial(library.theme, theme) for theme in themes]
    steps += [partial(library.icebreakers, theme) for theme in themes]
    steps += [partial(library.format, name) for name in library.formats()]
    steps += [partial(library.prompt, t, name) for t in themes for name in library.prompts()]
    for step in steps:
        try:
            step()
        except BadPrompt as exc:
            mistakes += exc.message.split("\n")
    mistakes += library.unknown_files()
    if mistakes:
        raise bad_prompt(list(dict.fromkeys(mistakes)))
