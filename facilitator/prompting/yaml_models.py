"""Reads YAML into pydantic models and reports mistakes by line, in plain words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Annotated, Any, TypeVar, get_args

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError, PydanticKnownError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from facilitator.prompting.mistake import Mistake, Mistakes

LONGEST = 2000  # characters of one value
DEEPEST = 50  # levels of nested brackets
KEY = "[key]"  # last step in the path of a key itself, as in pydantic's errors
Path = tuple[str | int, ...]


class Entry(BaseModel):
    """Base of models for YAML mappings; unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Item = TypeVar("Item")
Model = TypeVar("Model", bound=Entry)


def _one_line(value: str) -> str:
    if not value.strip():
        raise PydanticKnownError("string_type")
    return " ".join(value.split())


def _not_empty(value: Any) -> Any:
    if value == []:  # min_length would also count faulty items as missing
        raise PydanticKnownError("tuple_type")
    return value


def _unique(value: str, info: ValidationInfo) -> str:
    assert info.context is not None  # set by read_yaml
    seen: set[str] = info.context[info.field_name]
    if value in seen:
        raise ValueError(f"{value!r} is there twice")
    seen.add(value)
    return value


def must_be(expected: str) -> WrapValidator:
    """Report any mistake in a value as "must be ..."."""

    def judged(value: Any, judge: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        try:
            return judge(value)
        except ValidationError:
            raise ValueError(f"{info.field_name} must be {expected}") from None

    return WrapValidator(judged)


def one_of(choices: Collection[str]) -> AfterValidator:
    """Require a text to be one of these."""

    def judged(value: str, info: ValidationInfo) -> str:
        if value not in choices:
            known = ", ".join(choices)
            raise ValueError(f"{info.field_name} must be one of {known}, not {value!r}")
        return value

    return AfterValidator(judged)


def validation_error(found: Iterable[tuple[Path, str]]) -> ValidationError:
    """Make the error of a validator that finds several mistakes, with paths relative to it."""
    return ValidationError.from_exception_data(
        "",
        [
            InitErrorDetails(
                type=PydanticCustomError("value_error", "{error}", {"error": message}),
                loc=path,
                input=None,
            )
            for path, message in found
        ],
    )


Text = Annotated[str, Field(max_length=LONGEST), AfterValidator(_one_line)]
Flag = Annotated[bool, Field(strict=True)]
Number = Annotated[
    float,
    Field(strict=True, gt=0, le=1000, allow_inf_nan=False),
    must_be("a number above 0 and up to 1000"),
]
UniqueText = Annotated[Text, AfterValidator(_unique)]  # unique for its key in the file
NonEmptyTuple = Annotated[tuple[Item, ...], BeforeValidator(_not_empty)]
UniqueTexts = NonEmptyTuple[UniqueText]

# Messages by pydantic's error type; ``name`` is the key of the value, or "each of" a list's key.
SENTENCES = {
    "missing": "{name} is missing",
    "extra_forbidden": "unknown entry {name!r}; known here: {known}",
    "string_type": "{name} must be text",
    "string_too_long": "{name} is longer than {max_length} characters",
    "bool_type": "{name} must be true or false",
    "tuple_type": "{name} must be a list",
    "dict_type": "{name} must have names and values",
    "model_type": "{name} must have names and values",
    "value_error": "{error}",
}


def read_yaml(text: str, model: type[Model], offset: int = 0) -> Model:
    """Parse the YAML in ``text`` into a model; ``offset`` is the number of lines before it.

    Raises Mistakes with all mistakes found. Invalid YAML, a top level without keys, and anchors and
    aliases (a few lines of them can expand to gigabytes) are reported without further checks.
    """
    lines: dict[Path, int] = {}
    mistakes: list[Mistake] = []
    try:
        node = _compose(text)
        values = _value(node, (), lines, mistakes)
        result = model.model_validate(values, context=defaultdict(set))
    except ValidationError as exc:
        mistakes += [_mistake(error, model, lines) for error in exc.errors(include_url=False)]
    except Mistakes as exc:
        mistakes += exc.mistakes
    if mistakes:
        raise Mistakes([Mistake(m.line + offset, m.message) for m in mistakes])
    return result


def _mistake(error: ErrorDetails, model: type[Entry], lines: dict[Path, int]) -> Mistake:
    path = error["loc"]
    is_unknown = error["type"] == "extra_forbidden"
    sentence = SENTENCES.get(error["type"], "{name} cannot be used")
    message = sentence.format(
        name=f"each of {path[-2]}" if isinstance(path[-1], int) else path[-1],
        known=", ".join(sorted(_fields(model, path[:-1]))) if is_unknown else "",
        **error.get("ctx", {}),
    )
    place = (*path, KEY) if is_unknown else path
    while place not in lines:
        place = place[:-1]
    return Mistake(lines[place], message)


def _fields(model: type[Entry], path: Path) -> Collection[str]:
    """Return the known keys at a path."""
    for step in path:
        field = model.model_fields.get(str(step))
        model = next(_models(field.annotation), model) if field else model
    return model.model_fields.keys()


def _models(annotation: object) -> Iterator[type[Entry]]:
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _compose(text: str) -> MappingNode:
    if _is_deep(text):
        raise _unreadable("this is not valid YAML: too many open brackets")
    try:
        if any(isinstance(token, yaml.tokens.AliasToken) for token in yaml.scan(text)):
            raise _unreadable("anchors and aliases (& and *) are not allowed")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as exc:
        mark = exc.problem_mark or exc.context_mark
        hint = "; a text with : , ? or # in it may need quotes"
        line = mark.line + 1 if mark else 1
        raise _unreadable(f"this is not valid YAML: {exc.problem}{hint}", line) from exc
    except (yaml.YAMLError, RecursionError, ValueError) as exc:
        raise _unreadable("this is not valid YAML") from exc
    if not isinstance(node, MappingNode):
        raise _unreadable("names and values (name: value) are expected here")
    return node


def _unreadable(message: str, line: int = 1) -> Mistakes:
    return Mistakes([Mistake(line, message)])


def _is_deep(text: str) -> bool:
    """Whether brackets are nested so deeply that parsing would take minutes."""
    depth = 0
    for letter in text:
        depth += (letter in "[{") - (letter in "]}")
        if depth > DEEPEST:
            return True
    return False


def _value(node: Node, path: Path, lines: dict[Path, int], mistakes: list[Mistake]) -> JsonValue:
    """Return the value of a node; note the lines in it, and mistakes in its keys."""
    lines[path] = _line(node)
    if isinstance(node, SequenceNode):
        return [_value(n, (*path, i), lines, mistakes) for i, n in enumerate(node.value)]
    if not isinstance(node, MappingNode):
        return _scalar(node)
    values: dict[str, JsonValue] = {}
    for key, value in node.value:
        line, name = _line(key), str(key.value) if isinstance(key, ScalarNode) else "?"
        if not isinstance(key, ScalarNode):
            mistakes.append(Mistake(line, "a name must be a word"))
        elif name in values:
            mistakes.append(Mistake(line, f"{name!r} is there twice"))
        lines[*path, name, KEY] = line
        values[name] = _value(value, (*path, name), lines, mistakes)
    return values


def _line(node: Node) -> int:
    """Return the line of a node, counted from 1."""
    return int(node.start_mark.line) + 1


_SCALARS = yaml.SafeLoader("")


def _scalar(node: Node) -> JsonValue:
    """Return the value of a scalar; dates and other YAML types stay text."""
    kind = node.tag.rpartition(":")[2]
    if kind == "null":
        return None
    if kind not in ("int", "float", "bool"):
        return str(node.value)
    try:
        value: JsonValue = _SCALARS.construct_object(node)
    except (ValueError, KeyError, yaml.YAMLError):
        return str(node.value)
    return value
