"""Keep a recap: one transaction, and no second copy of the same transcript."""

from __future__ import annotations

from datetime import UTC, datetime, time

from facilitator.records.database import Database
from facilitator.services.make_recap import Made
from facilitator.services.store_recap import Stored, store

Published = Stored


def publish(db: Database, made: Made, group: str, title: str, theme: str) -> Published:
    """Store the recap under its group. Safe to run twice: the same recap is kept once."""
    day = made.transcript.held_on
    return store(
        db,
        group=group,
        title=title,
        transcript=made.transcript,
        roster=made.roster,
        recap=made.recap,
        theme=theme,
        held_at=datetime.combine(day, time(), UTC) if day else None,
    )
