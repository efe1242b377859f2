"""Durable jobs after a hot seat: thanks to peers, offers of a talk, promised hot seats."""

from __future__ import annotations

from facilitator.features.commitments import send_thanks
from facilitator.features.mail.jobs import mails
from facilitator.features.office_hours import hold_office_hours, offer_office_hours
from facilitator.kit.jobs.context import deps
from facilitator.kit.jobs.durable import step, workflow

QUEUE = "events"


@workflow(QUEUE)
def look_after_seats() -> int:
    """Do all hot seat follow-ups that are due. Returns the number of thanks, offers and seats."""
    done = sum([thank_peer(solution_id) for solution_id in due_thanks()])
    done += sum([offer_talk(*seat) for seat in due_talks()])
    done += sum([give_wished_seat(offer_id) for offer_id in due_seats()])
    mails.send_soon()
    return done


@step
def due_thanks() -> list[int]:
    """Return the solutions to thank for; see thank.due."""
    return send_thanks.due(deps())


@step
def thank_peer(solution_id: int) -> bool:
    """Thank the peer who gave a solution; see thank.send_thanks."""
    return send_thanks.send_thanks(solution_id, deps())


@step
def due_talks() -> list[tuple[int, int, str]]:
    """Return the talks to offer; see offer_office_hours.due."""
    return offer_office_hours.due(deps())


@step
def offer_talk(session_id: int, person_id: int, reason: str) -> bool:
    """Offer a talk to the moderators; see offer_office_hours.send_offer."""
    return offer_office_hours.send_offer(session_id, person_id, reason, deps())


@step
def due_seats() -> list[int]:
    """Return the offers whose hot seat can be given; see hold_office_hours.due."""
    return hold_office_hours.due(deps())


@step
def give_wished_seat(offer_id: int) -> bool:
    """Give a promised hot seat; see hold_office_hours.give_promised_seat."""
    return hold_office_hours.give_promised_seat(offer_id, deps())
