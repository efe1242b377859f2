"""The database of durable work is usable."""

from __future__ import annotations

from facilitator.app.checks import ill, well
from facilitator.config import Settings
from facilitator.domain.errors import ExternalServiceError
from facilitator.kit.jobs.durable import FAILED, GOES_ON, Work


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Count unfinished and failed work."""
    work = Work(settings.work_database)
    try:
        failed, unfinished = len(work.items(FAILED)), len(work.items(GOES_ON))
    except ExternalServiceError:
        return ill(
            "It does not exist yet, or cannot be reached.", "Start `facilitator serve` once."
        )
    if failed:
        return ill(f"{failed} pieces of work failed.", "`facilitator work` shows why.")
    return well(f"works; {unfinished} pieces of work are unfinished")
