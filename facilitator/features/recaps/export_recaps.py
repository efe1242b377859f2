"""Export recaps; the audit log records it."""

from __future__ import annotations

from facilitator.domain.recaps.view import RecapView
from facilitator.kit import queries
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.records.base import now
from facilitator.records.database import Database
from facilitator.records.sessions import SessionRecord


def export_recaps(session_id: int | None, db: Database) -> list[RecapView]:
    """Return the newest recap of one session, or of all sessions that have one. Raises NotFound."""
    with db.tx() as tx:
        session_ids = [session_id] if session_id is not None else [
            line.id for line in queries.list_sessions(tx) if line.versions
        ]  # fmt: skip
        views = [queries.get_recap_view(tx, number) for number in session_ids]
        for number in session_ids:
            group_id = tx.get_one(SessionRecord, number).group_id
            record_audit_entry(
                tx, AuditEntry("exported a recap", f"session {number}", group_id), now()
            )
        return views
