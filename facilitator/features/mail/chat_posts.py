"""Posts to the chat channels of groups: stored first, once per group and purpose, then sent."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.domain.mails import MailState
from facilitator.kit import outgoing, queries
from facilitator.kit.deps import Deps
from facilitator.kit.outgoing import Outcome
from facilitator.ports import ChatPost
from facilitator.records.posts import PostRecord
from facilitator.records.sessions import SessionRecord

NO_CHANNEL = "The group no longer has a channel."


def link_chat(name: str, to: str | None, deps: Deps) -> None:
    """Set or, with None, remove the channel of a group; it is stored encrypted. Safe to run twice.

    Raises NotFound for the group, and Refused where ``to`` is not a valid channel address.
    """
    if to is not None:
        deps.chat.judge(to)
    with deps.db.tx() as tx:
        group = queries.get_group(tx, name)
        group.slack = None if to is None else deps.seal.close(to.encode())


def store_post(
    tx: Session, session: SessionRecord, purpose: str, post: ChatPost, at: datetime
) -> bool:
    """Store a post about a session in the caller's transaction; a worker sends it.

    An older unsent post about the session is dropped. Safe to run twice: returns False if the
    post exists already or the group has no channel. Raises WriteConflict.
    """
    existing = select(PostRecord.id).where(
        PostRecord.group_id == session.group_id, PostRecord.purpose == purpose
    )
    if session.group.slack is None or tx.scalar(existing) is not None:
        return False
    same_session = PostRecord.session_id == session.id
    outgoing.drop_waiting(tx, PostRecord, same_session, "A newer post replaced it.")
    tx.add(
        PostRecord(
            group_id=session.group_id, session_id=session.id, purpose=purpose,
            title=post.title, lines=list(post.lines), created_at=at, asked_at=at,
        )
    )  # fmt: skip
    tx.flush()
    return True


def due(deps: Deps) -> list[tuple[int, int]]:
    """Return the posts to send now, oldest first, as (id, attempt number)."""
    return outgoing.due(PostRecord, deps)


def begin(post_id: int, tries: int, deps: Deps) -> tuple[str, ChatPost] | None:
    """Return the channel and the post for this attempt; None if there is nothing to send."""
    with deps.db.tx() as tx:
        row = outgoing.claim_waiting(tx, PostRecord, post_id, tries, is_idempotent=False)
        if row is None:
            return None
        if row.group.slack is None or not row.lines:
            row.state = MailState.DROPPED
            row.why = outgoing.FORGOTTEN_REASON if row.group.slack else NO_CHANNEL
            return None
        try:
            to = deps.seal.open(row.group.slack).decode()
        except Refused as error:
            row.state, row.why = MailState.REFUSED, str(error)
            return None
        return to, ChatPost(row.title, tuple(row.lines))


def send(to: str, post: ChatPost, post_id: int, tries: int, deps: Deps) -> Outcome | None:
    """Send a post; the caller records the outcome with ``finish``.

    Returns None if another process is sending it, or if it was dropped just before.
    """

    def deliver(leaves: Callable[[], None]) -> str:
        leaves()
        return deps.chat.post(to, post)

    return outgoing.run_attempt(
        deliver, lambda: outgoing.mark_sending(PostRecord, post_id, tries, deps)
    )


def finish(post_id: int, tries: int, outcome: Outcome, deps: Deps) -> str:
    """Record the outcome of an attempt; see delivery.finish."""
    return outgoing.finish(PostRecord, post_id, tries, outcome, deps)


def clear_old_posts(deps: Deps) -> None:
    """Empty the posts of two weeks ago, and mark interrupted sends as in doubt."""
    at = deps.clock.now()
    with deps.db.tx() as tx:
        outgoing.mark_stuck_uncertain(tx, PostRecord, at)
        tx.execute(
            update(PostRecord).where(outgoing.is_old(PostRecord, at)).values(title="", lines=[])
        )


def forget_posts(tx: Session, groups: Collection[int], speaks: Callable[[str], bool]) -> None:
    """Drop unsent posts that mention a forgotten person, and empty them and all sent ones.

    ``speaks`` says whether a text mentions the person.
    """
    for row in tx.scalars(select(PostRecord).where(PostRecord.group_id.in_(groups))):
        if row.state != MailState.SENT and not speaks("\n".join([row.title, *row.lines])):
            continue
        row.title, row.lines = "", []
        if row.state in outgoing.OPEN_STATES:
            row.state, row.why = MailState.DROPPED, outgoing.FORGOTTEN_REASON
