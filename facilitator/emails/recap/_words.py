"""What the recap mail says in its own voice; one table per language, English so far."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from facilitator.domain.recap import Kind

MONTHS = (
    "January February March April May June July August September October November December"
).split()

KINDS = {
    Kind.SUGGESTION: "suggestion",
    Kind.EXPERIENCE: "own experience",
    Kind.RESOURCE: "resource",
    Kind.INTRODUCTION: "introduction",
    Kind.QUESTION: "question to think about",
}

ENGLISH: Mapping[str, str] = {
    "subject": "Your recap: {group}",
    "subject_with_day": "Your recap: {group}, {day}",
    "preheader_own": "What your peers offered to your challenge",
    "preheader_none": "What your group worked on",
    "preheader_promises": ", and what you said you would do",
    "hello": "Hello {name}",
    "lead": "{group} met",
    "lead_day": " on {day}",
    "lead_minutes": " for {minutes} minutes",
    "lead_none": "Here is what it gave.",
    "lead_offered": "Your peers offered you {solutions}.",
    "challenge": "Your challenge",
    "own_words": "Your words",
    "their_words": "In their words",
    "at_in_call": "at {at} in the call",
    "as_remembered": "as your moderator remembers it",
    "from_memory": "from memory",
    "offered": "What your peers offered",
    "nothing_offered": "No solution was noted for it in this session.",
    "own_promises": "You said you would",
    "due": "by {due}",
    "given": "What you gave",
    "to": "To",
    "others": "The others at a glance",
    "solutions_by": "{solutions} by {peers}",
    "solution": "1 solution",
    "solutions": "{number} solutions",
    "no_solutions": "no solutions noted",
    "others_promises": "The others said they would",
    "points": "The main points",
    "points_why": "Nobody was in the hot seat, so these are the main points by speaker.",
    "notes": "Good to know",
    "more": "and {number} more, in the text version of this mail",
    "more_peers": "{peers} and {number} more",
    "receipt": "How this was made",
    "recorded": "Recorded",
    "worked_on": "Worked on it",
    "left_out": "Left out on request",
    "seen_by": "Who can see it",
    "deleted": "Deleted",
    "memory": "From memory",
    "memory_some": "What is marked so is as your moderator remembers it, and no quote",
    "deleted_on": "The transcript on {day}",
    "deleted_on_request": "When you ask your moderator; no date is set",
    "left_out_none": "Nothing; nobody asked",
    "passage": "1 passage said off the record",
    "passages": "{number} passages said off the record",
    "unrecorded": "every word of 1 member whom nobody may record",
    "unrecorded_many": "every word of {number} members whom nobody may record",
    "and": " and ",
    "wrong": "Something wrong, or not meant to be kept? Tell your moderator.",
}

LANGUAGES: Mapping[str, Mapping[str, str]] = {"en": ENGLISH}


def spoken_day(day: date, *, year: bool = True) -> str:
    """The day as people write it: 4 March 2026."""
    return f"{day.day} {MONTHS[day.month - 1]}{f' {day.year}' if year else ''}"


def counted(say: Mapping[str, str], one: str, many: str, number: int) -> str:
    """A number of things in words; ``one`` and ``many`` name the two wordings."""
    return say[one] if number == 1 else say[many].format(number=number)
