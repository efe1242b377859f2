"""Output formats of a recap, one module each."""

from __future__ import annotations

from facilitator import plugins
from facilitator.domain.errors import NotFound
from facilitator.domain.recaps.view import RecapView

__all__ = ["RecapView", "present"]


def formats() -> list[str]:
    """Return the names of all output formats."""
    return plugins.names(__name__)


def present(format: str, view: RecapView) -> str:
    """Render a recap in a format. Raises NotFound if there is no such format."""
    if format not in formats():
        raise NotFound(f"There is no format {format}.", f"Choose one of {', '.join(formats())}.")
    text: str = plugins.load(__name__, format).present(view)
    return text
