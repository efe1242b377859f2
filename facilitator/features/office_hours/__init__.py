"""A talk with the moderator after a hot seat: offered, chosen, put into the calendar. Imports
agenda, commitments, mail and meetings.
"""

SURFACE = {
    "hold_office_hours": "mail_invitations",
    "jobs.hot_seat_follow_ups": "look_after_seats",
    "offer_office_hours": "KIND due refresh_offer send_offer",
}
