"""A mistake in a file of the prompt library, and the error that lists them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.errors import BadPrompt

SHOWN = 50


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """A mistake on one line; lines count from 1 in the text that was checked."""

    line: int
    message: str


class Mistakes(Exception):
    """All mistakes in a text, by line."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__(*(m.message for m in mistakes))
        self.mistakes = tuple(mistakes)


def format_mistakes(file: str, mistakes: Sequence[Mistake], first_line: int = 1) -> list[str]:
    """Format mistakes as ``file:line: message``, in order; the text begins at ``first_line``."""
    return [f"{file}:{m.line + first_line - 1}: {m.message}" for m in sorted(set(mistakes))]


def bad_prompt(lines: Sequence[str]) -> BadPrompt:
    """Make the error that lists these lines, SHOWN at most."""
    shown = "\n".join(lines[:SHOWN])
    more = f"\n(and {len(lines) - SHOWN} more)" if len(lines) > SHOWN else ""
    return BadPrompt(shown + more, "docs/prompts.md shows how such a file looks.")
