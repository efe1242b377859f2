"""A copy of an SQLite database from before its tables were changed, for the way back.

It still holds what is deleted afterwards, so it is kept for two weeks only.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

KEPT_FOR = timedelta(days=14)
MOST = 2


def keep_copy(database: Path, version: str) -> Path:
    """Copy a database whose tables have this version; what is older than the last two goes."""
    target = database.with_name(f"{database.stem}.{version}.copy")
    half = target.with_suffix(".half")
    half.unlink(missing_ok=True)
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(half)) as copy:
        source.backup(copy)
    half.replace(target)
    for old in _newest_first(database)[MOST:]:
        old.unlink(missing_ok=True)
    return target


def remove_old_copies(database: Path, now: datetime) -> None:
    """Delete the copies whose time is over."""
    for path in _newest_first(database):
        if path.stat().st_mtime < (now - KEPT_FOR).timestamp():
            path.unlink(missing_ok=True)


def _newest_first(database: Path) -> list[Path]:
    found = database.parent.glob(f"{database.stem}.????.copy")
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)
