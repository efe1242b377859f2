"""Between sessions: English."""

FOLLOW_UP = {
    "kind_follow_up": "how commitments go",
    "subject": "How is it going? {group}",
    "preheader": "One click to answer",
    "lead": "This is what you said you would do. How is it going?",
    "open": "See all of it",
    "less": "Less of this",
    "who":
        "Your moderator can see what you answer. The links are yours alone, so "
        "please do not pass them on.",
    "due": "by {day}",
    "done": "Done",
    "partly": "Partly",
    "carried": "Carry it over",
    "dropped": "Dropped",
    "title": "Between sessions",
    "intro": "What you said you would do, and how it is going.",
    "none": "Nothing of yours is open.",
    "streak": "Kept in a row: {number}",
    "history": "What you said about it",
    "how": "How is it going?",
    "word": "A word about it",
    "send": "Send",
    "kept": "Thank you, your answer is kept.",
    "less_lead": "You get at most one note a week, and none at night.",
    "less_half": "You get half as many notes, only before something is due.",
    "less_none": "You get no more notes between sessions.",
    "less_do": "Less of this",
    "more_do": "Notes as usual",
    "not_yours": "This page is not for you any more",
    "not_yours_why": "You are no longer a member of a group here.",
    "not_yours_next": "If that is a mistake, ask your moderator.",
    "choose": "Choose how it is going, and say it in at most 600 letters.",
    "said_on": "{group}, {day}",
}  # fmt: skip

PAST = {
    "title": "What peers gave to something like it",
    "who": "{peer} to {member}, {day}.",
    "worked": "It worked.",
    "partly": "It worked in part.",
}
