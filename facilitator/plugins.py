"""Finds plugins: each module in certain packages is registered under its file name.

A package may be a pattern: `facilitator.features.*.mails` means the `mails` package of every room
that has one. Two modules with the same name are an error.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType


def names(*packages: str) -> list[str]:
    """The names of all modules in these packages, sorted; names with a leading _ are hidden."""
    return sorted(_modules(packages))


def load(package: str, name: str) -> ModuleType:
    """Import the module ``name`` of a package. Raises KeyError if there is none."""
    return import_module(module_path(name, package))


def module_path(name: str, *packages: str) -> str:
    """The full name of the module called ``name``. Raises KeyError if there is none."""
    return _modules(packages)[name]


def modules(pattern: str) -> list[ModuleType]:
    """Import each module that matches a pattern like `facilitator.features.*.pages.routes`."""
    return [import_module(name) for name in _matching_packages(pattern)]


def folders(pattern: str) -> list[Path]:
    """The folder of each package that matches a pattern, sorted; plain modules have none."""
    return [
        Path(place) for package in _matching_packages(pattern) for place in _search_paths(package)
    ]


@cache
def _modules(packages: tuple[str, ...]) -> dict[str, str]:
    """The full module name by short name. Cached: folders do not change while the process runs."""
    full_names: dict[str, str] = {}
    for package in (match for pattern in packages for match in _matching_packages(pattern)):
        for module in pkgutil.iter_modules(_search_paths(package)):
            if not module.name.startswith("_"):
                full_name = f"{package}.{module.name}"
                if full_names.setdefault(module.name, full_name) != full_name:
                    raise ValueError(
                        f"{full_names[module.name]} and {full_name} have the same name"
                    )
    return full_names


@cache
def _matching_packages(pattern: str) -> tuple[str, ...]:
    before, star, after = pattern.partition(".*.")
    if not star:
        return (pattern,)
    rooms = sorted(module.name for module in pkgutil.iter_modules(_search_paths(before)))
    inner = (f"{before}.{room}.{after}" for room in rooms)
    return tuple(name for name in inner if _exists(name))


def _exists(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # the room has no such package
        return False


def _search_paths(package: str) -> list[str]:
    spec = find_spec(package)
    return list(spec.submodule_search_locations or ()) if spec else []
