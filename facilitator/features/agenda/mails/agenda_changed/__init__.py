"""Something changed that an agenda does not know: for the moderator to take in, or to leave."""

from __future__ import annotations

from typing import Any

from facilitator.domain.agenda.shown import AgendaView
from facilitator.features.agenda.mails._agenda import told
from facilitator.features.agenda.mails._sample import sample

__all__ = ["SAMPLE", "context"]


def context(
    view: AgendaView, moderator: str, link: str, changes: list[str], is_sent: bool, **_: object
) -> dict[str, Any]:
    """What the templates say."""
    parts = told(view, moderator, "changed")
    say = parts["say"]
    return {
        **parts,
        "link": link,
        "lead": say["changed_lead"],
        "changes": changes,
        "next": say["changed_sent" if is_sent else "changed_draft"],
    }


SAMPLE: dict[str, Any] = {
    "view": sample(),
    "moderator": "Alice Moreau",
    "link": "https://facilitator.example.org/agenda/WzE3NzI3MjY0MDAsMTIsN10.Zk3",
    "changes": ["Bob Stone cannot come.", "Lee Park wants the hot seat."],
    "is_sent": False,
}
