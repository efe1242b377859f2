"""A sample session that ships with the product: an invented evening of an invented group."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.resources import files

GROUP = "Founders North"
TITLE = "Founders North, March"
THEME = "founders"
ZONE = "Europe/London"
# Five in the afternoon in London, which is on UTC in March: so no time-zone data is needed.
HELD_AT = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)
HELD_ON = HELD_AT.date()


def transcript() -> bytes:
    """The call as Zoom's audio transcript, with a passage that is off the record."""
    return _file("founders-north.vtt")


def members() -> bytes:
    """The member list as CSV; one of the members was not there."""
    return _file("founders-north.csv")


def chat() -> bytes:
    """What was written during the call, as Zoom keeps the chat of a recording."""
    return _file("founders-north-chat.txt")


def _file(name: str) -> bytes:
    return files(__name__).joinpath(name).read_bytes()
