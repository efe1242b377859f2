"""Durable jobs that send mails: one workflow per attempt; a crash leaves the mail in doubt."""

from __future__ import annotations

from facilitator.features.mail import send_mail as sending
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import enqueue, retry_temporary_errors, step, workflow
from facilitator.kit.mail import outbox

QUEUE = "mail"


def find_due() -> list[list[int]]:
    """Return the mails to send now, see outbox.due. Call it within a step."""
    return [list(attempt) for attempt in outbox.due(deps())]


def start_due(attempts: list[list[int]]) -> int:
    """Start one workflow per attempt and return their number. Safe to repeat."""
    for mail_id, tries in attempts:
        enqueue(send_mail.__name__, f"mail:{mail_id}:{tries}", mail_id, tries)
    return len(attempts)


def send_soon() -> int:
    """Start all mails that are due, from within a workflow; safe to repeat. Returns the number."""
    return start_due(due_mails())


@workflow(QUEUE)
def send_mail(outbox_id: int, tries: int) -> str:
    """Make one attempt at sending a mail and return its new state."""
    return attempt(outbox_id, tries)


@step
def due_mails() -> list[list[int]]:
    """Return the mails that are due, as a step."""
    return find_due()


@step
def attempt(outbox_id: int, tries: int) -> str:
    """Send a mail in one step, so that a restart after a crash sees how far it got (see begin).

    Recording the outcome is retried while the database is unavailable.
    """
    mail = sending.begin(outbox_id, tries, deps())
    outcome = sending.send(mail, outbox_id, tries, deps()) if mail else None
    if outcome is None:
        return "nothing to do"
    return retry_temporary_errors(lambda: sending.finish(outbox_id, tries, outcome, deps()))
