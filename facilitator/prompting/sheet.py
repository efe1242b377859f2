"""Reads YAML into pydantic models, and says what is wrong by line and in plain words."""

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
DEEPEST = 50  # brackets open at once
KEY = "[key]"  # ends the path of a name itself, as in pydantic's errors
Path = tuple[str | int, ...]


class Entry(BaseModel):
    """Names and values in a file; a misspelled name must not pass."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Item = TypeVar("Item")
Model = TypeVar("Model", bound=Entry)


def _one_line(value: str) -> str:
    if not value.strip():
        raise PydanticKnownError("string_type")
    return " ".join(value.split())


def _filled(value: Any) -> Any:
    if value == []:  # a least length would also count the items that are wrong as missing
        raise PydanticKnownError("tuple_type")
    return value


def _once(value: str, info: ValidationInfo) -> str:
    assert info.context is not None  # read_yaml's
    seen: set[str] = info.context[info.field_name]
    if value in seen:
        raise ValueError(f"{value!r} is there twice")
    seen.add(value)
    return value


def must_be(expected: str) -> WrapValidator:
    """Whatever is wrong with a value, its mistake says what was expected."""

    def judged(value: Any, judge: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        try:
            return judge(value)
        except ValidationError:
            raise ValueError(f"{info.field_name} must be {expected}") from None

    return WrapValidator(judged)


def one_of(choices: Collection[str]) -> AfterValidator:
    """A text that is one of these."""

    def judged(value: str, info: ValidationInfo) -> str:
        if value not in choices:
            known = ", ".join(choices)
            raise ValueError(f"{info.field_name} must be one of {known}, not {value!r}")
        return value

    return AfterValidator(judged)


def faults(found: Iterable[tuple[Path, str]]) -> ValidationError:
    """What a validator raises that finds several mistakes, each with its path from there."""
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
Different = Annotated[Text, AfterValidator(_once)]  # from all others under its name in the file
Many = Annotated[tuple[Item, ...], BeforeValidator(_filled)]
Texts = Many[Different]

# What is wrong, by pydantic's name for it; ``name`` is that of the value, or "each of" a list's.
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
    """The model that the YAML in ``text`` describes; ``offset`` is the number of lines before it.

    Raises Mistakes with all that is wrong. What is no YAML, has no names at its top, or uses
    anchors and aliases (a few lines of those can make gigabytes) is not judged any further.
    """
    lines: dict[Path, int] = {}
    mistakes: list[Mistake] = []
    try:
        node = _composed(text)
        values = _plain(node, (), lines, mistakes)
        found = model.model_validate(values, context=defaultdict(set))
    except ValidationError as exc:
        mistakes += [_mistake(error, model, lines) for error in exc.errors(include_url=False)]
    except Mistakes as exc:
        mistakes += exc.mistakes
    if mistakes:
        raise Mistakes([Mistake(m.line + offset, m.message) for m in mistakes])
    return found


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
    """The names that are known where a path leads."""
    for step in path:
        field = model.model_fields.get(str(step))
        model = next(_models(field.annotation), model) if field else model
    return model.model_fields.keys()


def _models(annotation: object) -> Iterator[type[Entry]]:
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _composed(text: str) -> MappingNode:
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
    """Whether more brackets are open at once than anybody writes: those cost minutes to read."""
    depth = 0
    for letter in text:
        depth += (letter in "[{") - (letter in "]}")
        if depth > DEEPEST:
            return True
    return False


def _plain(node: Node, path: Path, lines: dict[Path, int], mistakes: list[Mistake]) -> JsonValue:
    """The value of a node; notes the line of everything in it, and names that cannot be used."""
    lines[path] = _line(node)
    if isinstance(node, SequenceNode):
        return [_plain(n, (*path, i), lines, mistakes) for i, n in enumerate(node.value)]
    if not isinstance(node, MappingNode):
        return _scalar(node)
    found: dict[str, JsonValue] = {}
    for key, value in node.value:
        line, name = _line(key), str(key.value) if isinstance(key, ScalarNode) else "?"
        if not isinstance(key, ScalarNode):
            mistakes.append(Mistake(line, "a name must be a word"))
        elif name in found:
            mistakes.append(Mistake(line, f"{name!r} is there twice"))
        lines[*path, name, KEY] = line
        found[name] = _plain(value, (*path, name), lines, mistakes)
    return found


def _line(node: Node) -> int:
    """The line of a node, counted from 1."""
    return int(node.start_mark.line) + 1


_SCALARS = yaml.SafeLoader("")


def _scalar(node: Node) -> JsonValue:
    """Dates and whatever else YAML knows stay the text they are."""
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
