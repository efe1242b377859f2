"""Mail with the agenda of the next session, for a member."""

from __future__ import annotations

from typing import Any

from facilitator.domain.agenda.view import AgendaView
from facilitator.features.agenda.mails._agenda import agenda_variables
from facilitator.features.agenda.mails._sample import sample_view
from facilitator.translation import translator_for

__all__ = ["SAMPLE", "context"]


def context(view: AgendaView, member: str, is_update: bool = False) -> dict[str, Any]:
    """Variables for the templates; the member's own hot seat and commitments come first."""
    translator = translator_for(view.language)
    parts = agenda_variables(view, member, "update" if is_update else "")
    own_seat = next((seat for seat in view.seats if seat.name == member), None)
    you = ""
    if own_seat and own_seat.at:
        you = translator.gettext(
            "At {at}, for about {minutes} minutes. Bring one question, what you have "
            "tried, and what you want from the group.",
            at=translator.time(own_seat.at),
            minutes=own_seat.minutes,
        )
    return {
        **parts,
        "is_update": is_update,
        "you": you,
        "own_promises": [p for p in parts["promises"] if p["name"] == member],
        "others": [p for p in parts["promises"] if p["name"] != member],
    }


SAMPLE: dict[str, Any] = {"view": sample_view(), "member": "Dana Ruiz"}
