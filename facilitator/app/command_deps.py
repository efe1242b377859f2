"""What commands need: made by other modules of app, which are imported only when needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.config import Settings

if TYPE_CHECKING:
    from facilitator.kit.deps import Deps, EngineOptions
    from facilitator.ports import CallLedger, Engine
    from facilitator.records.database import Database


class AppCommandDeps:
    """See kit.command_deps.CommandDeps."""

    def database(self, settings: Settings) -> Database:
        from facilitator.app import adapter_factories  # noqa: PLC0415 -- slow import

        return adapter_factories.database(settings)

    def deps(self, settings: Settings) -> Deps:
        from facilitator.app import dependencies  # noqa: PLC0415 -- slow import

        return dependencies.deps(settings)

    def engine(
        self,
        settings: Settings,
        options: EngineOptions,
        name: str | None,
        ledger: CallLedger | None,
    ) -> Engine:
        from facilitator.app import adapter_factories  # noqa: PLC0415 -- slow import

        return adapter_factories.engine(settings, options, name, ledger)
