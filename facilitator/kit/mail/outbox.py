"""The outbox: every mail is stored here first, once per person and purpose."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from facilitator.domain.mails import MailState
from facilitator.kit import outgoing
from facilitator.kit.deps import Deps
from facilitator.kit.guest_access import why_not_contact_member
from facilitator.kit.mail import compose
from facilitator.records.groups import MembershipRecord, PersonRecord
from facilitator.records.outbox import OutboxRecord, UnsubscribeRecord


@dataclass(frozen=True, slots=True)
class MailKey:
    """The key of a mail: its kind, its recipient and its purpose.

    ``kind`` is a folder in a feature's ``mails``; ``purpose`` is, for example, "session:12".
    """

    kind: str
    group_id: int
    person_id: int
    purpose: str
    session_id: int | None = None


class _Reader(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def group_id(self) -> int: ...
    @property
    def person_id(self) -> int: ...
    @property
    def session_id(self) -> int | None: ...


def add_mail(
    tx: Session,
    to: MailKey,
    content: compose.MailContent,
    at: datetime,
    calendar: bytes | None = None,
) -> bool:
    """Store a mail in the caller's transaction; a worker sends it. Safe to run twice.

    Returns False if it is there already, or if the person has no address, has left, was removed or
    has unsubscribed from this kind. ``at`` is the time shown in the mail; ``calendar`` is an .ics
    file, attached with its METHOD. Raises WriteConflict, from the caller's transaction, if another
    process stored the same mail at the same time.
    """
    known = select(OutboxRecord.id).where(
        OutboxRecord.kind == to.kind, OutboxRecord.person_id == to.person_id,
        OutboxRecord.purpose == to.purpose,
    )  # fmt: skip
    if tx.scalar(known) is not None or why_not_send(tx, to):
        return False
    prefix = f"{to.session_id:04}" if to.session_id is not None else f"g{to.group_id:04}"
    key = f"{to.kind}:{to.person_id}:{to.purpose}:{at.isoformat()}"
    tx.add(
        OutboxRecord(
            group_id=to.group_id, session_id=to.session_id, person_id=to.person_id, kind=to.kind,
            purpose=to.purpose, subject=content.subject, text=content.text, html=content.html,
            calendar=calendar or content.calendar, created_at=at, asked_at=at,
            message_id=f"{prefix}.{to.kind}.{hashlib.sha256(key.encode()).hexdigest()[:16]}",
        )
    )  # fmt: skip
    tx.flush()
    return True


def why_not_send(tx: Session, to: _Reader) -> str:
    """Explain why a person must not get a mail; empty if they may."""
    person = tx.get(PersonRecord, to.person_id)
    if person is None or person.forgotten_at is not None:
        return "Nobody of that name is known any more."
    if not person.email:
        return "No address is known."
    member = tx.scalar(
        select(MembershipRecord).where(
            MembershipRecord.group_id == to.group_id, MembershipRecord.person_id == to.person_id
        )
    )
    if member and (reason := why_not_contact_member(tx, member, to.session_id, to.kind)):
        return reason
    if member is None or member.left_at is not None:
        return "They are no member of the group any more."
    unwanted = exists().where(
        UnsubscribeRecord.group_id == to.group_id, UnsubscribeRecord.kind == to.kind,
        UnsubscribeRecord.person_id == to.person_id,
    )  # fmt: skip
    if compose.is_optional(to.kind) and tx.scalar(select(unwanted)):
        return "They have switched off mails of this kind."
    return ""


def drop_older(tx: Session, kind: str, session_id: int, but: str) -> None:
    """Drop a session's waiting mails of this kind that have another purpose than ``but``."""
    others = (
        (OutboxRecord.kind == kind)
        & (OutboxRecord.session_id == session_id)
        & (OutboxRecord.purpose != but)
    )
    outgoing.drop_waiting(tx, OutboxRecord, others, "A newer one took its place.")


def due(deps: Deps) -> list[tuple[int, int]]:
    """List (id, attempt number) of the mails to send now, oldest first."""
    return outgoing.due(OutboxRecord, deps)


def delete_old_texts(deps: Deps) -> None:
    """Delete the texts of mails older than two weeks; mark interrupted ones as in doubt."""
    at = deps.clock.now()
    with deps.db.tx() as tx:
        outgoing.mark_stuck_uncertain(tx, OutboxRecord, at)
        tx.execute(
            update(OutboxRecord)
            .where(outgoing.is_old(OutboxRecord, at))
            .values(text="", html="", calendar=None)
        )


def remove_person(
    tx: Session, person_id: int, groups: Collection[int], speaks: Callable[[str], bool]
) -> int:
    """Remove a person from the mails of their groups. Returns the number of mails dropped.

    ``speaks`` tells whether a text names them. Mails that were sent lose their texts in any case.
    """
    dropped = 0
    held = OutboxRecord.group_id.in_(groups) & (OutboxRecord.text != "")
    theirs = OutboxRecord.person_id == person_id
    for row in tx.scalars(select(OutboxRecord).where(held | theirs)):
        is_theirs = row.person_id == person_id
        is_about = is_theirs or speaks(f"{row.subject}\n{row.text}")
        if not (is_about or row.state == MailState.SENT):
            continue
        row.subject = row.text = row.html = ""
        row.calendar, row.why = None, "" if is_theirs else row.why
        if row.state in outgoing.OPEN_STATES:
            row.state, row.why = MailState.DROPPED, outgoing.FORGOTTEN_REASON
            dropped += 1
    tx.execute(delete(UnsubscribeRecord).where(UnsubscribeRecord.person_id == person_id))
    return dropped
