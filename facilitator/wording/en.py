"""English."""

from facilitator.domain.recaps.recap import Kind

NAME = "English"
MONTHS = "January February March April May June July August September October November December"
DAY, DAY_OF_YEAR = "{day} {month}", "{day} {month} {year}"
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
MOMENT = "{weekday} {day} at {time}"

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
    "lead_absent": "You were not there; this is what you missed.",
    "link_lead": "The recap is ready to be read. The link is yours alone, so please do "
    "not pass it on.",
    "link_button": "Read the recap",
    "subject_correction": "Correction: {subject}",
    "correction_lead": "The recap you have was corrected.",
    "corrected": "What has changed",
    "change_new": "New, from {who}: {text}",
    "change_now": "It now says, from {who}: {text}",
    "change_gone": "Something from {who} was taken out.",
    "subject_draft": "Draft recap to approve: {group}",
    "draft_lead": "The recap of {group} is ready. Nobody but its moderators has it yet; it "
    "goes out when you approve it.",
    "draft_again": "The recap of {group} has changed since it went out. The correction goes "
    "out when you approve it.",
    "draft_approve": "Look at it and approve it",
    "draft_open": "Change something first",
    "draft_anew": "Reject it, and have it made anew",
    "draft_unsure": "To look at first",
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
    "from_member": "reworded by the member",
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
    # where the group chats
    "chat_title": "Recap: {group}, {day}",
    "promise": "1 commitment was made",
    "promises": "{number} commitments were made",
    "chat_mails": "Each member has the recap by mail.",
    # for a calendar
    "tasks": "Put them into your task list",
}  # fmt: skip

NOTES: dict[str, str] = {}  # warnings are raised in English

CHECK_IN = {
    "said_before": "said before the session",
    "subject": "Check-in: {group}, {day}",
    "subject_reminder": "Reminder, check-in: {group}, {day}",
    "preheader": "Two minutes that make the session better",
    "preheader_reminder": "There is still time to answer",
    "lead": "{group} meets on {moment}. Before that, a short check-in.",
    "lead_reminder":
        "{group} meets on {moment}, and your check-in is not in yet. It would help to hear "
        "from you.",
    "two_minutes": "It takes about two minutes, without a login:",
    "asked_promises": "how your commitments went",
    "asked_seat": "whether you want the hot seat, and for what",
    "asked_rest": "anything urgent, and whether you will be there",
    "promises_mail": "You said you would",
    "button": "Answer the check-in",
    "who": "Your moderator sees your answers. The group sees only the parts you tick.",
    "link_until":
        "This link is yours alone, so please do not pass it on. It works until the agenda "
        "goes out, and no longer than until the session begins.",
    "no_answer_needed": "If you cannot answer, come anyway.",
    "title": "Check-in",
    "intro": "{group} meets on {moment}.",
    "who_form":
        "About two minutes. Your moderator sees your answers; the group sees only the parts "
        "you tick.",
    "draft_note": "This is your draft. Nobody sees it until you send it.",
    "sent_note": "You have sent this. You can change it and send it again.",
    "wrong_title": "Please look at this again",
    "promises": "Your commitments",
    "promises_why": "You said you would do this. How did it go?",
    "went_done": "Done",
    "went_partly": "Partly",
    "went_not": "Not yet",
    "went_dropped": "Dropped",
    "word": "A word about it",
    "seat": "The hot seat",
    "seat_why": "Do you want it in this session?",
    "seat_yes": "Yes, I have something to bring",
    "seat_no": "Not this time",
    "sentence": "What is it about, in one sentence?",
    "why": "Why does it matter to you?",
    "tried": "What have you tried?",
    "wanted": "What do you want from the group?",
    "urgent": "Anything urgent?",
    "urgent_why": "Something the moderator should know before the session.",
    "attending": "Will you be there?",
    "attending_yes": "Yes",
    "attending_unsure": "Not sure yet",
    "attending_no": "No",
    "share_commitments": "Show the group how my commitments went",
    "share_wish": "Show the group what I want the hot seat for",
    "share_urgent": "Show this to the group, too",
    "optional": "optional",
    "consent": "About recording",
    "consent_none":
        "This session is not recorded by us, and nothing of it is written down.",
    "consent_day": "a day",
    "consent_days": "{number} days",
    "consent_standard":
        "The call is transcribed, and the members of {group} get a recap of it. What was said "
        "is deleted {days} after the recap; the recap stays. Say “off the record” before "
        "anything nobody is to write down, and tell your moderator if nothing of yours is to be "
        "kept.",
    "save": "Save as a draft",
    "send": "Send",
    "choose_went": "Choose how it went.",
    "choose_seat": "Choose whether you want the hot seat.",
    "say_sentence": "Say in one sentence what it is about.",
    "choose_attending": "Choose whether you will be there.",
    "too_long": "Too long: at most {most} letters.",
    "thanks": "Thank you, {name}",
    "thanks_lead": "Your moderator has your answers. This is what you said before the session:",
    "change_until":
        "You can change it until the agenda goes out, and no longer than until the session "
        "begins on {moment}.",
    "change": "Change my answers",
    "shared": "the group sees this",
    "private": "only your moderator sees this",
    "closed": "This check-in is closed",
    "closed_cancelled": "This session of {group} was cancelled.",
    "closed_sent": "The agenda of {group} has gone out.",
    "closed_begun": "The session of {group} has begun, or is over.",
    "closed_next": "Is there something you still want to say? Tell your moderator.",
    "bad_link": "This link does not work",
    "bad_link_why": "It is not one of ours, or a part of it is missing.",
    "bad_link_next":
        "Open it from the mail again, or copy the whole line. If that does not help, ask "
        "your moderator.",
    "old_link": "This link is too old",
    "old_link_why": "The session it was for is long over.",
    "old_link_next": "There will be a new one before the next session.",
    "not_yours": "This check-in is not for you any more",
    "not_yours_why": "You are no longer a member of this group, or the session is gone.",
    "not_yours_next": "If that is a mistake, ask your moderator.",
    "not_taken": "This could not be taken",
    "not_taken_why": "It is too much at once, or it did not come from our form.",
    "not_taken_next": "Go back, shorten it and send it again.",
    "away": "This does not work at the moment",
    "away_why": "Something is wrong on our side.",
    "away_next": "Nothing you saved is lost. Please try again in a few minutes.",
}  # fmt: skip

AGENDA = {
    "subject": "Agenda: {group}, {day}",
    "subject_update": "Updated agenda: {group}, {day}",
    "subject_draft": "Draft agenda to approve: {group}, {day}",
    "subject_changed": "Something has changed: {group}, {day}",
    "subject_called_off": "Called off: {group}, {day}",
    "preheader": "Who is in the hot seat, and when",
    "preheader_draft": "One look, one click",
    "preheader_changed": "It is not in the agenda yet",
    "preheader_called_off": "This session does not take place",
    "when": "{moment}, {minutes} minutes",
    "topic": "This time: {topic}",
    "update": "This replaces the agenda you already have.",
    "you": "You are in the hot seat",
    "you_when":
        "At {at}, for about {minutes} minutes. Bring one question, what you have tried, and "
        "what you want from the group.",
    "seats": "In the hot seat",
    "seat_when": "{at}, about {minutes} minutes",
    "no_seats": "There is no hot seat this time.",
    "said_before": "said before the session",
    "times": "How the session runs",
    "minutes_short": "{minutes} min",
    "icebreaker": "To break the ice",
    "or": "Or, if you would rather: {question}",
    "pass": "Anyone may pass.",
    "opens": "{name} goes first.",
    "question": "The opening question",
    "own_promises": "Your commitments from last time",
    "promises": "Commitments in the group",
    "due": "by {day}",
    "went_done": "done",
    "went_partly": "partly done",
    "went_not": "not yet",
    "went_dropped": "dropped",
    "calendar": "A calendar entry for the session is attached.",
    "draft_lead": "The agenda for {group} is ready. The group does not have it yet.",
    "draft_waits": "It goes out when you approve it.",
    "draft_sends":
        "It goes out by itself on {moment}. Until then you can change it, or send it yourself.",
    "look": "Look at the agenda",
    "notes": "Good to know",
    "why": "Why",
    "call_on": "Call on first",
    "passed_over": "Not this time",
    "icebreaker_why": "Why this one: {reason}",
    "changed_lead": "Something has changed since the agenda was made:",
    "changed_draft":
        "Nothing has gone out to the group. Open the draft to take this in, or leave it as it is.",
    "changed_sent":
        "The group has the agenda as it was. Open it to take this in and send the group an "
        "update, or leave it as it is.",
    "called_off_lead": "The session of {group} on {moment} was called off.",
    "called_off_next":
        "There is nothing for you to do. Before the next session you get its agenda.",
    "called_off_calendar": "The attached entry takes the session out of your calendar.",
    "moderator_only": "This mail is for moderators only. Please do not pass it on.",
}  # fmt: skip
