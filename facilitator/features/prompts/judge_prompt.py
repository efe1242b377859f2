"""What is wrong with a text as a prompt: for an editor as one types, and before publishing."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.ports import Tokens
from facilitator.prompting.check import MOST_TOKENS, MOST_TOKENS_OF, check, check_size
from facilitator.prompting.library import Library
from facilitator.prompting.mistake import Mistake
from facilitator.prompting.prompt import Filled, Prompt


@dataclass(frozen=True, slots=True)
class Judged:
    """A text as a prompt; ``filled`` shows it with examples, None where it cannot be filled.

    Lines of ``mistakes`` count from 1. ``tokens`` are those of the filled prompt, ``most`` is how
    many it may have.
    """

    text: str
    mistakes: tuple[Mistake, ...]
    tokens: int
    most: int
    filled: Filled | None
    version: str

    def line(self, number: int) -> str:
        """What stands in a line."""
        lines = self.text.split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""


def judge(theme: str, name: str, text: str, tokens: Tokens) -> Judged:
    """Judge a text as this theme's prompt, by the rules the files of the library are judged by.

    Raises Unknown where there is no such prompt.
    """
    text = tidy(text)
    most = MOST_TOKENS_OF.get(name, MOST_TOKENS)
    inherited = Library().prompt(theme, name)
    mistakes = check(text, inherited.variables)
    if mistakes:
        return Judged(text, tuple(mistakes), 0, most, None, "")
    prompt = as_prompt(theme, name, text)
    filled = prompt.preview()
    count = tokens.count(f"{filled.system}\n{filled.user}")
    mistakes = check_size(name, text, count, tokens.count)
    return Judged(text, tuple(mistakes), count, most, filled, prompt.version)


def as_prompt(theme: str, name: str, text: str) -> Prompt:
    """A text as this theme's prompt. Raises BadPrompt, Unknown."""
    return Library.of(theme, {name: text}).prompt(theme, name)


def tidy(text: str) -> str:
    """A text as files have it: a browser sends other line ends, and blank lines at the end."""
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").rstrip() + "\n"
