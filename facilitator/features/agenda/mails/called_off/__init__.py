"""A session does not take place: to everybody who has its agenda."""

from __future__ import annotations

from typing import Any

from facilitator.domain.agenda.shown import AgendaView
from facilitator.features.agenda.mails._agenda import moment, told
from facilitator.features.agenda.mails._sample import sample

__all__ = ["SAMPLE", "context"]


def context(view: AgendaView, member: str) -> dict[str, Any]:
    """What the templates say; ``view`` is what the member has of the session."""
    parts = told(view, member, "called_off")
    at = moment(view.starts_at, view)
    return {
        **parts,
        "lead": parts["say"]["called_off_lead"].format(group=parts["group"], moment=at),
    }


SAMPLE: dict[str, Any] = {"view": sample(), "member": "Dana Ruiz"}
