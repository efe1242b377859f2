"""List mails by state, send them again, or drop them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.mails import MailState
from facilitator.kit import outgoing
from facilitator.kit.audit import AuditEntry, record_audit_entry
from facilitator.kit.deps import Deps
from facilitator.records.outbox import OutboxRecord

UNDELIVERED_STATES = (MailState.DOUBT, MailState.REFUSED, MailState.SENDING, MailState.WAITING)
MAX_LINES = 500


@dataclass(frozen=True, slots=True)
class MailLine:
    """A mail in a list; ``why`` is the server's answer, or the reason why it was dropped."""

    id: int
    state: MailState
    to: str
    group: str
    kind: str
    since: datetime
    why: str
    next_try_at: datetime | None


def mail_lines(tx: Session, states: Collection[MailState] = UNDELIVERED_STATES) -> list[MailLine]:
    """Return the mails in these states, newest first, at most ``MOST``."""
    rows = tx.scalars(
        select(OutboxRecord)
        .where(OutboxRecord.state.in_(states))
        .order_by(OutboxRecord.id.desc())
        .limit(MAX_LINES)
    )
    return [
        MailLine(
            row.id, MailState(row.state), row.person.email or row.person.name, row.group.name,
            row.kind, row.sent_at or row.sending_at or row.asked_at, row.why, row.next_try_at,
        )
        for row in rows
    ]  # fmt: skip


def counts(tx: Session) -> dict[MailState, int]:
    """Return the number of mails per state, without states that have none."""
    rows = tx.execute(select(OutboxRecord.state, func.count()).group_by(OutboxRecord.state))
    return {MailState(state): number for state, number in rows}


def send_again(mail_id: int, deps: Deps, by: int | None = None) -> MailState:
    """Send a mail again; one that is in doubt may arrive twice.

    ``by`` is the person id of the moderator. Returns the state it was in. Raises NotFound, and
    Refused if it was sent, is being sent, or its text has been removed.
    """
    with deps.db.tx() as tx:
        row = outgoing.get_row(tx, OutboxRecord, mail_id)
        was = outgoing.send_again(row, bool(row.text), deps.clock.now())
        _record(tx, row, "sent a mail again", by, deps)
        return was


def drop(mail_id: int, deps: Deps, by: int | None = None) -> None:
    """Drop a mail, so that it is never sent. Safe to run twice. Raises NotFound, Refused if
    sent.
    """
    with deps.db.tx() as tx:
        row = outgoing.get_row(tx, OutboxRecord, mail_id)
        outgoing.drop(row)
        _record(tx, row, "dropped a mail", by, deps)


def _record(tx: Session, row: OutboxRecord, what: str, by: int | None, deps: Deps) -> None:
    about = f"mail {row.id} ({row.kind}) to person {row.person_id}"
    record_audit_entry(tx, AuditEntry(what, about, row.group_id, by), deps.clock.now())
