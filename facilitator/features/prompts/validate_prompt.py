"""Validate a text as a prompt, while it is typed in the editor and before it is published."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.ports import TokenCounter
from facilitator.prompting.check import MOST_TOKENS, MOST_TOKENS_OF, check_prompt, check_size
from facilitator.prompting.library import PromptLibrary
from facilitator.prompting.mistake import Mistake
from facilitator.prompting.prompt import FilledPrompt, Prompt


@dataclass(frozen=True, slots=True)
class ValidatedText:
    """A validated text; ``filled`` is the prompt with example values, None if it has mistakes.

    Line numbers in ``mistakes`` start at 1. ``tokens`` is the size of the filled prompt, ``most``
    its limit.
    """

    text: str
    mistakes: tuple[Mistake, ...]
    tokens: int
    most: int
    filled: FilledPrompt | None
    version: str

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; empty if there is none."""
        lines = self.text.split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""


def validate_text(theme: str, name: str, text: str, tokens: TokenCounter) -> ValidatedText:
    """Check a text as this theme's prompt, by the same rules as the library's files.

    Raises NotFound if there is no such prompt.
    """
    text = normalise_text(text)
    most = MOST_TOKENS_OF.get(name, MOST_TOKENS)
    inherited = PromptLibrary().prompt(theme, name)
    mistakes = check_prompt(text, inherited.variables)
    if mistakes:
        return ValidatedText(text, tuple(mistakes), 0, most, None, "")
    prompt = as_prompt(theme, name, text)
    filled = prompt.preview()
    count = tokens.count(f"{filled.system}\n{filled.user}")
    mistakes = check_size(name, text, count, tokens.count)
    return ValidatedText(text, tuple(mistakes), count, most, filled, prompt.version)


def as_prompt(theme: str, name: str, text: str) -> Prompt:
    """Load a text as this theme's prompt. Raises BadPrompt, NotFound."""
    return PromptLibrary.of(theme, {name: text}).prompt(theme, name)


def normalise_text(text: str) -> str:
    """Normalise line ends and trailing blank lines, which browsers send differently from files."""
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").rstrip() + "\n"
