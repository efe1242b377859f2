"""What a command starts from: the records, the ports and an engine, as the settings say.

Features know what to do with these, and not which adapter they are made with: the program binds
that before any command runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from facilitator import config
from facilitator.config import Settings

if TYPE_CHECKING:  # a command imports what it needs and no more: it starts fast
    from facilitator.kit.deps import Deps, EngineOptions
    from facilitator.ports import Engine, Ledger
    from facilitator.records.database import Database


class Program(Protocol):
    """Makes what a command needs out of the settings."""

    def database(self, settings: Settings) -> Database: ...
    def deps(self, settings: Settings) -> Deps: ...
    def engine(
        self, settings: Settings, options: EngineOptions, name: str | None, ledger: Ledger | None
    ) -> Engine: ...


_bound: list[Program] = []


def bind(program: Program) -> None:
    """Give the commands what they start from."""
    _bound[:] = [program]


def database(settings: Settings | None = None) -> Database:
    """The records, with their tables up to date. Raises BadSetting, OutsideFault."""
    return _bound[0].database(settings or config.load())


def deps(settings: Settings | None = None) -> Deps:
    """The ports and the records. Raises BadSetting."""
    return _bound[0].deps(settings or config.load())


def engine(
    settings: Settings, options: EngineOptions, name: str | None, ledger: Ledger | None = None
) -> Engine:
    """The engine of this name, else that of the settings. Raises BadSetting, Unknown."""
    return _bound[0].engine(settings, options, name, ledger)
