"""Mails as a moderator sees them: what waits, was refused or is in doubt, and what to do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.mails import MailState
from facilitator.kit.audit import Deed, note
from facilitator.kit.deps import Deps
from facilitator.kit.mail import delivery
from facilitator.records.outbox import OutboxRecord

LOOK_AT = (MailState.DOUBT, MailState.REFUSED, MailState.SENDING, MailState.WAITING)
MOST = 500


@dataclass(frozen=True, slots=True)
class MailLine:
    """A mail in a list; ``why`` is what the server said, or why it was dropped."""

    id: int
    state: MailState
    to: str
    group: str
    kind: str
    since: datetime
    why: str
    next_try_at: datetime | None


def mail_lines(tx: Session, states: Collection[MailState] = LOOK_AT) -> list[MailLine]:
    """Mails in these states, the newest first."""
    found = tx.scalars(
        select(OutboxRecord)
        .where(OutboxRecord.state.in_(states))
        .order_by(OutboxRecord.id.desc())
        .limit(MOST)
    )
    return [
        MailLine(
            row.id, MailState(row.state), row.person.email or row.person.name, row.group.name,
            row.kind, row.sent_at or row.sending_at or row.asked_at, row.why, row.next_try_at,
        )
        for row in found
    ]  # fmt: skip


def counts(tx: Session) -> dict[MailState, int]:
    """How many mails there are in each state that has any."""
    rows = tx.execute(select(OutboxRecord.state, func.count()).group_by(OutboxRecord.state))
    return {MailState(state): number for state, number in rows}


def send_again(mail_id: int, deps: Deps, by: int | None = None) -> MailState:
    """Let a mail leave now, also one that is in doubt: then it may arrive twice.

    ``by`` is the moderator who wants it. Gives the state it was in. Raises Unknown, and Refused
    where it was sent for sure, is being sent, or has lost its words.
    """
    with deps.db.tx() as tx:
        row = delivery.known(tx, OutboxRecord, mail_id)
        was = delivery.send_again(row, bool(row.text), deps.clock.now())
        _note(tx, row, "sent a mail again", by, deps)
        return was


def drop(mail_id: int, deps: Deps, by: int | None = None) -> None:
    """Never send a mail. Safe to run twice. Raises Unknown, and Refused where it is too late."""
    with deps.db.tx() as tx:
        row = delivery.known(tx, OutboxRecord, mail_id)
        delivery.drop(row)
        _note(tx, row, "dropped a mail", by, deps)


def _note(tx: Session, row: OutboxRecord, what: str, by: int | None, deps: Deps) -> None:
    about = f"mail {row.id} ({row.kind}) to person {row.person_id}"
    note(tx, Deed(what, about, row.group_id, by), deps.clock.now())
