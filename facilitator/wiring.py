"""Picks the adapters by the settings; known only to the edges."""

from __future__ import annotations

from facilitator.config import Settings
from facilitator.domain.errors import BadSetting
from facilitator.engines.offline import OfflineEngine
from facilitator.ports import Engine
from facilitator.records.database import Database


def engine(
    settings: Settings, theme: str, wanted: str | None = None, db: Database | None = None
) -> Engine:
    """The engine asked for on the command line or in the settings."""
    if (wanted or settings.engine) not in ("auto", "offline"):
        raise BadSetting("This version has the offline engine only.", "Use --engine offline.")
    return OfflineEngine()


def database(settings: Settings, *, upgrade: bool = True) -> Database:
    """The records, with their tables up to date unless that is what the caller is about to do."""
    opened = Database(settings.database)
    if upgrade:
        opened.upgrade()
    return opened
