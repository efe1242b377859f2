"""What the workflows of this process work with; set once, before any of them runs."""

from __future__ import annotations

from facilitator.kit.deps import Deps

_deps: list[Deps] = []


def bind(deps: Deps) -> None:
    """Give the workflows their ports and records."""
    _deps[:] = [deps]


def deps() -> Deps:
    """What was bound."""
    return _deps[0]
