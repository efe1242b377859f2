"""How a folder becomes a registry: a module in a package is found by its name."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType


def names(package: str) -> list[str]:
    """The names of all modules and folders in ``package``, sorted."""
    return sorted(m.name for m in pkgutil.iter_modules(import_module(package).__path__))


def load(package: str, name: str) -> ModuleType:
    """The module ``name`` of ``package``. Raises KeyError if there is none."""
    if name not in names(package):
        raise KeyError(name)
    return import_module(f"{package}.{name}")
