"""A sample session that ships with the product: an invented evening of an invented group."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

GROUP = "Founders North"
TITLE = "Founders North, March"
THEME = "founders"
HELD_ON = date(2026, 3, 4)


def transcript() -> bytes:
    """The call as Zoom's audio transcript, with a passage that is off the record."""
    return files(__name__).joinpath("founders-north.vtt").read_bytes()


def members() -> bytes:
    """The member list; one of the members was not there."""
    return files(__name__).joinpath("founders-north.csv").read_bytes()
