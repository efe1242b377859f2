"""Presenting: a recap as text, JSON and more; one file per output format."""

from __future__ import annotations

from facilitator import plugins
from facilitator.domain.about import About
from facilitator.domain.errors import Unknown
from facilitator.domain.view import RecapView

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


def present_tasks(view: RecapView) -> str:
    """What was promised for a day, as the tasks of a calendar (RFC 5545, VTODO)."""
    from facilitator.presenting import _tasks  # noqa: PLC0415 -- slow import, and rarely needed

    return _tasks.present(view)


def present_about(about: About) -> dict[str, str]:
    """Everything about one person: the contents of files, by how their names end."""
    from facilitator.presenting import _about  # noqa: PLC0415 -- slow import, and rarely needed

    return {"html": _about.page(about), "json": _about.as_json(about)}
