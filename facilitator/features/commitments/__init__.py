"""What members said they would do: its history, the note between sessions that asks how it goes,
what was tried, and thanks to whoever gave a solution that helped. Imports mail and memory.
"""

SURFACE = {
    "answer_follow_up": "save_report",
    "commitment_log": "LoggedCommitment status_entries",
    "commitment_status": "TrackedCommitment tracked_commitments with_histories",
    "follow_up": "KIND THANKS_KIND is_quiet_time refresh_note",
    "hot_seat_history": "PastHotSeat past_hot_seats",
    "jobs.follow_ups": "write_notes",
    "list_commitments": "by_member repeated_commitment_lines repetition_notes",
    "pages.texts": "WENT_TEXTS",
    "record_outcome": "record_challenge_standing record_tried_solution",
    "send_thanks": "due refresh_thanks send_thanks",
}
