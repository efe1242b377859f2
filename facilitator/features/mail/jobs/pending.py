"""Durable jobs for the pending work that requests leave behind; interrupted jobs are resumed."""

from __future__ import annotations

from facilitator.features.mail.jobs import mails, posts
from facilitator.kit import pending_work
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import enqueue, step, workflow


def find_due() -> list[int]:
    """Return the ids of pending work that is due. Call it within a step."""
    return pending_work.due(deps())


def start_due(pending_ids: list[int], hour: str) -> int:
    """Start pending work that no request started, each at most once an hour. Returns the number."""
    for pending_id in pending_ids:
        enqueue(do_pending_work.__name__, pending_work.key(pending_id, hour), pending_id)
    return len(pending_ids)


@workflow(pending_work.QUEUE)
def do_pending_work(pending_id: int) -> bool:
    """Do one piece of pending work, then send the mails and posts it created."""
    done = carry_out(pending_id)
    if done:
        mails.send_soon()
        posts.send_soon()
    return done


@step
def carry_out(pending_id: int) -> bool:
    """Do one piece of pending work, as a step; see pending_work.do."""
    return pending_work.do(pending_id, deps())
