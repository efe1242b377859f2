"""Presenting: a recap as text, JSON and more; one file per output format."""

from __future__ import annotations

from facilitator import plugins
from facilitator.domain.errors import Unknown
from facilitator.domain.recaps.view import RecapView

__all__ = ["RecapView", "present"]


def formats() -> list[str]:
    """The names of all output formats."""
    return plugins.names(__name__)


def present(format: str, view: RecapView) -> str:
    """The recap in one of the formats. Raises Unknown for any other."""
    if format not in formats():
        raise Unknown(f"There is no format {format}.", f"Choose one of {', '.join(formats())}.")
    shown: str = plugins.load(__name__, format).present(view)
    return shown
