"""Renders a part of a prompt in a strict Jinja sandbox, with cleaned values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import TracebackType

from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

FILTERS = ("default", "join", "length", "lower", "trim", "upper")
CACHE_SIZE = 48  # parts cached in this process; each page and each question needs a few
LOOP_ATTRIBUTES = (
    "first",
    "index",
    "last",
    "length",
)  # the attributes of ``loop`` that prompts may use
LONGEST = 4_000_000  # characters of a filled part; about three days of speech

# Invisible and control characters can hide instructions; lone surrogates cannot be sent.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_ANGLES = str.maketrans({"<": "‹", ">": "›", "＜": "‹", "＞": "›", "﹤": "‹", "﹥": "›"})

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]


class RenderError(Exception):
    """A part cannot be rendered; ``line`` counts in the part's text."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line, self.message = line, message


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with six filters only; a dot reads an entry of a mapping, never a method."""

    def __init__(self) -> None:
        super().__init__(
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,
            extensions=(),
        )
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.tests = {}
        self.globals = {}

    def getattr(self, obj: object, attribute: str) -> object:
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP_ATTRIBUTES:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def call(self, *_args: object, **_kwargs: object) -> object:
        raise TemplateError("calls are not allowed")


SANDBOX = Sandbox()


@lru_cache(CACHE_SIZE)
def parse_part(text: str) -> nodes.Template:
    """Return the syntax tree of a part. Raises Failed if it is not valid."""
    try:
        return SANDBOX.parse(text)
    except TemplateError as exc:
        line = getattr(exc, "lineno", None) or 1
        raise RenderError(line, _reworded(exc.message or "this is not valid")) from exc
    except (RecursionError, ValueError, OverflowError) as exc:
        raise RenderError(1, "an expression is too long or too deep") from exc


@lru_cache(CACHE_SIZE)
def compile_part(text: str) -> Template:
    """Compile a part that is known to be valid."""
    return SANDBOX.from_string(text)


def render_part(template: Template, values: Mapping[str, Value]) -> str:
    """Render a part with values. Raises Failed, also if the result is too long."""
    chunks, length = [], 0
    try:
        for chunk in template.generate(values):
            length += len(chunk)
            if length > LONGEST:
                raise RenderError(1, f"the filled prompt is longer than {LONGEST:,} characters")
            chunks.append(chunk)
    except (TemplateError, TypeError, ValueError) as exc:
        raise RenderError(_line(exc.__traceback__), str(exc) or "this cannot be filled in") from exc
    return "".join(chunks).strip()


def clean_value(value: object, depth: int = 0) -> Value:
    """Return a value as plain data with cleaned texts. Raises TypeError for other objects.

    Each text becomes one line, so that no speech can look like another person's turn, and `<` and
    `>` become `‹` and `›`, so that it can neither close nor open a tag.
    """
    if isinstance(value, str):
        return " ".join(_HIDDEN.sub("", value).translate(_ANGLES).split())
    if value is None or isinstance(value, bool | int | float):
        return value
    if depth < 4 and isinstance(value, Mapping):
        return {str(key): clean_value(item, depth + 1) for key, item in value.items()}
    if depth < 4 and isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [clean_value(item, depth + 1) for item in value]
    raise TypeError(f"a {type(value).__name__} cannot stand in a prompt")


def shape_problem(value: Value, example: Value, path: str) -> str:
    """Return how the shape of ``value`` differs from ``example``; empty if it does not."""
    if isinstance(example, list):
        if not isinstance(value, list):
            return f"{path} must be a list"
        model = example[0] if example else None
        found = (shape_problem(item, model, f"{path}[{n}]") for n, item in enumerate(value))
        return next((wrong for wrong in found if wrong), "") if example else ""
    if isinstance(example, dict):
        if not isinstance(value, dict):
            return f"{path} must have the parts {', '.join(example)}"
        for key, model in example.items():
            if key not in value:
                return f"{path} has no {key}"
            if wrong := shape_problem(value[key], model, f"{path}.{key}"):
                return wrong
        return ""
    if isinstance(example, str) != isinstance(value, str) or isinstance(value, list | dict):
        return f"{path} must be a {'text' if isinstance(example, str) else 'number'}"
    return ""


def _reworded(message: str) -> str:
    """Reword Jinja's most common messages for people who write prompts."""
    unknown = re.search(r"unknown tag '(\w+)'", message)
    opened = re.search(r"needs to be closed is '(\w+)'", message)
    if unknown and opened:
        return f"{unknown[1]!r} is not known here; the open {opened[1]} ends with 'end{opened[1]}'"
    if unknown:
        return f"{unknown[1]!r} is not known here; if, else, endif, for and endfor are"
    if "'end of print statement', got" in message:
        return "}} is missing, or there is too much between {{ and }}"
    if opened:
        return f"an {opened[1]} is not ended: {{% end{opened[1]} %}} is missing"
    return message


def _line(traceback: TracebackType | None) -> int:
    """Return the line of the template in which an error occurred."""
    line = 1
    while traceback:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line
