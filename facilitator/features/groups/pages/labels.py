"""The settings of a group in the words of a form: what each is called, and its choices."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.features.groups.group_settings import Setting

SECTIONS = (
    ("What the group is", ("theme", "format", "language", "cadence", "minutes", "time_zone")),
    (
        "Before a session",
        (
            "check_in_hours", "reminder_hours", "agenda_draft_hours", "agenda_sends",
            "agenda_in_meeting", "memory_to_members",
        ),
    ),
    (
        "After a session",
        (
            "recap_sends", "recap_first", "recap_look_hours", "recap_travels", "chat_challenges",
            "guests_see",
        ),
    ),
    ("Between sessions", ("follow_up_notes", "quiet_from", "quiet_to")),
    ("What is kept, and what people are told", ("transcript_days", "consent")),
)  # fmt: skip
LABELS = {
    "name": "Name",
    "room": "Zoom meeting number",
    "minutes": "Length in minutes",
    "cadence": "How often it meets",
    "format": "Session format",
    "check_in_hours": "Check-in, hours before",
    "reminder_hours": "Reminder, hours before",
    "agenda_draft_hours": "Draft of the agenda, hours before",
    "agenda_sends": "Agenda: approval, or hours before",
    "agenda_in_meeting": "Agenda in the meeting",
    "recap_sends": "Recaps go out",
    "recap_first": "Who sees a recap first",
    "recap_look_hours": "Hours to look first",
    "recap_travels": "What stands in the mail",
    "chat_challenges": "Challenges in the channel",
    "guests_see": "Guests see of a recap",
    "transcript_days": "Days until what was said is deleted",
    "follow_up_notes": "Notes about commitments",
    "memory_to_members": "Past solutions for hot seats",
    "quiet_from": "Quiet from",
    "quiet_to": "Quiet until",
    "consent": "Words about recording",
}
CHOICES = {
    ("recap_sends", "approval"): "when I have approved them",
    ("recap_sends", "automatic"): "by themselves",
    ("recap_first", "moderator"): "the moderator alone",
    ("recap_first", "member"): "members look at their part first",
    ("recap_travels", "full"): "the whole recap",
    ("recap_travels", "link"): "a link to it",
    ("recap_travels", "commitments"): "commitments only",
    ("guests_see", "own"): "their own part",
    ("language", "en"): "English",
    ("language", "de"): "German",
    ("language", "es"): "Spanish",
    ("language", "fr"): "French",
    ("language", "it"): "Italian",
    ("language", "nl"): "Dutch",
    ("language", "pt"): "Portuguese",
}


def label(name: str) -> str:
    """What a setting is called; a new one by its own name."""
    return LABELS.get(name) or name.replace("_", " ").capitalize()


def called(name: str, value: str, title: str) -> str:
    """What a choice of a setting is called."""
    return CHOICES.get((name, value), title)


def plain(expected: str) -> str:
    """What was expected, with settings by the names that stand in the form."""
    for name, shown in LABELS.items():
        if "_" not in name:  # a plain word
            continue
        expected = expected.replace(name, f"“{shown}”")
    return f"{expected[:1].upper()}{expected[1:].removesuffix('.')}."


def sections(settings: Iterable[Setting]) -> list[tuple[str, list[Setting]]]:
    """The settings by what they are about; what has no place yet stands at the end."""
    by_name = {one.name: one for one in settings}
    told = [(title, [by_name.pop(n) for n in names if n in by_name]) for title, names in SECTIONS]
    return [*told, ("More", list(by_name.values()))] if by_name else told
