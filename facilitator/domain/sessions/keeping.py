"""How long what was said is kept."""

from __future__ import annotations

from datetime import date, datetime, timedelta

DRAFT_DAYS = 30  # after which a recap that nobody approved counts as approved


def deleted_on(approved_at: datetime, days: int) -> date:
    """The day, in UTC, in whose first hours the words go; the next one at the earliest."""
    return approved_at.date() + timedelta(days=max(days, 1))
