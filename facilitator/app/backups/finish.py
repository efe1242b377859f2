"""Goes on with a restore that was interrupted when all of it was ready."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from facilitator.config import Settings

READY = "restore.json"  # lists what is still to take its place: its file, and the place
BESIDE = ("-wal", "-shm", "-journal")  # what SQLite has beside a database


def finish_restore(settings: Settings) -> bool:
    """Go on with a restore that was interrupted when it was ready. Returns whether there was one.

    Safe to run at each start.
    """
    ready = settings.var / READY
    if not ready.exists():
        return False
    for new, place in json.loads(ready.read_text(encoding="utf-8")).items():
        if Path(new).exists():
            for end in BESIDE:
                Path(f"{place}{end}").unlink(missing_ok=True)
            if Path(place).is_dir():
                shutil.rmtree(place)
            os.replace(new, place)
    ready.unlink()
    return True
