"""Picks the adapters by the settings; known only to the edges."""

from __future__ import annotations

from facilitator.config import Settings
from facilitator.domain.errors import BadSetting
from facilitator.engines.offline import OfflineEngine
from facilitator.ports import Engine


def engine(settings: Settings, wanted: str | None = None) -> Engine:
    """The engine asked for on the command line or in the settings."""
    if (wanted or settings.engine) not in ("auto", "offline"):
        raise BadSetting("This version has the offline engine only.", "Use --engine offline.")
    return OfflineEngine()
