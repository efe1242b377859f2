"""Mail with a corrected recap: what has changed since the last mail, then the recap itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facilitator.domain.recaps.corrections import Correction, CorrectionKind
from facilitator.domain.recaps.view import RecapView
from facilitator.features.delivery.mails import recap
from facilitator.kit.mail.shortening import shortened
from facilitator.translation import Message, translator_for

__all__ = ["SAMPLE", "context", "shortened"]

CHANGES = {
    CorrectionKind.NEW: Message("New, from {who}: {text}"),
    CorrectionKind.NOW: Message("It now says, from {who}: {text}"),
    CorrectionKind.GONE: Message("Something from {who} was taken out."),
}


def context(
    view: RecapView, member: str, changes: Sequence[Correction], link: str = ""
) -> dict[str, Any]:
    """Template context of a recap plus the changes; no changes if the group mails only a link."""
    translator, parts = translator_for(view.language), recap.context(view, member, link)
    return {
        **parts,
        "subject": translator.gettext("Correction: {subject}", subject=parts["subject"]),
        "lead": translator.gettext("The recap you have was corrected."),
        "changes": [
            translator.text(CHANGES[change.news], who=change.who, text=change.text)
            for change in changes
        ],
    }


SAMPLE: dict[str, Any] = {
    **recap.SAMPLE,
    "changes": (
        Correction(
            CorrectionKind.NOW, "Bob Okafor", "Call ten of them before you change any code."
        ),
        Correction(CorrectionKind.GONE, "Lee Park"),
    ),
}
