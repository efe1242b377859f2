"""The correction of a recap: what has changed since the last mail, then the recap as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facilitator.domain.recaps.corrections import Correction, News
from facilitator.domain.recaps.view import RecapView
from facilitator.features.delivery.mails import recap
from facilitator.kit.mail.fitting import shortened
from facilitator.wording import words

__all__ = ["SAMPLE", "context", "shortened"]


def context(
    view: RecapView, member: str, changes: Sequence[Correction], link: str = ""
) -> dict[str, Any]:
    """What the templates of a recap say, and the changes; none where only a link travels."""
    told, parts = words(view.language), recap.context(view, member, link)
    return {
        **parts,
        "subject": told.say["subject_correction"].format(subject=parts["subject"]),
        "lead": told.say["correction_lead"],
        "changes": [
            told.say[f"change_{one.news}"].format(who=one.who, text=one.text) for one in changes
        ],
    }


SAMPLE: dict[str, Any] = {
    **recap.SAMPLE,
    "changes": (
        Correction(News.NOW, "Bob Okafor", "Call ten of them before you change any code."),
        Correction(News.GONE, "Lee Park"),
    ),
}
