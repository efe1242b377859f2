"""Durable jobs that send a recap to the group once its hot seats have previewed it."""

from __future__ import annotations

from facilitator.features.delivery import member_preview
from facilitator.features.mail.jobs import mails
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import enqueue, step, workflow

QUEUE = "sessions"


def find_due() -> list[int]:
    """See member_preview.due. Runs within a step."""
    return member_preview.due(deps())


def start_due(session_ids: list[int], moment: str) -> int:
    """Start a job for each session whose preview is over. Returns the number of jobs."""
    for session_id in session_ids:
        enqueue(send_looked_at.__name__, f"looked-at:{session_id}:{moment[:12]}", session_id)
    return len(session_ids)


@workflow(QUEUE)
def send_looked_at(session_id: int) -> bool:
    """Send one recap to the rest of the group. Returns whether it was sent."""
    sent = let_others_see(session_id)
    mails.send_soon()
    return sent


@step
def let_others_see(session_id: int) -> bool:
    """See member_preview.finish_preview."""
    return member_preview.finish_preview(session_id, deps())
