"""Guests as durable work: looked after every ten minutes."""

from __future__ import annotations

from facilitator.services import follow_up_guests
from facilitator.workflows import mails
from facilitator.workflows.bound import deps
from facilitator.workflows.durable import enqueue, step, workflow
from facilitator.workflows.follow_ups import this_span

QUEUE = "events"
_looked: list[str] = []  # the newest ten minutes in which this process looked


def start_due() -> None:
    """Look after guests once in ten minutes, however many processes there are."""
    span = this_span()
    if _looked != [span]:
        enqueue(look_after_guests.__name__, f"guests:{span}")
        _looked[:] = [span]


@workflow(QUEUE)
def look_after_guests() -> int:
    """Do for every guest what is due now. Gives their number."""
    done = sum([look_after_guest(guest_id) for guest_id in due_guests()])
    mails.send_soon()
    return done


@step
def due_guests() -> list[int]:
    """See follow_up_guests.due."""
    return follow_up_guests.due(deps())


@step
def look_after_guest(guest_id: int) -> bool:
    """See follow_up_guests.look_after."""
    return follow_up_guests.look_after(guest_id, deps())
