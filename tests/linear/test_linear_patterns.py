"""No pattern takes more than in proportion to the length of a text, whatever stands in that.

All patterns of `domain` and `readers` and all phrases of the languages are found, and each is
attacked with texts made from it.
"""

import ast
import inspect
import pkgutil
import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

import facilitator
from facilitator.domain.language import packs
from facilitator.domain.language.phrases import compile_phrases
from tests import attacks

PARTS = ("facilitator.domain", "facilitator.readers", "facilitator.reading")
SOURCES = "\n".join(
    path.read_text() for path in sorted(Path(facilitator.__file__).parent.rglob("*.py"))
)
DEEP = 5
NAMED = ("named", "words")  # the parts of a file with phrases that others contain by name
PACKS = sorted(Path(packs.__file__).parent.glob("*/*.toml"))


def all_modules():
    for part in PARTS:
        package = import_module(part)
        yield package
        for module in pkgutil.walk_packages(package.__path__, f"{part}."):
            yield import_module(module.name)


def patterns_in(value, deep=DEEP):
    """Patterns in tuples, lists, dictionaries and objects."""
    if isinstance(value, re.Pattern):
        yield value
    elif deep and isinstance(value, dict):
        for inner in value.values():
            yield from patterns_in(inner, deep - 1)
    elif deep and isinstance(value, tuple | list | set | frozenset):
        for inner in value:
            yield from patterns_in(inner, deep - 1)
    elif deep and type(value).__module__.startswith("facilitator."):
        yield from patterns_in(getattr(value, "__dict__", {}), deep - 1)


def ways_of(name):
    """The methods by which a pattern of this name is used."""
    return set(re.findall(rf"\b{name}\.(\w+)\(", SOURCES)) or {"search"}


def found():
    """Every pattern with the methods that use it, by where it stands."""
    for module in all_modules():
        for name, value in vars(module).items():
            if not name.startswith("__"):
                for number, pattern in enumerate(patterns_in(value)):
                    ways = ways_of(name) if value is pattern else {"search"}
                    yield f"{module.__name__}.{name}.{number}", pattern, ways
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re"), attr=way),
                    args=[ast.Constant(value=str() as text), *given],
                ) if way != "escape":
                    flags = re.NOFLAG
                    for flag in [*given, *(word.value for word in node.keywords)]:
                        if ast.unparse(flag).startswith("re."):
                            flags |= eval(ast.unparse(flag))
                    yield f"{module.__name__}:{node.lineno}", re.compile(text, flags), {way}


def each_once():
    """Every pattern and way once, with those that repeat nothing often left out."""
    ways = {}
    for place, pattern, used in found():
        for way in used:
            is_anchored = way in ("match", "fullmatch")
            ways.setdefault((pattern, way if is_anchored else "search"), place)
    # what is compiled in a call of re.compile and used by its name is known by that name
    named = {pattern for (pattern, _), place in ways.items() if ":" not in place}
    return {
        f"{place} {way}": (pattern, way)
        for (pattern, way), place in ways.items()
        if (":" not in place or pattern not in named) and attacks.attacks(pattern)
    }


PATTERNS = each_once()


@pytest.mark.parametrize("place", PATTERNS)
def test_a_pattern_is_linear(place):
    pattern, way = PATTERNS[place]
    work = attacks.work_of(pattern, way)

    assert attacks.slow_attack(work, attacks.attacks(pattern)) is None


class Named(dict):
    """The named phrases of a file; those that the program adds stand for a word."""

    def __missing__(self, name):
        return r"\w{1,20}"


def phrases_in(value):
    """All phrases of a file: what stands in lists, and the named ones."""
    if isinstance(value, list):
        for inner in value:
            yield from [inner] if isinstance(inner, str) else phrases_in(inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from inner.values() if key in NAMED else phrases_in(inner)


def phrases_of(path):
    """Every phrase of a file with a repetition that has no limit near."""
    data = tomllib.loads(path.read_text())
    named = Named({name: text for key in NAMED for name, text in data.get(key, {}).items()})
    for phrase in dict.fromkeys(phrases_in(data)):
        pattern = compile_phrases([phrase], named)
        if units := attacks.attacks(pattern):
            yield phrase, pattern, units


@pytest.mark.parametrize("path", PACKS, ids=lambda path: "/".join(path.parts[-2:]))
def test_the_phrases_of_a_language_are_linear(path):
    slow = {
        phrase: found
        for phrase, pattern, units in phrases_of(path)
        if (found := attacks.slow_attack(attacks.work_of(pattern, "search"), units))
    }

    assert slow == {}
