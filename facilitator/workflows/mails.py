"""Mails as durable work: each attempt is started once, and what a crash cuts off is in doubt."""

from __future__ import annotations

from facilitator.services import outbox
from facilitator.services import send_mail as sending
from facilitator.workflows.bound import deps
from facilitator.workflows.durable import enqueue, step, until_it_passes, workflow

QUEUE = "mail"


def send_soon() -> int:
    """From within a workflow: start whatever mail is due. Gives their number; safe to repeat."""
    found = due_mails()
    for outbox_id, tries in found:
        enqueue(send_mail.__name__, f"mail:{outbox_id}:{tries}", outbox_id, tries)
    return len(found)


@workflow(QUEUE)
def send_mail(outbox_id: int, tries: int) -> str:
    """Make one attempt at sending a mail. Gives the state it is in then."""
    return attempt(outbox_id, tries)


@step
def due_mails() -> list[list[int]]:
    """See outbox.due."""
    return [list(found) for found in outbox.due(deps())]


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
