"""English."""

from facilitator.domain.recap import Kind

NAME = "English"
MONTHS = "January February March April May June July August September October November December"
DAY, DAY_OF_YEAR = "{day} {month}", "{day} {month} {year}"

KINDS = {
    Kind.SUGGESTION: "suggestion",
    Kind.EXPERIENCE: "own experience",
    Kind.RESOURCE: "resource",
    Kind.INTRODUCTION: "introduction",
    Kind.QUESTION: "question to think about",
}

SAY = {
    # the recap mail
    "subject": "Your recap: {group}",
    "subject_with_day": "Your recap: {group}, {day}",
    "preheader_own": "What your peers offered to your challenge",
    "preheader_none": "What your group worked on",
    "preheader_promises": ", and what you said you would do",
    "hello": "Hello {name}",
    "lead": "{group} met{day}{minutes}.",
    "lead_day": " on {day}",
    "lead_minutes": " for {minutes}",
    "lead_none": "Here is what it gave.",
    "lead_offered": "Your peers offered you {solutions}.",
    "challenge": "Your challenge",
    "own_words": "Your words",
    "at_in_call": "at {at} in the call",
    "as_remembered": "as your moderator remembers it",
    "offered": "What your peers offered",
    "nothing_offered": "No solution was noted for it in this session.",
    "own_promises": "You said you would",
    "given": "What you gave",
    "to": "To",
    "others": "The others at a glance",
    "solutions_by": "{solutions} by {peers}",
    "no_solutions": "no solutions noted",
    "others_promises": "The others said they would",
    "notes": "Good to know",
    "more": "and {number} more, in the text version of this mail",
    "more_peers": "{peers} and {number} more",
    "wrong": "Something wrong, or not meant to be kept? Tell your moderator.",
    # pages and texts
    "in_the_hot_seat": "{member} in the hot seat",
    "in_hot_seats": "{number} in the hot seat",
    "when_seats": "When each hot seat was: {seats}",
    "seat_when": "{member} from {start} to {end}",
    "from_to": "{start} to {end}",
    "no_solution": "No solution was noted for this challenge.",
    "commitments": "Commitments",
    "to_look_at": "To look at",
    # both
    "minute": "1 minute",
    "minutes": "{number} minutes",
    "speaker": "1 speaker",
    "speakers": "{number} speakers",
    "solution": "1 solution",
    "solutions": "{number} solutions",
    "their_words": "In their words",
    "from_memory": "from memory",
    "due": "by {due}",
    "points": "Main points",
    "points_why": "Nobody was in the hot seat, so these are the main points by speaker.",
    # the trust receipt
    "receipt": "How this was made",
    "recorded": "Recorded",
    "recorded_call": "The transcript of the call",
    "recorded_memory": "Nothing of the call; the moderator wrote down what they remembered",
    "worked_on": "Worked on it",
    "engine_offline": "the offline engine",
    "engine_model": "the model {model}",
    "engine_memory": "nobody but the moderator",
    "where_offline": "The offline engine, on the machine facilitator runs on; nothing was sent "
    "anywhere",
    "where_model": "The model {model}, on the server your moderator chose, and the machine "
    "facilitator runs on",
    "where_after": "The offline engine, after the model {model} could not be used, on the machine "
    "facilitator runs on; what was said was sent to the server of that model",
    "where_before": "The offline engine, on the machine facilitator runs on; for an earlier recap "
    "what was said was sent to the server of the model {model}",
    "where_memory": "Nobody but the moderator, on the machine facilitator runs on; nothing was "
    "sent anywhere",
    "left_out": "Left out on request",
    "left_out_none": "Nothing; nobody asked",
    "passage": "1 passage said off the record",
    "passages": "{number} passages said off the record",
    "unrecorded": "every word of 1 member whom nobody may record",
    "unrecordeds": "every word of {number} members whom nobody may record",
    "and": " and ",
    "seen_by": "Who can see it",
    "seen_by_members": "The members of this group, also those who were absent",
    "deleted": "Deleted",
    "deleted_on": "The transcript on {day}",
    "deleted_on_request": "When you ask your moderator; no date is set",
    "memory": "From memory",
    "memory_some": "What is marked so is as your moderator remembers it, and no quote",
    # the way out of a kind of mail: a line in each, and a page
    "way_out_why": "You get this mail as a member of {group}.",
    "way_out": "No more mails of this kind",
    "kind_recap": "recap",
    "off_title": "No more mails of this kind?",
    "off_lead": "You get mails of the kind “{kind}” from {group}.",
    "off_button": "Switch them off",
    "is_off_title": "These mails are switched off",
    "is_off_lead": "You get no more mails of the kind “{kind}” from {group}. Other mails "
    "of the group still come.",
    "on_button": "Switch them back on",
    "is_on_title": "These mails are switched on again",
    "is_on_lead": "From now on mails of the kind “{kind}” from {group} reach you again.",
}  # fmt: skip

NOTES: dict[str, str] = {}  # warnings are raised in English
