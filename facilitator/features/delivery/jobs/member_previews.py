"""Recaps that hot seats look at first, as durable work: then the others get them."""

from __future__ import annotations

from facilitator.features.delivery import member_preview
from facilitator.features.mail.jobs import mails
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import enqueue, step, workflow

QUEUE = "sessions"


def look() -> list[int]:
    """See look_first.due. Within a step."""
    return member_preview.due(deps())


def start(found: list[int], moment: str) -> int:
    """Send what everybody has looked at, or had the time to. Gives their number."""
    for session_id in found:
        enqueue(send_looked_at.__name__, f"looked-at:{session_id}:{moment[:12]}", session_id)
    return len(found)


@workflow(QUEUE)
def send_looked_at(session_id: int) -> bool:
    """Send one recap to the others."""
    sent = let_others_see(session_id)
    mails.send_soon()
    return sent


@step
def let_others_see(session_id: int) -> bool:
    """See look_first.let_others_see."""
    return member_preview.let_others_see(session_id, deps())
