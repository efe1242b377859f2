"""What the entries about a person have in common: their session, and times as JSON has them."""

from __future__ import annotations

from datetime import datetime

from facilitator.records.sessions import SessionRecord


def of_session(session: SessionRecord) -> dict[str, str | int | None]:
    """The session that an entry belongs to."""
    return {
        "session": session.id,
        "group": session.group.name,
        "held_at": moment(session.held_at or session.planned_at),
    }


def moment(at: datetime | None) -> str | None:
    """A time as JSON has it."""
    return at.isoformat(timespec="seconds") if at else None
