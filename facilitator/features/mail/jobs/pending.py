"""What a click left to be done, as durable work: each once, and what a crash cut off goes on."""

from __future__ import annotations

from facilitator.features.mail.jobs import mails, posts
from facilitator.kit import pending_work
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import enqueue, step, workflow


def look() -> list[int]:
    """See pending_work.due. Within a step."""
    return pending_work.due(deps())


def start(found: list[int], hour: str) -> int:
    """Start what no click has started, each once an hour until it is done. Gives their number."""
    for pending_id in found:
        enqueue(do_pending_work.__name__, pending_work.key(pending_id, hour), pending_id)
    return len(found)


@workflow(pending_work.QUEUE)
def do_pending_work(pending_id: int) -> bool:
    """Do one thing that was decided, and send what it put into the outbox."""
    done = carry_out(pending_id)
    if done:
        mails.send_soon()
        posts.send_soon()
    return done


@step
def carry_out(pending_id: int) -> bool:
    """See pending_work.do."""
    return pending_work.do(pending_id, deps())
