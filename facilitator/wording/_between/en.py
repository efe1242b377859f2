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

AFTERCARE = {
    "kind_thanks": "thanks for what you gave",
    "seat_lead": "You brought this to your group two weeks ago or more. Is it still open?",
    "brought": "What you brought on {day}",
    "open": "Still open",
    "solved": "Solved",
    "still": "Is your challenge still open?",
    "still_why":
        "If it is, your moderator hears of it, and can offer you a talk or another hot "
        "seat.",
    "tried": "Which solution did you try?",
    "tried_why":
        "Whoever gave it is thanked, and hears how it went. Your word stays out of it "
        "unless you say so.",
    "from_peer": "From {peer}",
    "went": "How did it go?",
    "worked": "It worked",
    "partly": "It worked in part",
    "not": "It did not work",
    "unknown": "Not tried after all",
    "said": "What you said",
    "word": "A word about it",
    "tell": "Tell them my word, too",
    "send": "Send",
    "choose": "Choose a solution and how it went, and say it in at most 600 letters.",
    "subject": "Thanks from {member}. {group}",
    "preheader": "For what you gave",
    "lead": "{member} tried what you offered on {day}:",
    "lead_bare": "{member} tried what you offered on {day}.",
    "it_worked": "It worked.",
    "it_partly": "It worked in part.",
    "it_not": "It did not work out this time, and it was good to have it to try.",
    "says": "{member} says:",
    "end": "Thank you for giving it.",
}  # fmt: skip

OFFICE = {
    "kind_office_hours": "offers of a talk with a member",
    "subject": "A talk with {member}? {group}",
    "preheader": "Or another hot seat",
    "few": "What {member} brought on {day} got few solutions or none.",
    "open_since": "{member} says that what they brought on {day} is still open.",
    "offer":
        "You can choose a time for a talk of {minutes} minutes, or give {member} one of "
        "the next hot seats. Nothing happens until you choose.",
    "secret":
        "It is not quoted here, as it is confidential or your group keeps its words out "
        "of mails.",
    "link": "Look and choose",
    "title": "A talk with {member}?",
    "slots": "A talk of {minutes} minutes",
    "slots_lead": "One click sends both of you an entry for your calendars.",
    "theirs": "for {member}: {moment}",
    "no_slots": "No time in the next four weeks suits both of you. Please write to each other.",
    "no_mail": "{member} gets no mails from here. Please speak to them yourself.",
    "seat": "Back into a hot seat",
    "seat_lead":
        "{member} sits in the next session; where none is planned yet, in the first one "
        "that is.",
    "seat_do": "Give {member} the next hot seat",
    "later": "Not now",
    "now_session": "You both have an entry in your mail: {moment}.",
    "now_seat": "{member} has a hot seat: {moment}.",
    "now_wish": "{member} gets a hot seat in the next session that is planned.",
    "now_later": "Nothing happens. You can still choose.",
    "gone": "This time is not free any more. Please choose another one.",
    "not_yours": "This page is not for you any more",
    "not_yours_why": "Only the moderators of a group see it, while the member is in the group.",
    "not_yours_next": "If that is a mistake, ask whoever runs this service.",
    "talk_subject": "A talk on {day}. {group}",
    "talk_preheader": "For your calendar",
    "talk_lead": "{moderator} would like to talk with you about what you brought on {day}.",
    "talk_when": "{moment}, {minutes} minutes.",
    "talk_change": "If that does not suit you, write to {moderator}: {address}",
    "talk_lead_moderator":
        "You offered {member} a talk about what they brought on {day}. {member} has the "
        "same entry.",
    "talk_title": "Talk: {moderator} and {member}",
    "calendar": "An entry for your calendar is attached.",
}  # fmt: skip
