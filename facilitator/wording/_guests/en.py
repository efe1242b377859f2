"""To guests: English."""

GUEST = {
    "subject_invite": "An invitation: {group}, {day}",
    "subject_moved": "Moved: {group}, {day}",
    "subject_off": "Called off: {group}, {day}",
    "subject_follow_up": "Thank you for coming: {group}",
    "preheader_invite": "Be our guest, once and for free",
    "preheader_news": "About the session you are invited to",
    "preheader_follow_up": "What stays of it, and what could come next",
    "lead_invite": "{host} invites you to be a guest of {group} on {moment}.",
    "free": "It takes {minutes} minutes and is free. You owe nobody anything for it.",
    "how":
        "One after the other brings a question, and peers tell how they went about something "
        "like it. On your page there are two short questions to you, and one promise: what is "
        "said there stays there.",
    "answer_button": "Answer the invitation",
    "link_yours": "The link is yours alone, so please do not pass it on.",
    "no_is_no": "If you say no there, you hear no more from us.",
    "calendar": "An entry for your calendar is attached.",
    "contact": "Questions? Write to {host}: {address}",
    "lead_moved":
        "The session of {group} to which you are invited was moved. It is now on {moment}.",
    "lead_off":
        "The session of {group} to which you are invited does not take place. It was planned "
        "for {moment}.",
    "news_moved": "If you cannot come then, say so on your page.",
    "news_off": "There is nothing for you to do. You may be invited to another session.",
    "open_page": "Your page",
    "lead_follow_up": "Thank you for being a guest of {group} on {day}.",
    "recap_title": "What stays of it",
    "recap_lead": "This is what guests may read of the session. What is said there stays there.",
    "recap_button": "Read it",
    "next_title": "The next step",
    "next_step":
        "If it was useful to you, let us talk for half an hour about what you would bring and "
        "what you are looking for. If both sides like it, you join at the next session.",
    "next_contact": "Write to {host}: {address}",
    "not_for_you": "Not for you? Say so on your page, and you hear no more from us.",
    "title": "Your invitation",
    "who_form":
        "Two short questions. The moderator sees your answers, and the agenda shows them to "
        "the group, so that they can welcome you.",
    "about_you": "About you",
    "does": "What do you do?",
    "brings": "What would you bring?",
    "brings_why": "A question of yours, or something you know well.",
    "promise": "What is said there stays there",
    "promise_tick":
        "I keep to myself what I hear in the session, who said it and who was there. That "
        "holds afterwards, too.",
    "tick": "Tick this promise: nobody can come without it.",
    "yes": "I am coming",
    "no": "No, thank you",
    "coming": "You are coming",
    "coming_lead":
        "{group} expects you on {moment}. The agenda comes to you before that. You can change "
        "your answer here until the session begins.",
    "declined": "You said no",
    "declined_lead": "Thank you for saying so. You hear no more from {group}.",
    "changed_mind":
        "If you changed your mind, you can still say yes here until the session begins.",
    "closed_over": "The session has begun, or is over",
    "closed_off": "The session does not take place",
    "closed_lead": "If you want to hear no more from {group}, say so here.",
    "joined": "You are a member now",
    "joined_lead": "Everything else reaches you as a member of {group}.",
    "not_yours": "This invitation is not for you any more",
    "not_yours_why": "It was taken back, or the group is gone.",
    "not_yours_next": "If that is a mistake, ask whoever invited you.",
    "old_link_why": "The session it was for is long over.",
    "old_link_next": "Write to whoever invited you.",
    "welcome": "Our guest: {name}",
    "welcome_does": "Does, in their own words",
    "welcome_brings": "Would bring",
}  # fmt: skip
