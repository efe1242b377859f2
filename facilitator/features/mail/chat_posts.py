"""What groups are told where they chat: stored first, once for each group and purpose."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.domain.mails import MailState
from facilitator.kit import queries
from facilitator.kit.deps import Deps
from facilitator.kit.mail import delivery
from facilitator.kit.mail.delivery import Outcome
from facilitator.ports import Post
from facilitator.records.posts import PostRecord
from facilitator.records.sessions import SessionRecord

NOWHERE = "The group has no channel any more."


def link_chat(name: str, to: str | None, deps: Deps) -> None:
    """Say where a group chats; None where nowhere. The address is kept sealed. Safe to run twice.

    Raises Unknown, and Refused for what is no such address.
    """
    if to is not None:
        deps.chat.judge(to)
    with deps.db.tx() as tx:
        group = queries.known_group(tx, name)
        group.slack = None if to is None else deps.seal.close(to.encode())


def put(tx: Session, session: SessionRecord, purpose: str, post: Post, at: datetime) -> bool:
    """Store a post about a session in the caller's transaction; it leaves by itself.

    An older one of the session that has not left is dropped. Safe to run twice: False where it is
    there already, or the group has no channel. Raises Tie.
    """
    known = select(PostRecord.id).where(
        PostRecord.group_id == session.group_id, PostRecord.purpose == purpose
    )
    if session.group.slack is None or tx.scalar(known) is not None:
        return False
    older = PostRecord.session_id == session.id
    delivery.drop_waiting(tx, PostRecord, older, "A newer one took its place.")
    tx.add(
        PostRecord(
            group_id=session.group_id, session_id=session.id, purpose=purpose,
            title=post.title, lines=list(post.lines), created_at=at, asked_at=at,
        )
    )  # fmt: skip
    tx.flush()
    return True


def due(deps: Deps) -> list[tuple[int, int]]:
    """The posts to send now, the oldest first: each with the number of its attempt."""
    return delivery.due(PostRecord, deps)


def begin(post_id: int, tries: int, deps: Deps) -> tuple[str, Post] | None:
    """Where to post in this attempt, and what; None where there is nothing to post."""
    with deps.db.tx() as tx:
        row = delivery.waiting(tx, PostRecord, post_id, tries, repeats=False)
        if row is None:
            return None
        if row.group.slack is None or not row.lines:
            row.state = MailState.DROPPED
            row.why = delivery.FORGOTTEN if row.group.slack else NOWHERE
            return None
        try:
            to = deps.seal.open(row.group.slack).decode()
        except Refused as bad:
            row.state, row.why = MailState.REFUSED, str(bad)
            return None
        return to, Post(row.title, tuple(row.lines))


def send(to: str, post: Post, post_id: int, tries: int, deps: Deps) -> Outcome | None:
    """Post it; how that ended is still to be written down with ``finish``.

    None where another process posts it, or it was dropped at the last moment.
    """

    def hand_over() -> str:
        delivery.note_sending(PostRecord, post_id, tries, deps)
        return deps.chat.post(to, post)

    return delivery.outcome_of(hand_over)


def finish(post_id: int, tries: int, outcome: Outcome, deps: Deps) -> str:
    """See leaving.finish."""
    return delivery.finish(PostRecord, post_id, tries, outcome, deps)


def tidy(deps: Deps) -> None:
    """Take the words out of posts of two weeks ago; what nobody sends any more is in doubt."""
    at = deps.clock.now()
    with deps.db.tx() as tx:
        delivery.doubt_old(tx, PostRecord, at)
        tx.execute(
            update(PostRecord).where(delivery.is_old(PostRecord, at)).values(title="", lines=[])
        )


def forget(tx: Session, groups: Collection[int], speaks: Callable[[str], bool]) -> None:
    """Drop posts that speak of who is to be forgotten; those that left lose their words."""
    for row in tx.scalars(select(PostRecord).where(PostRecord.group_id.in_(groups))):
        if row.state != MailState.SENT and not speaks("\n".join([row.title, *row.lines])):
            continue
        row.title, row.lines = "", []
        if row.state in delivery.OPEN:
            row.state, row.why = MailState.DROPPED, delivery.FORGOTTEN
