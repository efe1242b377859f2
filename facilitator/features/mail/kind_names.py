"""What the kinds of mail are called in the console."""

from __future__ import annotations

KINDS = {
    "recap": "Recap", "recap_correction": "Correction", "recap_own_part": "Their own part, first",
    "recap_draft": "Draft of a recap", "agenda": "Agenda", "agenda_draft": "Draft of an agenda",
    "agenda_changed": "Changes since an agenda", "check_in": "Check-in",
    "check_in_reminder": "Reminder to check in", "follow_up": "How promises go",
    "called_off": "Session called off", "no_transcript": "Why there is no transcript",
    "guest_invite": "Invitation of a guest", "guest_follow_up": "Next step for a guest",
    "guest_news": "News of a guest", "sign_in": "Link to sign in",
}  # fmt: skip


def called(kind: str) -> str:
    """A kind of mail in words; a new one by the name of its folder."""
    return KINDS.get(kind, kind.replace("_", " ").capitalize())
