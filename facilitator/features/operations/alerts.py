"""Failures that need a person: found, logged by their code, shown, and mailed to the owner.

They are what is wrong now, not what happened: an alert goes when its cause is gone. It is logged
when it appears, and the owner gets one mail a day at most, about those they were not told of.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

import structlog
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from facilitator.domain.mails import MailState
from facilitator.kit import hold
from facilitator.kit.backups import last_backup_at
from facilitator.kit.deps import Deps
from facilitator.records.accounts import AccountRecord
from facilitator.records.outbox import OutboxRecord
from facilitator.records.outgoing import OutgoingMessage
from facilitator.records.posts import PostRecord
from facilitator.records.work import AlertRecord
from facilitator.translation import Message

RECENT = timedelta(days=60)  # older failures are no longer told
LATE = timedelta(hours=6)  # a mail that waits so long
BACKUP_OLD = timedelta(days=3)
FREE_BYTES = 500 * 1000 * 1000  # of the disk, below which it is nearly full
MAILS_APART = timedelta(days=1)
log = structlog.get_logger()


class AlertCode(StrEnum):
    """Stable codes, as in the log; docs/operators.md says what to do about each."""

    MAILS_REFUSED = "mails-refused"
    MAILS_IN_DOUBT = "mails-in-doubt"
    MAILS_LATE = "mails-late"
    POSTS_FAILED = "posts-failed"
    WORK_FAILED = "work-failed"
    HELD = "held-after-restore"
    BACKUP_OLD = "backup-old"
    DISK_FULL = "disk-nearly-full"


TEXTS = {
    AlertCode.MAILS_REFUSED: Message("Mails were refused by a mail server."),
    AlertCode.MAILS_IN_DOUBT: Message("Of some mails it is not known whether they were sent."),
    AlertCode.MAILS_LATE: Message("Mails have been waiting for hours."),
    AlertCode.POSTS_FAILED: Message("Posts did not get into the chat."),
    AlertCode.WORK_FAILED: Message("Work has failed and waits for you."),
    AlertCode.HELD: Message("A backup was restored, and nothing leaves until you decide."),
    AlertCode.BACKUP_OLD: Message("The last backup is some days old."),
    AlertCode.DISK_FULL: Message("The disk is nearly full."),
}


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that needs a person; ``number`` counts what it is about, 1 if it is one thing."""

    code: AlertCode
    number: int = 1


@dataclass(frozen=True, slots=True)
class AlertMail:
    """A mail about alerts to one owner."""

    person_id: int
    name: str
    email: str
    alerts: tuple[Alert, ...]


def find_alerts(
    deps: Deps, folder: Path, *, failed_work: int, expects_backups: bool
) -> tuple[Alert, ...]:
    """Return what needs a person now. ``folder`` is on the disk of the records.

    What cannot be looked at, as the database is away, is told by `/readyz`. Raises
    ExternalServiceError.
    """
    now = deps.clock.now()
    with deps.db.reading() as tx:
        found = list(_of_messages(tx, now))
        if hold.held_since(tx) is not None:
            found.append(Alert(AlertCode.HELD, hold.held_number(tx) or 1))
        made_at = last_backup_at(tx)
    if failed_work:
        found.append(Alert(AlertCode.WORK_FAILED, failed_work))
    if made_at is not None and expects_backups and made_at < now - BACKUP_OLD:
        found.append(Alert(AlertCode.BACKUP_OLD))
    if shutil.disk_usage(folder).free < FREE_BYTES:
        found.append(Alert(AlertCode.DISK_FULL))
    return tuple(found)


def note_alerts(found: tuple[Alert, ...], deps: Deps) -> None:
    """Keep what was found, and log with its code what is new. Safe to run twice."""
    now = deps.clock.now()
    with deps.db.tx() as tx:
        known = {row.code: row for row in tx.scalars(select(AlertRecord))}
        for alert in found:
            row = known.pop(alert.code, None)
            if row is None:
                log.error("needs a person", code=alert.code.value, number=alert.number)
                tx.add(AlertRecord(code=alert.code, number=alert.number, since=now))
            elif row.number != alert.number:
                if alert.number > row.number:
                    log.error("needs a person", code=alert.code.value, number=alert.number)
                row.number = alert.number
        for row in known.values():
            log.info("needs nobody any more", code=row.code)
            tx.delete(row)


def mails_to_send(deps: Deps) -> tuple[AlertMail, ...]:
    """Return the mails about what the owners were not told of yet, and count that as told.

    At most once a day: none while the last one is younger. They count as told before they are sent,
    so that no crash sends one twice.
    """
    now = deps.clock.now()
    with deps.db.tx() as tx:
        last = tx.scalar(select(func.max(AlertRecord.told_at)))
        rows = tx.scalars(select(AlertRecord).where(AlertRecord.told_at.is_(None))).all()
        if not rows or (last is not None and last > now - MAILS_APART):
            return ()
        tx.execute(update(AlertRecord).values(told_at=now))
        alerts = tuple(Alert(AlertCode(row.code), row.number) for row in rows)
        owners = tx.scalars(select(AccountRecord).where(AccountRecord.is_owner))
        return tuple(
            AlertMail(one.person_id, one.person.name, one.person.email, alerts)
            for one in owners
            if one.person.email
        )


def forget_telling(deps: Deps) -> None:
    """Let the owners be told again: the mail could not be sent."""
    with deps.db.tx() as tx:
        tx.execute(update(AlertRecord).values(told_at=None))


def current_alerts(tx: Session) -> tuple[Alert, ...]:
    """Return what was found last."""
    rows = tx.scalars(select(AlertRecord).order_by(AlertRecord.since))
    return tuple(Alert(AlertCode(row.code), row.number) for row in rows)


def _of_messages(tx: Session, now: datetime) -> Iterator[Alert]:
    def count(kind: type[OutgoingMessage], *states: MailState) -> int:
        query = select(func.count()).where(
            kind.state.in_(states), kind.created_at > now - RECENT
        )  # fmt: skip
        return tx.scalar(query) or 0

    late = select(func.count()).where(
        OutboxRecord.state == MailState.WAITING, OutboxRecord.asked_at < now - LATE
    )
    numbers = {
        AlertCode.MAILS_REFUSED: count(OutboxRecord, MailState.REFUSED),
        AlertCode.MAILS_IN_DOUBT: count(OutboxRecord, MailState.DOUBT),
        AlertCode.MAILS_LATE: (tx.scalar(late) or 0) if hold.held_since(tx) is None else 0,
        AlertCode.POSTS_FAILED: count(PostRecord, MailState.REFUSED, MailState.DOUBT),
    }
    yield from (Alert(code, number) for code, number in numbers.items() if number)
