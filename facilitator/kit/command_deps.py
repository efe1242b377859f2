"""What a command needs: database, ports and engine, made from the settings.

Features use these without knowing the adapters behind them; ``facilitator.app`` binds them before
any command runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from facilitator import config
from facilitator.config import Settings

if TYPE_CHECKING:  # keeps the start of commands fast
    from facilitator.kit.deps import Deps, EngineOptions
    from facilitator.ports import CallLedger, Engine
    from facilitator.records.database import Database


class CommandDeps(Protocol):
    """Makes what a command needs from the settings."""

    def database(self, settings: Settings) -> Database: ...
    def deps(self, settings: Settings) -> Deps: ...
    def engine(
        self,
        settings: Settings,
        options: EngineOptions,
        name: str | None,
        ledger: CallLedger | None,
    ) -> Engine: ...


_bound: list[CommandDeps] = []


def bind(program: CommandDeps) -> None:
    """Set what commands use."""
    _bound[:] = [program]


def database(settings: Settings | None = None) -> Database:
    """Open the database with its tables up to date. Raises BadSetting, ExternalServiceError."""
    return _bound[0].database(settings or config.load())


def deps(settings: Settings | None = None) -> Deps:
    """The ports and the database. Raises BadSetting."""
    return _bound[0].deps(settings or config.load())


def engine(
    settings: Settings, options: EngineOptions, name: str | None, ledger: CallLedger | None = None
) -> Engine:
    """The engine of this name, or the one in the settings. Raises BadSetting, NotFound."""
    return _bound[0].engine(settings, options, name, ledger)
