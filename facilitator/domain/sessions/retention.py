"""How long transcripts are kept."""

from __future__ import annotations

from datetime import date, datetime, timedelta

DRAFT_DAYS = 30  # a recap not approved after so many days counts as approved


def deleted_on(approved_at: datetime, days: int) -> date:
    """Return the day, in UTC, on which a transcript is deleted; at least one day after approval."""
    return approved_at.date() + timedelta(days=max(days, 1))
