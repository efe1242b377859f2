"""Mails as durable work: each attempt is started once, and what a crash cuts off is in doubt."""

from __future__ import annotations

from facilitator.features.mail import send_mail as sending
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import enqueue, step, until_it_passes, workflow
from facilitator.kit.mail import outbox

QUEUE = "mail"


def look() -> list[list[int]]:
    """See outbox.due. Within a step."""
    return [list(found) for found in outbox.due(deps())]


def start(found: list[list[int]]) -> int:
    """Start an attempt at each. Gives their number; safe to repeat."""
    for mail_id, tries in found:
        enqueue(send_mail.__name__, f"mail:{mail_id}:{tries}", mail_id, tries)
    return len(found)


def send_soon() -> int:
    """From within a workflow: start whatever mail is due. Gives their number; safe to repeat."""
    return start(due_mails())


@workflow(QUEUE)
def send_mail(outbox_id: int, tries: int) -> str:
    """Make one attempt at sending a mail. Gives the state it is in then."""
    return attempt(outbox_id, tries)


@step
def due_mails() -> list[list[int]]:
    """See look."""
    return look()


@step
def attempt(outbox_id: int, tries: int) -> str:
    """One step, so that a crash within it finds how far it came: see begin.

    What is known of the mail is not lost to a database that is away for a moment.
    """
    mail = sending.begin(outbox_id, tries, deps())
    outcome = sending.send(mail, outbox_id, tries, deps()) if mail else None
    if outcome is None:
        return "nothing to do"
    return until_it_passes(lambda: sending.finish(outbox_id, tries, outcome, deps()))
