"""Guests of one session: invited, welcomed, told of changes, followed up, and left alone after a
no. Imports access, checkins, delivery, mail and meetings.
"""

SURFACE = {
    "answer_invitation": "accept decline",
    "follow_up_guests": "due process_guest",
    "jobs.guests": "look_after_guests",
    "manage_guests": "GuestLine decline invite mail_invitation make_member open_guests",
}
