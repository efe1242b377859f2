"""Export recaps; the audit log records it."""

from __future__ import annotations

from facilitator.domain.recaps.view import RecapView
from facilitator.kit import queries
from facilitator.kit.audit import Deed, note
from facilitator.records.base import now
from facilitator.records.database import Database
from facilitator.records.sessions import SessionRecord


def export_recaps(session_id: int | None, db: Database) -> list[RecapView]:
    """Return the newest recap of one session, or of all sessions that have one. Raises NotFound."""
    with db.tx() as tx:
        session_ids = [session_id] if session_id is not None else [
            line.id for line in queries.session_lines(tx) if line.versions
        ]  # fmt: skip
        views = [queries.view_of(tx, number) for number in session_ids]
        for number in session_ids:
            group_id = tx.get_one(SessionRecord, number).group_id
            note(tx, Deed("exported a recap", f"session {number}", group_id), now())
        return views
