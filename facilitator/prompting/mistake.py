"""A mistake in a file of the prompt library, and the error that lists them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.errors import BadPrompt

SHOWN = 50


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """What is wrong on one line; lines count from 1 in the text that was judged."""

    line: int
    message: str


class Mistakes(Exception):
    """All that is wrong with a text, by line."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__(*(m.message for m in mistakes))
        self.mistakes = tuple(mistakes)


def located(file: str, mistakes: Sequence[Mistake], first_line: int = 1) -> list[str]:
    """One ``file:line: message`` each, in order; ``first_line`` is where the text begins."""
    return [f"{file}:{m.line + first_line - 1}: {m.message}" for m in sorted(set(mistakes))]


def bad_prompt(lines: Sequence[str]) -> BadPrompt:
    """The error that names every file and line in ``lines``."""
    shown = "\n".join(lines[:SHOWN])
    more = f"\n(and {len(lines) - SHOWN} more)" if len(lines) > SHOWN else ""
    return BadPrompt(shown + more, "docs/prompts.md shows how such a file looks.")
