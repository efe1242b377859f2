"""Splits a prompt's text at `system:` and `user:`, before values are filled in."""

from __future__ import annotations

from typing import NamedTuple

from facilitator.prompting.mistake import Mistake


class PromptPart(NamedTuple):
    """The text of one role; ``first_line`` counts in the prompt's text."""

    role: str
    text: str
    first_line: int


def split_parts(text: str) -> tuple[list[PromptPart], list[Mistake]]:
    """Return the parts under `system:` and `user:`, and mistakes; with mistakes no parts."""
    lines = text.split("\n")
    headings = [(n, line.rstrip()) for n, line in enumerate(lines) if line.rstrip() in HEADINGS]
    mistakes = [
        Mistake(n + 1, "text stands before the line `system:`")
        for n, line in enumerate(lines[: headings[0][0]] if headings else [])
        if line.strip()
    ][:1]
    if [head for _, head in headings] != list(HEADINGS):
        line = headings[-1][0] + 1 if headings else 1
        message = "one line `system:` and then one line `user:` are needed, each once"
        return [], [*mistakes, Mistake(line, message)]
    (first, _), (second, _) = headings
    parts = [
        PromptPart("system", "\n".join(lines[first + 1 : second]), first + 2),
        PromptPart("user", "\n".join(lines[second + 1 :]), second + 2),
    ]
    mistakes += [
        Mistake(p.first_line - 1, f"nothing stands under `{p.role}:`")
        for p in parts
        if not p.text.strip()
    ]
    return ([] if mistakes else parts), mistakes


HEADINGS = ("system:", "user:")
