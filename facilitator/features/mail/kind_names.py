"""Names of the mail kinds, as the console shows them."""

from __future__ import annotations

from facilitator.kit.web.texts import console_text, gettext_noop

KIND_NAMES = {
    "recap": gettext_noop("Recap"),
    "recap_correction": gettext_noop("Correction"),
    "recap_own_part": gettext_noop("Their own part, first"),
    "recap_draft": gettext_noop("Draft of a recap"),
    "agenda": gettext_noop("Agenda"),
    "agenda_draft": gettext_noop("Draft of an agenda"),
    "agenda_changed": gettext_noop("Changes since an agenda"),
    "check_in": gettext_noop("Check-in"),
    "check_in_reminder": gettext_noop("Reminder to check in"),
    "follow_up": gettext_noop("How promises go"),
    "called_off": gettext_noop("Session called off"),
    "no_transcript": gettext_noop("Why there is no transcript"),
    "guest_invite": gettext_noop("Invitation of a guest"),
    "guest_follow_up": gettext_noop("Next step for a guest"),
    "guest_news": gettext_noop("News of a guest"),
    "sign_in": gettext_noop("Link to sign in"),
}


def kind_name(kind: str) -> str:
    """Return the display name of a mail kind; an unlisted one gets the name of its folder."""
    if kind in KIND_NAMES:
        return console_text(KIND_NAMES[kind])
    return kind.replace("_", " ").capitalize()
