"""Checks the text of a prompt, for the library and for the editor while somebody types."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from facilitator.prompting.mistake import Mistake
from facilitator.prompting.parts import PromptPart, split_parts
from facilitator.prompting.prompt import Variable
from facilitator.prompting.render import (
    RenderError,
    clean_value,
    compile_part,
    parse_part,
    render_part,
)
from facilitator.prompting.template_rules import TemplateChecker

LONGEST = 20_000  # characters of a prompt's text
MOST_TOKENS = 750  # of a prompt filled with its examples; paid again for each hot seat
MOST_TOKENS_OF = {"session": 1_000}  # this prompt is sent only once


def check_prompt(text: str, variables: Mapping[str, Variable]) -> list[Mistake]:
    """Return all mistakes in the text of a prompt by line, counted from 1 in ``text``.

    ``variables`` are those of the prompt's front matter. A text without mistakes can be filled.
    """
    if len(text) > LONGEST:
        return [Mistake(1, f"the text is longer than {LONGEST:,} characters")]
    parts, mistakes = split_parts(text)
    used: set[str] = set()
    for part in parts:
        mistakes += _check_part(part, variables, used)
    if not mistakes:
        mistakes += [m for part in parts for m in _try_examples(part, variables)]
        mistakes += [
            Mistake(1, f"{v.name} is not used, and this prompt does not work without it")
            for v in variables.values()
            if v.needed and v.name not in used
        ]
    return sorted(set(mistakes))


def check_size(name: str, text: str, tokens: int, count: Callable[[str], int]) -> list[Mistake]:
    """Return a mistake if a filled prompt has too many tokens, at the line from which to cut.

    ``tokens`` is the number for the prompt filled with its examples, ``count`` counts a text's.
    """
    most = MOST_TOKENS_OF.get(name, MOST_TOKENS)
    if tokens <= most:
        return []
    lines, left = text.rstrip().split("\n"), tokens - most
    line = len(lines)
    while line > 1 and (left := left - count(lines[line - 1]) - 1) > 0:
        line -= 1
    message = f"the prompt has {tokens} tokens and may have {most}: from here on it is too long"
    return [Mistake(line, message)]


def _check_part(
    part: PromptPart, variables: Mapping[str, Variable], used: set[str]
) -> list[Mistake]:
    checker = TemplateChecker(variables, part.role, part.first_line)
    try:
        checker.judge(parse_part(part.text))
    except RenderError as exc:
        return [Mistake(exc.line + part.first_line - 1, exc.message)]
    used |= checker.used
    return checker.mistakes


def _try_examples(part: PromptPart, variables: Mapping[str, Variable]) -> list[Mistake]:
    """Fill the part with the examples; some mistakes only show then."""
    values = {v.name: clean_value(v.example) for v in variables.values()}
    try:
        render_part(compile_part(part.text), values)
    except RenderError as exc:
        return [Mistake(exc.line + part.first_line - 1, exc.message)]
    return []
