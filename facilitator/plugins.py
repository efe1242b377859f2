"""How a folder becomes a registry: a module in a package is found by its name.

A package may be a pattern: `facilitator.features.*.mails` is the `mails` of every room that has
them. A name that two rooms use is an error.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType


def names(*packages: str) -> list[str]:
    """The names of all modules and folders in these packages, sorted; a leading _ hides one."""
    return sorted(_found(packages))


def load(package: str, name: str) -> ModuleType:
    """The module ``name`` of a package. Raises KeyError if there is none."""
    return import_module(place(name, package))


def place(name: str, *packages: str) -> str:
    """The full name of the module that is found by ``name``. Raises KeyError if there is none."""
    return _found(packages)[name]


def modules(pattern: str) -> list[ModuleType]:
    """Each module that a pattern such as `facilitator.features.*.pages.routes` means, sorted."""
    return [import_module(name) for name in _meant(pattern)]


def folders(pattern: str) -> list[Path]:
    """The folder of each package that a pattern means, sorted; a module is no folder."""
    return [Path(place) for package in _meant(pattern) for place in _places(package)]


@cache
def _found(packages: tuple[str, ...]) -> dict[str, str]:
    """Where each name is. Looked up once a process: a folder does not change while we run."""
    found: dict[str, str] = {}
    for package in (meant for pattern in packages for meant in _meant(pattern)):
        for module in pkgutil.iter_modules(_places(package)):
            if not module.name.startswith("_"):
                place = f"{package}.{module.name}"
                if found.setdefault(module.name, place) != place:
                    raise ValueError(f"{found[module.name]} and {place} have the same name")
    return found


@cache
def _meant(pattern: str) -> tuple[str, ...]:
    before, star, after = pattern.partition(".*.")
    if not star:
        return (pattern,)
    rooms = sorted(module.name for module in pkgutil.iter_modules(_places(before)))
    inner = (f"{before}.{room}.{after}" for room in rooms)
    return tuple(name for name in inner if _exists(name))


def _exists(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # the room has no folder of that kind
        return False


def _places(package: str) -> list[str]:
    spec = find_spec(package)
    return list(spec.submodule_search_locations or ()) if spec else []
