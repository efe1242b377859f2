"""Cuts a prompt's text at `system:` and `user:`, before any value is filled in."""

from __future__ import annotations

from typing import NamedTuple

from facilitator.prompting.mistake import Mistake


class Part(NamedTuple):
    """What one role says; ``first_line`` counts in the prompt's text."""

    role: str
    text: str
    first_line: int


def split(text: str) -> tuple[list[Part], list[Mistake]]:
    """The parts under `system:` and `user:`; no parts where the two lines are not as needed."""
    lines = text.split("\n")
    heads = [(n, line.rstrip()) for n, line in enumerate(lines) if line.rstrip() in HEADS]
    mistakes = [
        Mistake(n + 1, "text stands before the line `system:`")
        for n, line in enumerate(lines[: heads[0][0]] if heads else [])
        if line.strip()
    ][:1]
    if [head for _, head in heads] != list(HEADS):
        line = heads[-1][0] + 1 if heads else 1
        message = "one line `system:` and then one line `user:` are needed, each once"
        return [], [*mistakes, Mistake(line, message)]
    (first, _), (second, _) = heads
    parts = [
        Part("system", "\n".join(lines[first + 1 : second]), first + 2),
        Part("user", "\n".join(lines[second + 1 :]), second + 2),
    ]
    mistakes += [
        Mistake(p.first_line - 1, f"nothing stands under `{p.role}:`")
        for p in parts
        if not p.text.strip()
    ]
    return ([] if mistakes else parts), mistakes


HEADS = ("system:", "user:")
