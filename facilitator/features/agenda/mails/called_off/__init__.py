"""Mail to everyone who got the agenda: the session was called off."""

from __future__ import annotations

from typing import Any

from facilitator.domain.agenda.view import AgendaView
from facilitator.features.agenda.mails._agenda import agenda_variables
from facilitator.features.agenda.mails._sample import sample_view
from facilitator.translation import translator_for

__all__ = ["SAMPLE", "context"]


def context(view: AgendaView, member: str) -> dict[str, Any]:
    """Variables for the templates; ``view`` is the agenda the member got."""
    translator = translator_for(view.language)
    parts = agenda_variables(view, member, "called_off")
    at = translator.moment(view.starts_at)
    return {
        **parts,
        "lead": translator.gettext(
            "The session of {group} on {moment} was called off.", group=parts["group"], moment=at
        ),
    }


SAMPLE: dict[str, Any] = {"view": sample_view(), "member": "Dana Ruiz"}
