"""The database of durable work is usable."""

from __future__ import annotations

from facilitator.app.checks import failed, passed
from facilitator.config import Settings
from facilitator.domain.errors import ExternalServiceError
from facilitator.kit.jobs.durable import FAILED, UNFINISHED, WorkClient


def check(settings: Settings) -> tuple[bool | None, str, str]:
    """Count unfinished and failed work."""
    work = WorkClient(settings.work_database)
    try:
        failures, unfinished = len(work.items(FAILED)), len(work.items(UNFINISHED))
    except ExternalServiceError:
        return failed(
            "It does not exist yet, or cannot be reached.", "Start `facilitator serve` once."
        )
    if failures:
        return failed(f"{failures} pieces of work failed.", "`facilitator work` shows why.")
    return passed(f"works; {unfinished} pieces of work are unfinished")
