"""A prompt: purpose, variables, text and version."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Literal, get_args

from jinja2 import Template
from pydantic import AfterValidator, JsonValue

from facilitator.domain.errors import BadPrompt
from facilitator.prompting.mistake import Mistake, bad_prompt, format_mistakes
from facilitator.prompting.parts import PromptPart, split_parts
from facilitator.prompting.render import (
    RenderError,
    Value,
    clean_value,
    compile_part,
    render_part,
    shape_problem,
)
from facilitator.prompting.yaml_models import Entry, Flag, Text, UniqueTexts, one_of, read_yaml

Trust = Literal["system", "moderator", "member"]
Origin = Literal["base", "theme", "override"]
_VARIABLE = re.compile(r"[a-z][a-z0-9_]*\Z")


@dataclass(frozen=True, slots=True)
class Variable:
    """A value a prompt may use; every wording must use it if it is ``needed``."""

    name: str
    trust: Trust
    about: str
    example: JsonValue
    needed: bool = False


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of a prompt: purpose, variables and notes on its changes."""

    purpose: str
    description: str
    notes: tuple[str, ...]
    variables: Mapping[str, Variable]


def _name(name: str) -> str:
    if not _VARIABLE.match(name) or name == "loop":
        raise ValueError(f"{name!r} cannot be the name of a variable")
    return name


def _not_empty(example: JsonValue) -> JsonValue:
    if example in (None, "", [], {}):
        raise ValueError("an example must not be empty")
    return example


class _VariableEntry(Entry):
    """A variable as declared in the front matter."""

    trust: Annotated[Text, one_of(get_args(Trust))]
    about: Text
    example: Annotated[JsonValue, AfterValidator(_not_empty)]
    needed: Flag = False


class _FrontEntry(Entry):
    """The YAML of the front matter."""

    purpose: Text
    description: Text
    notes: UniqueTexts
    variables: dict[Annotated[str, AfterValidator(_name)], _VariableEntry]


@dataclass(frozen=True, slots=True)
class FilledPrompt:
    """A prompt ready to be sent, with its version."""

    system: str
    user: str
    name: str
    version: str


@dataclass(frozen=True)
class Prompt:
    """One prompt of one theme.

    ``file`` and ``first_line`` say where ``text`` is; ``given`` are the variables the theme fills.
    ``version`` is the first 12 hex digits of the SHA-256 of the front matter, the text and the
    theme's values.
    """

    name: str
    theme: str
    text: str
    origin: Origin
    front: FrontMatter
    version: str
    file: str
    first_line: int = 1
    given: Mapping[str, str | list[str]] = field(default_factory=dict)

    @property
    def wording(self) -> str:
        """The text, with the theme's values as template comments, which are never sent."""
        notes = [f"{{# {name}: {value} #}}" for name, value in self.given.items()]
        return "\n".join([self.text.rstrip(), *notes])

    @property
    def purpose(self) -> str:
        return self.front.purpose

    @property
    def description(self) -> str:
        return self.front.description

    @property
    def notes(self) -> tuple[str, ...]:
        return self.front.notes

    @property
    def variables(self) -> Mapping[str, Variable]:
        return self.front.variables

    def fill(self, **values: object) -> FilledPrompt:
        """Fill in ``values``, one for each declared variable that the theme does not fill.

        Speech is data: each text becomes one line, and `<` and `>` in it are replaced.
        Raises BadPrompt, with file and line, for a missing or unknown value or one of the
        wrong shape, and if the filled prompt is too long.
        """
        clean = self._cleaned({**self.given, **values})
        roles = {}
        for part, template in self._templates:
            try:
                roles[part.role] = render_part(template, clean)
            except RenderError as exc:
                line = exc.line + part.first_line - 1
                raise self.bad([Mistake(line, exc.message)]) from exc
        return FilledPrompt(roles["system"], roles["user"], self.name, self.version)

    def preview(self) -> FilledPrompt:
        """Return the prompt filled with the theme's values, and examples for other variables."""
        examples = {v.name: v.example for v in self.variables.values() if v.name not in self.given}
        return self.fill(**examples)

    def bad(self, mistakes: list[Mistake]) -> BadPrompt:
        """Make the error for mistakes whose lines count in the prompt's text."""
        return bad_prompt(format_mistakes(self.file, mistakes, self.first_line))

    @cached_property
    def _templates(self) -> list[tuple[PromptPart, Template]]:
        parts, mistakes = split_parts(self.text)
        if mistakes:
            raise self.bad(mistakes)
        try:
            return [(part, compile_part(part.text)) for part in parts]
        except RenderError as exc:
            raise self.bad([Mistake(exc.line, exc.message)]) from exc

    def _cleaned(self, values: Mapping[str, object]) -> dict[str, Value]:
        wrong = [f"no value for {name!r}" for name in self.variables if name not in values]
        wrong += [f"{name!r} is no variable of it" for name in values if name not in self.variables]
        clean = {}
        for name in sorted(self.variables.keys() & values.keys()):
            try:
                clean[name] = clean_value(values[name])
            except TypeError as exc:
                wrong.append(f"{name}: {exc}")
                continue
            if problem := shape_problem(clean[name], self.variables[name].example, name):
                wrong.append(problem)
        if wrong:
            raise self.bad([Mistake(1, f"cannot fill {self.name}: {w}") for w in wrong])
        return clean


def version_of(*words: str) -> str:
    """Return the first 12 hex digits of the SHA-256 of front matter, text and theme values."""
    return hashlib.sha256("\0".join(words).encode(errors="replace")).hexdigest()[:12]


def split_front_matter(source: str) -> tuple[str, str, int] | None:
    """Split into front matter, text, and its first line's number; None without front matter."""
    lines = source.split("\n")
    if lines[0].rstrip() != "---":
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None


def read_front_matter(text: str) -> FrontMatter:
    """Parse the front matter of a prompt. Raises Mistakes; their lines count in the file."""
    given = read_yaml(text, _FrontEntry, offset=1)
    variables = {name: Variable(name, **dict(one)) for name, one in given.variables.items()}
    return FrontMatter(given.purpose, given.description, given.notes, variables)
