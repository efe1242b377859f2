"""What commands start from, made by wiring and assembly; both are imported when they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.config import Settings

if TYPE_CHECKING:
    from facilitator.ports import Engine, Ledger
    from facilitator.records.database import Database
    from facilitator.services.deps import Deps, EngineOptions


class Wired:
    """See program.Program."""

    def database(self, settings: Settings) -> Database:
        from facilitator import wiring  # noqa: PLC0415 -- slow import

        return wiring.database(settings)

    def deps(self, settings: Settings) -> Deps:
        from facilitator import assembly  # noqa: PLC0415 -- slow import

        return assembly.deps(settings)

    def engine(
        self, settings: Settings, options: EngineOptions, name: str | None, ledger: Ledger | None
    ) -> Engine:
        from facilitator import wiring  # noqa: PLC0415 -- slow import

        return wiring.engine(settings, options, name, ledger)
