"""Durable jobs for guests; they run every ten minutes."""

from __future__ import annotations

from facilitator.features.guests import follow_up_guests
from facilitator.features.mail.jobs import mails
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import step, workflow

QUEUE = "events"


@workflow(QUEUE)
def look_after_guests() -> int:
    """Do what is due for each guest. Returns the number of guests."""
    done = sum([look_after_guest(guest_id) for guest_id in due_guests()])
    mails.send_soon()
    return done


@step
def due_guests() -> list[int]:
    """See follow_up_guests.due."""
    return follow_up_guests.due(deps())


@step
def look_after_guest(guest_id: int) -> bool:
    """See follow_up_guests.process_guest."""
    return follow_up_guests.process_guest(guest_id, deps())
