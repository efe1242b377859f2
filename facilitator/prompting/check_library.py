"""Judges the whole prompt library: every prompt of every theme, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from facilitator.domain.errors import BadPrompt
from facilitator.prompting.library import Library
from facilitator.prompting.mistake import bad_prompt


def check_all(library: Library) -> None:
    """Read every prompt of every theme, every theme, its icebreakers and every format.

    Raises BadPrompt with all faults.
    """
    found: list[str] = []
    themes = ["base", *library.themes()]
    steps: list[Callable[[], object]] = [partial(library.theme, theme) for theme in themes]
    steps += [partial(library.icebreakers, theme) for theme in themes]
    steps += [partial(library.format, name) for name in library.formats()]
    steps += [partial(library.prompt, t, name) for t in themes for name in library.prompts()]
    for step in steps:
        try:
            step()
        except BadPrompt as exc:
            found += exc.message.split("\n")
    found += library.strays()
    if found:
        raise bad_prompt(list(dict.fromkeys(found)))
