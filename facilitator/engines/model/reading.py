"""Reads a model's answer item by item, so that one bad item does not void the others."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from facilitator.domain.errors import BadModelAnswer
from facilitator.engines.model.answers import Brought

Shape = TypeVar("Shape", bound=BaseModel)
MOST_OBJECTS = 40  # tried as the answer, in prose with braces
_THOUGHT = re.compile(r"<think>.*?</think>", re.S)  # local models print their reasoning


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an item of an answer cannot be used as it is.

    ``item`` is the item, or its JSON if it could not be read; empty for the whole answer.
    ``is_left_out`` is false if the recap has it nevertheless, in other words.
    """

    item: BaseModel | str
    reason: str
    is_left_out: bool = True


class MalformedAnswer(BadModelAnswer):
    """An answer of which nothing can be used; ``wrote`` is its text."""

    def __init__(self, message: str, wrote: str) -> None:
        super().__init__(message)
        self.wrote = wrote


def read_answer(text: str, shape: type[Shape]) -> tuple[Shape, list[Problem]]:
    """Return the answer in a text, without the items that cannot be read, and their problems.

    Text around the JSON is ignored. Raises MalformedAnswer if nothing in it can be used.
    """
    problems: list[Problem] = []
    found = _object_in(_THOUGHT.sub("", text), shape)
    answer = _read(found, shape, "answer", problems)
    if answer is None or (problems and not _holds_items(answer)):
        told = "; ".join(problem.reason for problem in problems[:8]) or "there is no JSON object"
        raise MalformedAnswer(f"The model's answer has the wrong shape ({told}).", text)
    return answer, problems


def _object_in(text: str, shape: type[BaseModel]) -> Any:
    """Return the JSON object in a text that has the most fields of a shape; None without one."""
    decoder, best, most = json.JSONDecoder(), None, 0
    at = text.find("{")
    for _ in range(MOST_OBJECTS):
        if at < 0 or most == len(shape.model_fields):
            break
        try:
            found, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            count = len(shape.model_fields.keys() & found.keys())
            if count > most:
                best, most = found, count
        at = text.find("{", end)
    return best


def _read(value: Any, shape: type[Shape], where: str, problems: list[Problem]) -> Shape | None:
    """Return one item with its items; None, with a problem, if it cannot be read."""
    if not isinstance(value, dict):
        problems.append(Problem(_as_json(value), f"{where}: it must be an object"))
        return None
    fields: dict[str, Any] = {}
    for name, field in shape.model_fields.items():
        listed, single = _item_shape(field), field.annotation
        if listed is not None:
            fields[name] = _read_list(value.get(name), listed, name, problems)
            fields[name] = fields[name][: _most(field)]
        elif single is Brought:
            fields[name] = _read(value.get(name), Brought, name, problems) or Brought.missing()
        elif name in value:
            fields[name] = value[name]
    try:
        return shape.model_validate(fields)
    except ValidationError as wrong:
        told = "; ".join(
            f"{'.'.join(map(str, e['loc'])) or where}: {e['msg']}" for e in wrong.errors()[:3]
        )
        problems.append(Problem(_as_json(value), told))
        return None


def _read_list(
    value: Any, shape: type[BaseModel], where: str, problems: list[Problem]
) -> list[BaseModel]:
    if not isinstance(value, list):
        problems.append(Problem("", f"{where}: it must be a list"))
        return []
    return [item for one in value if (item := _read(one, shape, where, problems)) is not None]


def _item_shape(field: FieldInfo) -> type[BaseModel] | None:
    """Return the shape of the items of a list of objects; None for any other field."""
    inside = get_args(field.annotation)
    return inside[0] if inside and _is_shape(inside[0]) else None


def _is_shape(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _most(field: FieldInfo) -> int | None:
    limits = (getattr(one, "max_length", None) for one in field.metadata)
    return next((limit for limit in limits if limit is not None), None)


def _holds_items(answer: BaseModel) -> bool:
    """Whether anything is left of an answer of which some items could not be read."""
    return any(
        value if isinstance(value, list | str) else getattr(value, "text", "")
        for value in (
            getattr(answer, name) for name in type(answer).model_fields if name != "summary"
        )
    )


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
