"""The audit log: what was changed, approved, sent or exported, by whom and in which group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.kit import queries
from facilitator.records.audit import AuditEntryRecord

MAX_LINES = 1000


class ActorKind(StrEnum):
    """Who did something; SYSTEM is facilitator acting on its own."""

    OPERATOR = "operator"
    MEMBER = "member"
    SYSTEM = "facilitator"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """What was done; ``about`` identifies to what by ids, and holds no name and no quote.

    ``by_id`` is the member who did it; if None, it was the operator, or facilitator on its own.
    """

    what: str
    about: str
    group_id: int | None = None
    by_id: int | None = None
    by_system: bool = False


@dataclass(frozen=True, slots=True)
class AuditLogLine:
    """A line of the audit log; ``who`` is a member's name, or the kind of actor."""

    at: datetime
    who: str
    what: str
    about: str
    group: str


def record_audit_entry(tx: Session, deed: AuditEntry, at: datetime) -> None:
    """Record an audit entry in the transaction that makes the change: both are kept, or neither."""
    by = ActorKind.SYSTEM if deed.by_system else ActorKind.OPERATOR
    tx.add(
        AuditEntryRecord(
            at=at, by=ActorKind.MEMBER if deed.by_id is not None else by, by_id=deed.by_id,
            what=deed.what, about=deed.about, group_id=deed.group_id,
        )
    )  # fmt: skip


def list_audit_entries(tx: Session, group: str | None = None) -> list[AuditLogLine]:
    """List the newest audit entries, oldest first, of one group or of all. Raises NotFound."""
    query = select(AuditEntryRecord).order_by(AuditEntryRecord.id.desc()).limit(MAX_LINES)
    if group is not None:
        query = query.where(AuditEntryRecord.group_id == queries.get_group(tx, group).id)
    return [
        AuditLogLine(
            row.at, row.person.name if row.person else row.by, row.what, row.about,
            row.group.name if row.group else "",
        )
        for row in reversed(tx.scalars(query).all())
    ]  # fmt: skip
