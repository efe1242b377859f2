"""The dependencies of this process's workflows; set once, before any of them runs."""

from __future__ import annotations

from facilitator.kit.deps import Deps

_deps: list[Deps] = []


def bind(deps: Deps) -> None:
    """Set the ports and the database for workflows."""
    _deps[:] = [deps]


def deps() -> Deps:
    """The dependencies that were set."""
    return _deps[0]
