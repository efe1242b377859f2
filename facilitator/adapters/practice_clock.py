"""A clock that practice mode shifts to the time of the simulated session."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path


class PracticeClock:
    """See Clock. It runs at normal speed from the time that was set.

    All processes in practice mode read one file, which holds the shift in seconds.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def now(self) -> datetime:
        """The simulated time in UTC; the current time if none was set."""
        return datetime.now(UTC) + self._shift()

    def set(self, at: datetime | None) -> None:
        """Set the simulated time; None returns to the current time."""
        if at is None:
            self._path.unlink(missing_ok=True)
            return
        temporary_path = self._path.with_suffix(".half")
        temporary_path.parent.mkdir(parents=True, exist_ok=True)
        temporary_path.write_text(
            json.dumps({"ahead_seconds": (at - datetime.now(UTC)).total_seconds()})
        )
        temporary_path.replace(self._path)

    def _shift(self) -> timedelta:
        try:
            return timedelta(seconds=float(json.loads(self._path.read_text())["ahead_seconds"]))
        except FileNotFoundError:
            return timedelta()
