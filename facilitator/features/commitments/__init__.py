"""What members said they would do: its history, the note between sessions that asks how it goes,
what was tried, and thanks to whoever gave a solution that helped. Imports mail and memory.
"""

SURFACE = {
    "answer_follow_up": "answer",
    "commitment_log": "Promised statuses_of",
    "commitment_status": "Followed followed with_histories",
    "follow_up": "KIND THANKS is_quiet write_anew",
    "hot_seat_history": "OwnSeat own_seats",
    "jobs.follow_ups": "write_notes",
    "list_commitments": "by_member debt_lines debts_in",
    "pages.texts": "WENT_TEXTS",
    "record_outcome": "say_standing say_tried",
    "thank": "due thank write_anew",
}
