"""The time of the story that practice plays."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path


class PracticeClock:
    """See Clock. It goes as fast as any, from wherever the story has set it.

    All processes of a practice read one file, which holds how many seconds it is off.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def now(self) -> datetime:
        """Now in the story, in UTC; without a story, now."""
        return datetime.now(UTC) + self._ahead()

    def set(self, at: datetime | None) -> None:
        """Begin or go on with the story at a time; None ends it."""
        if at is None:
            self._path.unlink(missing_ok=True)
            return
        half = self._path.with_suffix(".half")
        half.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(json.dumps({"ahead_seconds": (at - datetime.now(UTC)).total_seconds()}))
        half.replace(self._path)

    def _ahead(self) -> timedelta:
        try:
            return timedelta(seconds=float(json.loads(self._path.read_text())["ahead_seconds"]))
        except FileNotFoundError:
            return timedelta()
