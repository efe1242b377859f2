"""Keeps what the service stores from the other users of the machine."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sqlalchemy import make_url

from facilitator.config import Settings

OTHERS = stat.S_IRWXG | stat.S_IRWXO
BESIDE = ("", "-wal", "-shm", "-journal")  # the files of a SQLite database


def make_private(settings: Settings) -> None:
    """Close what an earlier version or another program left open to others.

    Whoever does not own a file cannot change its mode: `facilitator doctor` names it.
    """
    for path in open_to_others(settings):
        with suppress(PermissionError, FileNotFoundError):
            path.chmod(path.stat().st_mode & ~OTHERS)


def open_to_others(settings: Settings) -> list[Path]:
    """Return the folder and the files of this installation that others may read.

    Others reach nothing in the folder once that is closed, so that its files are not looked at.
    """
    return [path for path in _kept(settings) if path.exists() and path.stat().st_mode & OTHERS]


def _kept(settings: Settings) -> Iterator[Path]:
    yield settings.var
    folder = settings.var.resolve()
    for url in (settings.database, settings.work_database):
        address = make_url(url)
        if address.get_backend_name() == "sqlite" and address.database:
            for end in BESIDE:
                path = Path(address.database + end)
                if folder not in path.resolve().parents:
                    yield path
