"""Fields shared by the entries of a personal data export: session and ISO times."""

from __future__ import annotations

from datetime import datetime

from facilitator.records.sessions import SessionRecord


def session_fields(session: SessionRecord) -> dict[str, str | int | None]:
    """Return the fields that name the session of an entry."""
    return {
        "session": session.id,
        "group": session.group.name,
        "held_at": iso_time(session.held_at or session.planned_at),
    }


def iso_time(at: datetime | None) -> str | None:
    """Format a time as ISO 8601 in seconds."""
    return at.isoformat(timespec="seconds") if at else None
