"""Reads YAML as typed values that remember their line, and notes all that is wrong."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from facilitator.prompting.mistake import Mistake

LONGEST = 2000  # characters of one value
DEEPEST = 50  # brackets open at once
Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


@dataclass
class Sheet:
    """A mapping of a YAML file. Every getter notes a mistake and returns something neutral."""

    node: MappingNode
    mistakes: list[Mistake]
    offset: int = 0
    seen: set[str] = field(default_factory=set)

    @property
    def keys(self) -> list[str]:
        return [str(key.value) for key, _ in self.node.value]

    @property
    def line(self) -> int:
        return line_of(self.node) + self.offset

    def line_at(self, key: str) -> int:
        node = self._find(key)
        return line_of(node) + self.offset if node else self.line

    def wrong(self, key: str, message: str) -> None:
        self.mistakes.append(Mistake(self.line_at(key), message))

    def has(self, key: str) -> bool:
        return self._find(key) is not None

    def text(self, key: str, *, default: str | None = None) -> str:
        """A line or paragraph of text, its white space evened out."""
        node = self._need(key, default is None)
        if node is None:
            return default or ""
        value = _plain(node)
        if not isinstance(value, str) or not value.strip():
            self.wrong(key, f"{key} must be text")
            return ""
        if len(value) > LONGEST:
            self.wrong(key, f"{key} is longer than {LONGEST} characters")
        return " ".join(value.split())

    def choice(self, key: str, choices: Collection[str], *, default: str | None = None) -> str:
        value = self.text(key, default=default)
        if value and value not in choices:
            self.wrong(key, f"{key} must be one of {', '.join(choices)}, not {value!r}")
        return value

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        node = self._need(key, default is None)
        value = default if node is None else _plain(node)
        if node is not None and not isinstance(value, bool):
            self.wrong(key, f"{key} must be true or false")
        return value is True

    def number(self, key: str) -> float:
        """A number above 0 and up to 1,000."""
        node = self._need(key, True)
        value = 0 if node is None else _plain(node)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1000:
            if node is not None:
                self.wrong(key, f"{key} must be a number above 0 and up to 1000")
            return 0.0
        return float(value)

    def texts(self, key: str, *, needed: bool = True) -> tuple[str, ...]:
        """A list of different, short texts."""
        found: list[str] = []
        for item in self._items(key, needed):
            value, line = _plain(item), line_of(item) + self.offset
            if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
                self.mistakes.append(Mistake(line, f"each of {key} must be a text in one line"))
            elif value in found:
                self.mistakes.append(Mistake(line, f"{value!r} is there twice"))
            else:
                found.append(" ".join(value.split()))
        return tuple(found)

    def sheets(self, key: str, *, needed: bool = True) -> list[Sheet]:
        """A list of mappings."""
        found = []
        for item in self._items(key, needed):
            if isinstance(item, MappingNode):
                found.append(Sheet(item, self.mistakes, self.offset))
            else:
                line = line_of(item) + self.offset
                self.mistakes.append(Mistake(line, f"each of {key} must have names and values"))
        return found

    def sheet(self, key: str) -> Sheet | None:
        """A mapping inside this one."""
        node = self._need(key, True)
        if isinstance(node, MappingNode):
            return Sheet(node, self.mistakes, self.offset)
        if node is not None:
            self.wrong(key, f"{key} must have names and values")
        return None

    def plain(self, key: str) -> Plain:
        """Whatever stands there, as plain values."""
        node = self._need(key, True)
        return None if node is None else _plain(node)

    def only(self) -> None:
        """Note every key that no getter has asked for: a misspelled one must not pass."""
        for key, _ in self.node.value:
            if key.value not in self.seen:
                line = line_of(key) + self.offset
                expected = ", ".join(sorted(self.seen))
                self.mistakes.append(
                    Mistake(line, f"unknown entry {key.value!r}; known here: {expected}")
                )

    def _find(self, key: str) -> Node | None:
        self.seen.add(key)
        return next((value for name, value in self.node.value if name.value == key), None)

    def _need(self, key: str, needed: bool) -> Node | None:
        node = self._find(key)
        if node is None and needed:
            self.mistakes.append(Mistake(self.line, f"{key} is missing"))
        return node

    def _items(self, key: str, needed: bool) -> list[Node]:
        node = self._need(key, needed)
        if node is None:
            return []
        if not isinstance(node, SequenceNode) or not node.value:
            self.wrong(key, f"{key} must be a list")
            return []
        return list(node.value)


def _is_deep(text: str) -> bool:
    """Whether more brackets are open at once than anybody writes: those cost minutes to read."""
    depth = 0
    for letter in text:
        depth += (letter in "[{") - (letter in "]}")
        if depth > DEEPEST:
            return True
    return False


def read_sheet(text: str, mistakes: list[Mistake], offset: int = 0) -> Sheet:
    """The YAML mapping in ``text``; ``offset`` is the number of lines before it.

    An empty sheet, and a mistake, for what is no YAML, has no names at its top, says a name
    twice, or uses anchors and aliases (a few lines of those can make gigabytes).
    """
    empty = MappingNode("tag:yaml.org,2002:map", [], _Start, _Start)  # type: ignore[arg-type]
    nothing = Sheet(empty, [])  # what is missing from an unreadable file is no news
    if _is_deep(text):
        mistakes.append(Mistake(1 + offset, "this is not valid YAML: too many open brackets"))
        return nothing
    try:
        if any(isinstance(token, yaml.tokens.AliasToken) for token in yaml.scan(text)):
            mistakes.append(Mistake(1 + offset, "anchors and aliases (& and *) are not allowed"))
            return nothing
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as exc:
        mark = exc.problem_mark or exc.context_mark
        line = mark.line + 1 if mark else 1
        mistakes.append(Mistake(line + offset, f"this is not valid YAML: {exc.problem}{_HINT}"))
        return nothing
    except (yaml.YAMLError, RecursionError, ValueError):
        mistakes.append(Mistake(1 + offset, "this is not valid YAML"))
        return nothing
    if not isinstance(node, MappingNode):
        mistakes.append(Mistake(1 + offset, "names and values (name: value) are expected here"))
        return nothing
    _note_oddities(node, mistakes, offset)
    return Sheet(node, mistakes, offset)


class _Start:
    """Where a file begins, for a sheet that could not be read."""

    line = 0


def line_of(node: Node) -> int:
    """The line of a node, counted from 1."""
    return int(node.start_mark.line) + 1


def _note_oddities(node: Node, mistakes: list[Mistake], offset: int) -> None:
    """Note names said twice, and names that are no words."""
    if isinstance(node, SequenceNode):
        for item in node.value:
            _note_oddities(item, mistakes, offset)
    elif isinstance(node, MappingNode):
        names: set[str] = set()
        for key, value in node.value:
            line = line_of(key) + offset
            if not isinstance(key, ScalarNode):
                mistakes.append(Mistake(line, "a name must be a word"))
                key.value = "?"
            elif key.value in names:
                mistakes.append(Mistake(line, f"{key.value!r} is there twice"))
            names.add(key.value)
            _note_oddities(value, mistakes, offset)


_HINT = "; a text with : , ? or # in it may need quotes"
_SCALARS = yaml.SafeLoader("")


def _plain(node: Node) -> Plain:
    """The value of a node; dates and whatever else YAML knows stay the text they are."""
    if isinstance(node, MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.value]
    kind = node.tag.rpartition(":")[2]
    if kind == "null":
        return None
    if kind not in ("int", "float", "bool"):
        return str(node.value)
    try:
        value: Plain = _SCALARS.construct_object(node)
    except (ValueError, KeyError, yaml.YAMLError):
        return str(node.value)
    return value
