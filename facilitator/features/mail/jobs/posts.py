"""Durable jobs that send chat posts: one workflow per attempt; a crash leaves it in doubt."""

from __future__ import annotations

from facilitator.features.mail import chat_posts
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import enqueue, retry_temporary_errors, step, workflow

QUEUE = "chat"


def find_due() -> list[list[int]]:
    """Return the posts to send now, see chat_posts.due. Call it within a step."""
    return [list(attempt) for attempt in chat_posts.due(deps())]


def start_due(attempts: list[list[int]]) -> int:
    """Start one workflow per attempt and return their number. Safe to repeat."""
    for post_id, tries in attempts:
        enqueue(send_post.__name__, f"post:{post_id}:{tries}", post_id, tries)
    return len(attempts)


def send_soon() -> int:
    """Start all posts that are due, from within a workflow; safe to repeat. Returns the number."""
    return start_due(due_posts())


@workflow(QUEUE)
def send_post(post_id: int, tries: int) -> str:
    """Make one attempt at sending a post and return its new state."""
    return attempt_post(post_id, tries)


@step
def due_posts() -> list[list[int]]:
    """Return the posts that are due, as a step."""
    return find_due()


@step
def attempt_post(post_id: int, tries: int) -> str:
    """Send a post in one step, so that a restart sees how far it got (see
    delivery.claim_waiting).
    """
    target = chat_posts.begin(post_id, tries, deps())
    outcome = chat_posts.send(*target, post_id, tries, deps()) if target else None
    if outcome is None:
        return "nothing to do"
    return retry_temporary_errors(lambda: chat_posts.finish(post_id, tries, outcome, deps()))
