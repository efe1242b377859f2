"""Durable work for notes between sessions; runs every ten minutes."""

from __future__ import annotations

from facilitator.features.commitments import follow_up
from facilitator.features.mail.jobs import mails
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import step, workflow

QUEUE = "events"  # the queue for mails is rate-limited


@workflow(QUEUE)
def write_notes() -> int:
    """Ask everyone who is due. Returns their number."""
    asked = sum([ask_how_it_goes(person_id) for person_id in due_notes()])
    mails.send_soon()
    return asked


@step
def due_notes() -> list[int]:
    """See follow_up.due."""
    return follow_up.due(deps())


@step
def ask_how_it_goes(person_id: int) -> bool:
    """See follow_up.send_note."""
    return follow_up.send_note(person_id, deps())
