"""A look at one's own part of a recap: English."""

OWN_PART = {
    "subject": "Your part of the recap: {group}",
    "subject_again": "Your part was changed: {group}",
    "preheader": "You see it before the others do",
    "lead":
        "This is what the recap of {group} says about your hot seat. Of the others only your "
        "moderator has seen it. You can reword your challenge and strike what you do not want "
        "kept.",
    "lead_again":
        "Something was changed in your part of the recap of {group}. Please look at it again "
        "before the others see it.",
    "open": "Look at your part",
    "until":
        "The others see the recap once everybody who was in the hot seat has looked, and on "
        "{moment} at the latest.",
    "who": "This link is yours alone, so please do not pass it on.",
    "challenge": "Your challenge",
    "offered": "What your peers offered",
    "none": "No solution was noted for it in this session.",
    "title": "Your part of the recap",
    "intro": "{group}, {day}",
    "waits":
        "Nobody else in the group sees this before you say that it is fine, or {moment} has "
        "come.",
    "fine_waits":
        "Thank you. The others see it once everybody has looked, and on {moment} at the latest.",
    "sent":
        "The group has this. If you reword or strike something, it is gone here too, and "
        "whoever has the recap gets a correction that does not repeat it.",
    "fine": "It is fine",
    "reword": "Put it in your own words",
    "reword_label": "Your challenge, in your own words",
    "reword_why":
        "Your words take the place of this text. The old text and the quotes it rests on are "
        "deleted for good, also from the transcript. The recap says that you reworded it.",
    "reword_do": "Keep my words",
    "strike_of": "Strike what {name} offered",
    "strike_why":
        "The text and the words it rests on are deleted for good, also from the transcript. "
        "Nobody can bring them back.",
    "strike_do": "Strike it for good",
    "strike_seat": "Strike my whole hot seat",
    "strike_seat_why":
        "Your challenge and all that was offered to it are deleted for good, also from the "
        "transcript. Nobody can bring them back.",
    "kept": "Done. The words are gone.",
    "changed": "This was changed in the meantime. Please look at it again.",
    "gone": "There is nothing of your hot seat in this recap any more.",
    "wrong": "Write at least one word, and at most 2000 letters.",
    "not_yours": "This page is not for you any more",
    "not_yours_why": "You are no longer a member of this group, or the recap is gone.",
    "not_yours_next": "If that is a mistake, ask your moderator.",
}  # fmt: skip
