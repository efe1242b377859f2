"""Mail for the moderator: something has changed since the agenda was made."""

from __future__ import annotations

from typing import Any

from facilitator.domain.agenda.view import AgendaView
from facilitator.features.agenda.mails._agenda import agenda_variables
from facilitator.features.agenda.mails._sample import sample_view
from facilitator.translation import translator_for

__all__ = ["SAMPLE", "context"]


def context(
    view: AgendaView, moderator: str, link: str, changes: list[str], is_sent: bool, **_: object
) -> dict[str, Any]:
    """Variables for the templates."""
    translator = translator_for(view.language)
    parts = agenda_variables(view, moderator, "changed")
    if is_sent:
        next_step = translator.gettext(
            "The group has the agenda as it was. Open it to take this in and send "
            "the group an update, or leave it as it is."
        )
    else:
        next_step = translator.gettext(
            "Nothing has gone out to the group. Open the draft to take this in, or "
            "leave it as it is."
        )
    return {
        **parts,
        "link": link,
        "lead": translator.gettext("Something has changed since the agenda was made:"),
        "changes": changes,
        "next": next_step,
    }


SAMPLE: dict[str, Any] = {
    "view": sample_view(),
    "moderator": "Alice Moreau",
    "link": "https://facilitator.example.org/agenda/WzE3NzI3MjY0MDAsMTIsN10.Zk3",
    "changes": ["Bob Stone cannot come.", "Lee Park wants the hot seat."],
    "is_sent": False,
}
