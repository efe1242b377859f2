"""The database of durable work can be used."""

from __future__ import annotations

from facilitator.app.checks import ill, well
from facilitator.config import Settings
from facilitator.domain.errors import OutsideFault
from facilitator.kit.jobs.durable import FAILED, GOES_ON, Work


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Counts what goes on and what failed."""
    work = Work(settings.work_database)
    try:
        failed, going = len(work.items(FAILED)), len(work.items(GOES_ON))
    except OutsideFault:
        return ill("There is none yet, or it cannot be reached.", "Start `facilitator serve` once.")
    if failed:
        return ill(f"{failed} pieces of work failed.", "`facilitator work` shows why.")
    return well(f"works; {going} pieces of work go on")
