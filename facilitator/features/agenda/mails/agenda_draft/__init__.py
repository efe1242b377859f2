"""The draft of an agenda, for the moderator: to look at, to change, to approve."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from facilitator.domain.agenda.shown import AgendaView
from facilitator.features.agenda.mails._agenda import moment, told
from facilitator.features.agenda.mails._sample import sample

__all__ = ["SAMPLE", "context"]


def context(
    view: AgendaView, moderator: str, link: str, sends_at: datetime | None, **_: object
) -> dict[str, Any]:
    """What the templates say, with the reasons that only the moderator sees."""
    parts = told(view, moderator, "draft")
    say = parts["say"]
    waits = say["draft_sends"].format(moment=moment(sends_at, view)) if sends_at else ""
    return {
        **parts,
        "link": link,
        "lead": say["draft_lead"].format(group=parts["group"]),
        "waits": waits or say["draft_waits"],
        "notes": list(view.agenda.notes),
        "passed_over": list(view.passed_over),
    }


SAMPLE: dict[str, Any] = {
    "view": sample(),
    "moderator": "Alice Moreau",
    "link": "https://facilitator.example.org/agenda/WzE3NzI3MjY0MDAsMTIsN10.Zk3",
    "sends_at": None,
}
