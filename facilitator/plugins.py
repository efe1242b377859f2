"""How a folder becomes a registry: a module in a package is found by its name."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType


def names(package: str) -> list[str]:
    """The names of all modules and folders in ``package``, sorted; a leading _ hides one."""
    return list(_found(package))


def load(package: str, name: str) -> ModuleType:
    """The module ``name`` of ``package``. Raises KeyError if there is none."""
    if name not in _found(package):
        raise KeyError(name)
    return import_module(f"{package}.{name}")


@cache
def _found(package: str) -> tuple[str, ...]:
    """Looked up once a process: a folder does not change while we run."""
    found = (module.name for module in pkgutil.iter_modules(import_module(package).__path__))
    return tuple(sorted(name for name in found if not name.startswith("_")))
