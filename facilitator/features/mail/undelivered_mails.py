"""Send again or drop undelivered mails, limited to the groups of the visitor."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from facilitator.domain.errors import NotFound
from facilitator.domain.mails import MailState
from facilitator.features.access.group_access import visible_group_ids
from facilitator.features.access.sign_in import Visitor
from facilitator.features.mail import manage_mails
from facilitator.kit.deps import Deps
from facilitator.records.outbox import OutboxRecord


def send_again(
    mail_id: int, visitor: Visitor, deps: Deps, session_id: int | None = None
) -> MailState:
    """Send a mail again; one that is in doubt may arrive twice.

    With ``session_id`` it must belong to that session. Raises NotFound for a mail of a group that
    is not the visitor's, and Refused as manage_mails.send_again does.
    """
    _check(mail_id, visitor, deps, session_id)
    return manage_mails.send_again(mail_id, deps, visitor.person_id)


def drop(mail_id: int, visitor: Visitor, deps: Deps, session_id: int | None = None) -> None:
    """Drop a mail, so that it is never sent. Safe to run twice. Raises as send_again does."""
    _check(mail_id, visitor, deps, session_id)
    manage_mails.drop(mail_id, deps, visitor.person_id)


ACTIONS: dict[str, Callable[[int, Visitor, Deps, int | None], object]] = {
    "again": send_again, "drop": drop,
}  # fmt: skip


def _check(mail_id: int, visitor: Visitor, deps: Deps, session_id: int | None) -> None:
    allowed = select(OutboxRecord.id).where(
        OutboxRecord.id == mail_id, OutboxRecord.group_id.in_(visible_group_ids(visitor))
    )
    if session_id is not None:
        allowed = allowed.where(OutboxRecord.session_id == session_id)
    with deps.db.tx() as tx:
        if tx.scalar(allowed) is None:
            raise NotFound("There is no such mail here.", "The page Work lists your mails.")
