"""Labels of the group settings form: sections, settings and choices."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.features.groups.settings_page import Setting
from facilitator.kit.web.texts import console_text, gettext_noop

SECTIONS = (
    (
        gettext_noop("What the group is"),
        ("theme", "format", "language", "cadence", "minutes", "time_zone"),
    ),
    (
        gettext_noop("Before a session"),
        (
            "check_in_hours",
            "reminder_hours",
            "agenda_draft_hours",
            "agenda_sends",
            "agenda_in_meeting",
            "memory_to_members",
        ),
    ),
    (
        gettext_noop("After a session"),
        (
            "recap_sends",
            "recap_first",
            "recap_look_hours",
            "recap_travels",
            "chat_challenges",
            "guests_see",
        ),
    ),
    (gettext_noop("Between sessions"), ("follow_up_notes", "quiet_from", "quiet_to")),
    (
        gettext_noop("What is kept, and what people are told"),
        ("unknown_language_waits", "transcript_days", "consent"),
    ),
)
LABELS = {
    "name": gettext_noop("Name"),
    "room": gettext_noop("Zoom meeting number"),
    "minutes": gettext_noop("Length in minutes"),
    "cadence": gettext_noop("How often it meets"),
    "format": gettext_noop("Session format"),
    "check_in_hours": gettext_noop("Check-in, hours before"),
    "reminder_hours": gettext_noop("Reminder, hours before"),
    "agenda_draft_hours": gettext_noop("Draft of the agenda, hours before"),
    "agenda_sends": gettext_noop("Agenda: approval, or hours before"),
    "agenda_in_meeting": gettext_noop("Agenda in the meeting"),
    "recap_sends": gettext_noop("Recaps go out"),
    "recap_first": gettext_noop("Who sees a recap first"),
    "recap_look_hours": gettext_noop("Hours to look first"),
    "recap_travels": gettext_noop("What stands in the mail"),
    "chat_challenges": gettext_noop("Challenges in the channel"),
    "guests_see": gettext_noop("Guests see of a recap"),
    "unknown_language_waits": gettext_noop("Transcripts in unknown languages wait"),
    "transcript_days": gettext_noop("Days until what was said is deleted"),
    "follow_up_notes": gettext_noop("Notes about commitments"),
    "memory_to_members": gettext_noop("Past solutions for hot seats"),
    "quiet_from": gettext_noop("Quiet from"),
    "quiet_to": gettext_noop("Quiet until"),
    "consent": gettext_noop("Words about recording"),
}
CHOICES = {
    ("recap_sends", "approval"): gettext_noop("when I have approved them"),
    ("recap_sends", "automatic"): gettext_noop("by themselves"),
    ("recap_first", "moderator"): gettext_noop("the moderator alone"),
    ("recap_first", "member"): gettext_noop("members look at their part first"),
    ("recap_travels", "full"): gettext_noop("the whole recap"),
    ("recap_travels", "link"): gettext_noop("a link to it"),
    ("recap_travels", "commitments"): gettext_noop("commitments only"),
    ("guests_see", "own"): gettext_noop("their own part"),
    ("language", "en"): gettext_noop("English"),
    ("language", "de"): gettext_noop("German"),
    ("language", "es"): gettext_noop("Spanish"),
    ("language", "fr"): gettext_noop("French"),
    ("language", "it"): gettext_noop("Italian"),
    ("language", "nl"): gettext_noop("Dutch"),
    ("language", "pt"): gettext_noop("Portuguese"),
}


def label(name: str) -> str:
    """The label of a setting; made from its name if it has none."""
    return console_text(LABELS[name]) if name in LABELS else name.replace("_", " ").capitalize()


def choice_label(name: str, value: str, title: str) -> str:
    """The label of a choice of a setting; its title if it has none."""
    return console_text(CHOICES[name, value]) if (name, value) in CHOICES else title


def with_labels(expected: str) -> str:
    """An error text with the names of settings replaced by their labels."""
    for name, shown in LABELS.items():
        if "_" not in name:  # could be an ordinary word of the sentence
            continue
        expected = expected.replace(name, f"“{console_text(shown)}”")
    return f"{expected[:1].upper()}{expected[1:].removesuffix('.')}."


def sections(settings: Iterable[Setting]) -> list[tuple[str, list[Setting]]]:
    """The settings grouped into sections; those without a section come last."""
    by_name = {one.name: one for one in settings}
    grouped = [
        (console_text(title), [by_name.pop(n) for n in names if n in by_name])
        for title, names in SECTIONS
    ]
    return [*grouped, (console_text("More"), list(by_name.values()))] if by_name else grouped
