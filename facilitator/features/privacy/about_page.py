"""Render a personal data export as an HTML page and as JSON."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from facilitator.domain.people.personal_data import PersonalData
from facilitator.domain.recaps.view import printable


def present_about(about: PersonalData) -> dict[str, str]:
    """Return the contents of the export files by file extension."""
    return {"html": page(about), "json": as_json(about)}


def page(about: PersonalData) -> str:
    """Render a self-contained page without scripts; every text is escaped."""
    pages = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters |= {"heading": _heading, "value": _value, "day": _day}
    return pages.get_template("_about.html").render(about=about)


def as_json(about: PersonalData) -> str:
    """Render one object: the person, the time, and a list per section."""
    shape = {
        "name": about.name,
        "email": about.email,
        "at": about.at.isoformat(timespec="seconds"),
        **{section.name: [dict(entry) for entry in section.entries] for section in about.sections},
    }
    return json.dumps(shape, ensure_ascii=False, indent=1)


def _heading(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _day(at: datetime) -> str:
    return f"{at:%Y-%m-%d}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return printable(str(value))
