"""Posts as durable work: each attempt is started once, and what a crash cuts off is in doubt."""

from __future__ import annotations

from facilitator.features.mail import chat_posts
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import enqueue, step, until_it_passes, workflow

QUEUE = "chat"


def look() -> list[list[int]]:
    """See chat_posts.due. Within a step."""
    return [list(found) for found in chat_posts.due(deps())]


def start(found: list[list[int]]) -> int:
    """Start an attempt at each. Gives their number; safe to repeat."""
    for post_id, tries in found:
        enqueue(send_post.__name__, f"post:{post_id}:{tries}", post_id, tries)
    return len(found)


def send_soon() -> int:
    """From within a workflow: start whatever post is due. Gives their number; safe to repeat."""
    return start(due_posts())


@workflow(QUEUE)
def send_post(post_id: int, tries: int) -> str:
    """Make one attempt at posting. Gives the state it is in then."""
    return attempt_post(post_id, tries)


@step
def due_posts() -> list[list[int]]:
    """See look."""
    return look()


@step
def attempt_post(post_id: int, tries: int) -> str:
    """One step, so that a crash within it finds how far it came: see leaving.waiting."""
    found = chat_posts.begin(post_id, tries, deps())
    outcome = chat_posts.send(*found, post_id, tries, deps()) if found else None
    if outcome is None:
        return "nothing to do"
    return until_it_passes(lambda: chat_posts.finish(post_id, tries, outcome, deps()))
