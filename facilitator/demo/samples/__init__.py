"""A sample session that ships with the program: an invented session of an invented group."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.resources import files

GROUP = "Founders North"
TITLE = "Founders North, March"
THEME = "founders"
ZONE = "Europe/London"
# 17:00 in London, which uses UTC in early March, so that no time zone data is needed.
HELD_AT = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)
HELD_ON = HELD_AT.date()


def transcript() -> bytes:
    """The call as one of Zoom's audio transcripts, with a passage that is off the record."""
    return _file("founders-north.vtt")


def members() -> bytes:
    """The member list as CSV; one of the members was absent."""
    return _file("founders-north.csv")


def chat() -> bytes:
    """The chat of the call, as Zoom stores it with a recording."""
    return _file("founders-north-chat.txt")


def _file(name: str) -> bytes:
    return files(__name__).joinpath(name).read_bytes()
