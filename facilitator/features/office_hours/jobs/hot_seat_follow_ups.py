"""What follows a hot seat as durable work: thanks, offers of a talk, hot seats that were wished."""

from __future__ import annotations

from facilitator.features.commitments import thank
from facilitator.features.mail.jobs import mails
from facilitator.features.office_hours import hold_office_hours, offer_office_hours
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import step, workflow

QUEUE = "events"


@workflow(QUEUE)
def look_after_seats() -> int:
    """Do what is due now for every hot seat. Gives the number of thanks, offers and seats."""
    done = sum([thank_peer(solution_id) for solution_id in due_thanks()])
    done += sum([offer_talk(*hot) for hot in due_talks()])
    done += sum([give_wished_seat(offer_id) for offer_id in due_seats()])
    mails.send_soon()
    return done


@step
def due_thanks() -> list[int]:
    """See thank.due."""
    return thank.due(deps())


@step
def thank_peer(solution_id: int) -> bool:
    """See thank.thank."""
    return thank.thank(solution_id, deps())


@step
def due_talks() -> list[tuple[int, int, str]]:
    """See offer_office_hours.due."""
    return offer_office_hours.due(deps())


@step
def offer_talk(session_id: int, person_id: int, reason: str) -> bool:
    """See offer_office_hours.offer."""
    return offer_office_hours.offer(session_id, person_id, reason, deps())


@step
def due_seats() -> list[int]:
    """See hold_office_hours.due."""
    return hold_office_hours.due(deps())


@step
def give_wished_seat(offer_id: int) -> bool:
    """See hold_office_hours.pin_wished."""
    return hold_office_hours.pin_wished(offer_id, deps())
