"""Mail with the draft of an agenda, for the moderator to review and approve."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from facilitator.domain.agenda.view import AgendaView
from facilitator.features.agenda.mails._agenda import agenda_variables
from facilitator.features.agenda.mails._sample import sample_view
from facilitator.translation import translator_for

__all__ = ["SAMPLE", "context"]


def context(
    view: AgendaView, moderator: str, link: str, sends_at: datetime | None, **_: object
) -> dict[str, Any]:
    """Variables for the templates, with the notes that only the moderator sees."""
    translator = translator_for(view.language)
    parts = agenda_variables(view, moderator, "draft")
    waits = translator.gettext("It goes out when you approve it.")
    if sends_at:
        waits = translator.gettext(
            "It goes out by itself on {moment}. Until then you can change it, or send it yourself.",
            moment=translator.moment(sends_at),
        )
    return {
        **parts,
        "link": link,
        "lead": translator.gettext(
            "The agenda for {group} is ready. The group does not have it yet.", group=parts["group"]
        ),
        "waits": waits,
        "notes": list(view.agenda.notes),
        "passed_over": list(view.passed_over),
    }


SAMPLE: dict[str, Any] = {
    "view": sample_view(),
    "moderator": "Alice Moreau",
    "link": "https://facilitator.example.org/agenda/WzE3NzI3MjY0MDAsMTIsN10.Zk3",
    "sends_at": None,
}
