"""List chat posts by state, send them again, or drop them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from facilitator.domain.mails import MailState
from facilitator.features.mail.manage_mails import MAX_LINES
from facilitator.kit import outgoing
from facilitator.kit.deps import Deps
from facilitator.records.posts import PostRecord


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post in a list; ``why`` is the chat's answer, or the reason why it was dropped."""

    id: int
    state: MailState
    group: str
    title: str
    since: datetime
    why: str


def post_lines(states: Collection[MailState], deps: Deps) -> list[PostLine]:
    """Return the posts in these states, newest first, at most ``MOST``."""
    query = (
        select(PostRecord)
        .where(PostRecord.state.in_(states))
        .order_by(PostRecord.id.desc())
        .limit(MAX_LINES)
    )
    with deps.db.tx() as tx:
        return [
            PostLine(
                row.id, MailState(row.state), row.group.name, row.title,
                row.sent_at or row.sending_at or row.asked_at, row.why,
            )
            for row in tx.scalars(query)
        ]  # fmt: skip


def send_again(post_id: int, deps: Deps) -> MailState:
    """Send a post again; one that is in doubt may appear twice.

    Returns the state it was in. Raises NotFound, and Refused as delivery.send_again does.
    """
    with deps.db.tx() as tx:
        row = outgoing.get_row(tx, PostRecord, post_id)
        return outgoing.send_again(row, bool(row.lines), deps.clock.now())


def drop(post_id: int, deps: Deps) -> None:
    """Drop a post, so that it is never sent. Safe to run twice. Raises NotFound, Refused if
    sent.
    """
    with deps.db.tx() as tx:
        outgoing.drop(outgoing.get_row(tx, PostRecord, post_id))
